"""Work for later: what a rule would have done, reminders, and counting a vote when its time is over."""

from candour.guidelines.actions import voting, writing
from candour.jobs.registry import JobContext, Payload, job


@job("guidelines.figures")
def figures(payload: Payload, context: JobContext) -> None:
    """This will work out what a proposal would have done with the replies of the past."""
    writing.note_figures(proposal=payload["proposal"], now=context.now)


@job("guidelines.remind")
def remind(payload: Payload, context: JobContext) -> None:
    """This will remind whoever follows a vote that ends tomorrow."""
    voting.remind(by=context.actor, proposal=payload["proposal"], now=context.now)


@job("guidelines.count")
def count(payload: Payload, context: JobContext) -> None:
    """This will count a vote."""
    voting.count_vote(by=context.actor, proposal=payload["proposal"], now=context.now)


@job("guidelines.remind_officer")
def remind_officer(payload: Payload, context: JobContext) -> None:
    """This will tell the accountable officer that an answer is overdue."""
    voting.remind_officer(by=context.actor, proposal=payload["proposal"], now=context.now)
