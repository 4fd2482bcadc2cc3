"""Moments as networks write them (ISO 8601), and the one spelling in which they compare as text."""

from datetime import UTC, datetime


def moment(said: object) -> datetime:
    """This will read a moment, in UTC where it names no zone; the moment now where it is none."""
    try:
        found = datetime.fromisoformat(str(said))
    except ValueError:
        return datetime.now(UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def spelt(at: datetime) -> str:
    """This will spell a moment in UTC to the millisecond, as cursors keep it."""
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="milliseconds")
