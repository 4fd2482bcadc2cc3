"""Places in a list that is read newest first: a moment and a number, as an address carries them."""

from datetime import UTC, datetime

from django.db.models import Q


def cursor(at: datetime, number: int) -> str:
    """This will name a row's place in its list."""
    return f"{at.isoformat()}_{number}"


def after(place: str, time: str, number: str = "pk") -> Q:
    """This will keep what is older than a place; anything that is no place begins at the newest."""
    at, _, said = place.rpartition("_")
    try:
        moment, pk = datetime.fromisoformat(at), int(said)
        utc = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return Q()
    if moment.tzinfo is None or abs(pk) >= 2**63:
        return Q()
    return Q(**{f"{time}__lt": utc}) | Q(**{time: utc, f"{number}__lt": pk})
