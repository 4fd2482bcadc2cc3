"""What keeps machines and floods from the front door without asking anybody else: the form's seal, the count.

The `public` room's views call these before an action. Nobody's words are lost: a refusal gives the form back.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core import signing
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from candour.channels.frontdoor.models import DaySalt, Visit
from candour.domain.refusal import Refusal
from candour.people.models import Trust

LEAST_SECONDS = 3
"""Nobody reads the first lines and tells a story in less."""
LONGEST_DAYS = 7
"""A form may stay open this long; then it is given back with the words still in it."""
AN_HOUR: dict[str, int] = {"story": 30, "reply": 60, "report": 30, "talk": 20, "link": 300}
"""How often one address may do each thing in an hour; a whole ward's wifi may be one address."""
_SALT = "candour.frontdoor.form"


@dataclass(frozen=True)
class OpenForm:
    """A form as it was opened: the private link's token that it will use, and when it was opened."""

    token: str
    opened_at: datetime


def open_form(now: datetime) -> str:
    """This will give the sealed line that a form carries, so that sending it twice makes one story."""
    return signing.dumps({"token": secrets.token_urlsafe(32), "at": now.timestamp()}, salt=_SALT)


def read_form(sealed: str) -> OpenForm:
    """This will read the line back, raising Refusal if somebody changed it."""
    try:
        content = signing.loads(sealed, salt=_SALT)
        opened_at = datetime.fromtimestamp(float(content["at"]), UTC)
        return OpenForm(str(content["token"]), opened_at)
    except (signing.BadSignature, KeyError, TypeError, ValueError) as error:
        raise Refusal("This form is not one that we gave out.", "Send it again from this page.") from error


def check_human(sealed: str, trap: str, now: datetime) -> None:
    """This will raise Refusal for what a machine does: fill the hidden box, or answer in no time."""
    form = read_form(sealed)
    if trap:
        raise Refusal(
            "A box that should stay empty was filled in. Some browsers do that by themselves.",
            "Your words are still here. Empty the box called Leave this empty, and send again.",
        )
    if now - form.opened_at < timedelta(seconds=LEAST_SECONDS):
        raise Refusal("That was very quick.", "Your words are still here. Wait a moment and send again.")
    if now - form.opened_at > timedelta(days=LONGEST_DAYS):
        raise Refusal("This form was open for a long time.", "Your words are still here. Send them again.")


def let_in(trust: Trust, address: str, what: str, now: datetime) -> None:
    """This will count one visit from a network address, raising Refusal above the hour's limit.

    `what` is a key of AN_HOUR. The address itself is never kept: only a hash under the day's salt.
    """
    hour = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    visit, _ = Visit.objects.get_or_create(
        trust=trust, address_hash=_address_hash(address, now), what=what, hour=hour
    )
    Visit.objects.for_trust(trust).filter(pk=visit.pk).update(times=F("times") + 1)
    visit.refresh_from_db(fields=["times"])
    if visit.times > AN_HOUR[what]:
        minutes = 60 - timezone.localtime(now).minute
        raise Refusal(
            "A lot has been sent from your network in the last hour.",
            f"Your words are still here. Try again in {minutes} minutes, or ring the trust.",
        )


def forget_visits(now: datetime) -> int:
    """This will delete the counts and salts of days gone by, and say how many counts went."""
    today = now.astimezone(UTC).date()
    DaySalt.objects.filter(day__lt=today).delete()
    # Every trust's old counts go: this is the installation's own housekeeping and shows nobody anything.
    gone, _ = Visit.objects.filter(hour__lt=datetime(today.year, today.month, today.day, tzinfo=UTC)).delete()
    return gone


def _address_hash(address: str, now: datetime) -> str:
    return salted_hmac(
        "candour.frontdoor.visit", address, secret=_salt_of(now), algorithm="sha256"
    ).hexdigest()


def _salt_of(now: datetime) -> str:
    """This will give today's salt, made at the day's first visit, and delete yesterday's."""
    today = now.astimezone(UTC).date()
    known = DaySalt.objects.filter(day=today).first()
    if known is None:
        try:
            with transaction.atomic():
                known = DaySalt.objects.create(day=today, salt=secrets.token_hex(32))
        except IntegrityError:
            known = DaySalt.objects.get(day=today)
        forget_visits(now)
    return known.salt
