"""Work for later: what a published reply means for promises, and reminders when their moment comes."""

from candour.jobs.registry import JobContext, Payload, every, job
from candour.promises import actions, queries


@job("promises.reply_published")
def reply_published(payload: Payload, context: JobContext) -> None:
    """This will keep the promise that a reply tells of, and ask its writer about a new one in it."""
    statement = payload["about"]["statement"]
    actions.note_published(by=context.actor, statement_id=statement, now=context.now)
    actions.ask_the_author(by=context.actor, statement_id=statement, now=context.now)


@every(seconds=600, name="promises.remind")
def remind(_payload: Payload, context: JobContext) -> None:
    """This will remind the people of each promise whose moment has come, each in a transaction of its own."""
    for promise in queries.due_for_a_reminder(context.now):
        actions.remind(by=context.actor, promise_id=promise, now=context.now)
        context.keep_alive()
