"""What this room knows: wishes, devices, letters."""

from django.db.models import QuerySet
from django.utils import timezone

from candour.domain.notifying import How, News, Wishes
from candour.notices.models import PushDevice, WishesKept
from candour.people.models import Person


def wishes_of(person: Person) -> Wishes:
    """This will give what somebody wishes; one statement."""
    kept = WishesKept.objects.for_trust(person.trust_id).filter(person=person).first()
    if kept is None:
        return Wishes()
    return Wishes(
        how={News(news): How(how) for news, how in kept.how.items() if news in set(News)},
        quiet_from=kept.quiet_from,
        quiet_to=kept.quiet_to,
        quiet_weekends=kept.quiet_weekends,
        letter_at=kept.letter_at,
        muted_until=kept.muted_until,
    )


def devices_told(person: Person) -> QuerySet[PushDevice]:
    """This will give the browsers that are told at once: those signed in, and not marked as shared since."""
    mine = PushDevice.objects.for_trust(person.trust_id).filter(person=person, session__is_own=True)
    return mine.filter(session__expire_date__gt=timezone.now()).select_related("session")
