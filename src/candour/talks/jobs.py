"""Work for later: asking the next person, erasing what is not needed any more."""

from datetime import datetime, timedelta

from candour.jobs.registry import JobContext, Payload, every, job
from candour.talks import actions, queries
from candour.talks.models import Talk

OVERDUE = timedelta(minutes=1)
"""How late the asking of the next person may be before it is asked for again."""


@job("talks.move_on", attempts=20, lease_seconds=30)
def move_on(payload: Payload, job: JobContext) -> None:
    """This will ask the next person if nobody has talked."""
    talk = Talk.objects.get(pk=payload["talk"])
    actions.move_on(by=job.actor, talk=talk, not_by=datetime.fromisoformat(payload["not_by"]), now=job.now)


@every(seconds=60, name="talks.move_on_overdue")
def move_on_overdue(payload: Payload, job: JobContext) -> None:  # noqa: ARG001 - a schedule has nothing to say
    """This will ask the next person where the work that should have done so was lost or has died."""
    for talk in queries.overdue(job.now - OVERDUE):
        assert talk.moves_on_at is not None  # noqa: S101 - the query asks for those with such a moment
        actions.move_on(by=job.actor, talk=talk, not_by=talk.moves_on_at, now=job.now)
        job.keep_alive()


@job("talks.ask_others")
def ask_others(payload: Payload, job: JobContext) -> None:
    """This will ask the next one at once where somebody kept a talk who is gone."""
    actions.ask_instead_of(by=job.actor, person_id=payload["about"]["person"], now=job.now)


@job("talks.taken_back")
def take_back(payload: Payload, job: JobContext) -> None:
    """This will end and erase what a teller asked for, once they have taken their story back."""
    story = payload["about"]["story"]
    actions.end_with_story(by=job.actor, trust_id=int(payload["trust"]), story=story, now=job.now)


@every(seconds=3600, name="talks.erase")
def erase(payload: Payload, job: JobContext) -> None:  # noqa: ARG001 - a schedule has nothing to say
    """This will erase the details of talks that ended long enough ago."""
    actions.erase_ended(by=job.actor, now=job.now)
