"""The secret address of somebody's own calendar: made, made anew, ended; who has the old one is shut out."""

from datetime import datetime

from django.db import transaction

from candour.jobs import news
from candour.people.calendars import hash_of, new_salt, token_of
from candour.people.models import CalendarAddress, Person


@transaction.atomic
def renew_calendar(*, by: Person, now: datetime) -> CalendarAddress:
    """This will give somebody a new address for their calendar; the one before ends at once."""
    salt = new_salt()
    drawn = {"salt": salt, "token_hash": hash_of(token_of(salt)), "made_at": now}
    address, _ = CalendarAddress.objects.update_or_create(
        person=by, defaults=drawn, create_defaults={"trust_id": by.trust_id, **drawn}
    )
    news.tell("people:calendar:renewed", by=by, trust=by.trust_id, about={"person": by.pk}, now=now)
    return address


@transaction.atomic
def end_calendar(*, by: Person, now: datetime) -> None:
    """This will end the address of somebody's calendar; ending it twice changes nothing."""
    ended, _ = CalendarAddress.objects.for_trust(by.trust_id).filter(person=by).delete()
    if ended:
        news.tell("people:calendar:ended", by=by, trust=by.trust_id, about={"person": by.pk}, now=now)
