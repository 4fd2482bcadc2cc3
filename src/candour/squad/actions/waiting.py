"""Words from outside that nobody has looked at: who on duty is told, and who next (`domain.first_look`)."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from candour.domain.actor import Actor
from candour.domain.first_look import who_is_told
from candour.jobs import news
from candour.people import actions as people
from candour.people.models import Person
from candour.people.queries import on_duty
from candour.squad.models import Unread
from candour.squad.queries.waiting import ABOUT, KIND, seen_by_told, unread_since
from candour.voice.queries.policy import policy_in_force

WORDS = "Somebody wrote to us, and nobody has looked yet. Open Listen."


@transaction.atomic
def note_look(*, trust: int, at: datetime) -> None:
    """This will note that a human has looked at what came in until then."""
    unread = _locked(trust)
    if unread.looked_at is None or unread.looked_at < at:
        unread.looked_at = at
        unread.save(update_fields=["looked_at"])


@transaction.atomic
def tell_of_unread(*, by: Actor, trust: int, now: datetime) -> list[Person]:
    """This will tell those who should know by now that words wait unread, and do not know it yet.

    Whoever opens their notice has looked: all notices go, and nobody else is told.
    """
    unread = _locked(trust)
    seen_at = seen_by_told(unread)
    if seen_at is not None:
        unread.looked_at = max(filter(None, (unread.looked_at, seen_at)))
    since = unread_since(unread, now)
    if since is None or seen_at is not None:
        people.finish_notices(by=by, trust=trust, about=ABOUT, kind=KIND, now=now)
    if since != unread.since:
        unread.since, unread.told = since, []
    due = _due(unread, since, now) if since is not None else set[int]()
    new = list(Person.objects.for_trust(trust).filter(pk__in=due - set(unread.told)).order_by("pk"))
    unread.told = [*unread.told, *(person.pk for person in new)]
    unread.save()
    _tell(new, by, unread, now)
    return new


def _due(unread: Unread, since: datetime, now: datetime) -> set[int]:
    """This will number everybody who should know by now, after the minutes of the policy in force."""
    _, policy = policy_in_force(unread.trust_id)
    told = who_is_told(on_duty(unread.trust, now), since, now, policy.first_look(since))
    return {int(each.person) for each in told}


def _tell(whom: list[Person], by: Actor, unread: Unread, now: datetime) -> None:
    for person in whom:
        people.send_notice(
            by=by,
            person=person,
            kind=KIND,
            about=ABOUT,
            words=WORDS,
            opens=reverse("listening-inbox"),
            now=now,
        )
    if whom:
        about = {"people": len(whom), "unread": unread.pk}
        news.tell("squad:wait:told", by=by, trust=unread.trust_id, about=about, now=now)


def _locked(trust: int) -> Unread:
    Unread.objects.get_or_create(trust_id=trust)
    Unread.objects.select_for_update().get(trust=trust)
    return Unread.objects.select_related("trust").get(trust=trust)
