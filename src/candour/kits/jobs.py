"""Work for later: word to those who told a kit with a picture that may not be shown any more."""

from candour.jobs.registry import JobContext, Payload, job
from candour.kits import queries
from candour.kits.recording import notify


@job("kits.picture_gone")
def picture_gone(payload: Payload, context: JobContext) -> None:
    """This will ask everybody who told a kit with this picture to take it down where they put it."""
    words = "A picture of a share kit may not be shown any more. If you used it, take it down."
    for own in queries.told_with(int(payload["trust"]), payload["about"]["photo"]):
        notify([own.person], by=context.actor, kit=own.kit, kind="kit_picture", words=words, now=context.now)
