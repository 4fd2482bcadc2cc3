"""The time before an election: its days and reason, and the trust's setting kept in step with them."""

from datetime import date, datetime, time, timedelta

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.clocks import LONDON, day_in_london
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.jobs import news, queue
from candour.people import actions as people
from candour.people.actions.permits import must_hold, must_say_why
from candour.people.models import Person, Trust
from candour.policy.models import ElectionTime
from candour.policy.queries import election_of

MAY_SET = (Role.COMMUNICATIONS, Role.EXECUTIVE)
LONGEST = timedelta(days=120)


@transaction.atomic
def set_election(*, by: Person, begins_on: date, ends_on: date, reason: str, now: datetime) -> ElectionTime:
    """This will say from when to when an election is near; an earlier setting ends with it."""
    must_hold(by, by.trust_id, *MAY_SET)
    reason = must_say_why(reason, "Enter which election it is, and who asks for this.")
    if ends_on < begins_on:
        raise Refusal("The last day is before the first.", "Enter a last day that comes after the first.")
    if ends_on < day_in_london(now):
        raise Refusal("The last day is over.", "Enter a last day that is today or later.")
    if ends_on - begins_on > LONGEST:
        raise Refusal("That is longer than any time before an election.", "Enter 120 days at most.")
    trust = Trust.objects.select_for_update().get(pk=by.trust_id)
    ElectionTime.objects.for_trust(trust).filter(ended_at__isnull=True).update(
        ended_at=now, ended_by=by.ledger_name
    )
    election = ElectionTime.objects.create(
        trust=trust, begins_on=begins_on, ends_on=ends_on, reason=reason, set_at=now, set_by=by
    )
    about: dict[str, str | int | None] = {
        "election": election.pk,
        "begins_on": begins_on.isoformat(),
        "ends_on": ends_on.isoformat(),
    }
    news.tell("policy:election:set", by=by, trust=trust.pk, about=about, now=now, words={"reason": reason})
    for moment in (_midnight(begins_on), _midnight(ends_on + timedelta(days=1))):
        if moment > now:
            queue.enqueue("policy.election", {"trust": trust.pk}, due_at=moment, trust=trust.pk)
    keep_election(by=by, trust=trust, now=now)
    return election


@transaction.atomic
def end_election(*, by: Person, now: datetime) -> None:
    """This will end the time before an election early."""
    must_hold(by, by.trust_id, *MAY_SET)
    election = election_of(by.trust_id)
    if election is None:
        raise Refusal("No time before an election is set.", "There is nothing to end.")
    _end(by, election, now)
    keep_election(by=by, trust=by.trust, now=now)


@transaction.atomic
def keep_election(*, by: Actor, trust: Trust, now: datetime) -> Trust:
    """This will switch the trust's setting on or off as the days say; doing it again changes nothing."""
    trust = Trust.objects.select_for_update().get(pk=trust.pk)
    election = election_of(trust)
    if election is not None and election.ends_on < day_in_london(now):
        _end(by, election, now)
        election = None
    is_near = election is not None and election.begins_on <= day_in_london(now)
    if is_near == trust.is_pre_election:
        return trust
    return people.set_pre_election(by=by, trust=trust, is_pre_election=is_near, now=now)


def _end(by: Actor, election: ElectionTime, now: datetime) -> None:
    election.ended_at, election.ended_by = now, by.ledger_name
    election.save(update_fields=["ended_at", "ended_by"])
    about = {"election": election.pk}
    news.tell("policy:election:ended", by=by, trust=election.trust_id, about=about, now=now)


def _midnight(on: date) -> datetime:
    return datetime.combine(on, time(0), LONDON)
