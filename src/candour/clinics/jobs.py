"""Work for later: reminders of a clinic, the question afterwards, and cases that are gone in time."""

from candour.clinics import actions
from candour.jobs.registry import JobContext, Payload, job


@job("clinics.remind")
def remind(payload: Payload, context: JobContext) -> None:
    """This will remind whoever comes, the day before and an hour before."""
    actions.remind(
        by=context.actor,
        clinic=payload["clinic"],
        sequence=payload["sequence"],
        slot=payload["slot"],
        now=context.now,
    )


@job("clinics.over")
def over(payload: Payload, context: JobContext) -> None:
    """This will ask the guests of a clinic that is over whether it helped."""
    actions.ask_whether_it_helped(
        by=context.actor, clinic=payload["clinic"], sequence=payload["sequence"], now=context.now
    )
