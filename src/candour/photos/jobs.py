"""Work for later: making videos anew, and erasing the bytes of pictures that were taken down."""

from django.db.models import QuerySet

from candour.jobs.registry import JobContext, Payload, every, job
from candour.photos import actions, queries
from candour.photos.models import PutStraightIn

_ATTEMPTS = 5


@job("photos.erase")
def erase(payload: Payload, context: JobContext) -> None:
    """This will erase a picture at once after it was taken down."""
    actions.erase(by=context.actor, photo_id=payload["about"]["photo"], now=context.now)


@job("photos.forget")
def forget(payload: Payload, context: JobContext) -> None:
    """This will forget what went out without the feed, at once after somebody in it said no."""
    _forget(context, queries.to_forget().filter(trust=int(payload["trust"])))


@job("photos.make_video", attempts=_ATTEMPTS, lease_seconds=60)
def make_video(payload: Payload, context: JobContext) -> None:
    """This will make a video anew after it was sent."""
    actions.make_video(
        by=context.actor,
        photo_id=payload["photo"],
        keep_alive=context.keep_alive,
        clock=context.clock,
        is_last=context.attempt >= _ATTEMPTS,
    )


@every(seconds=600, name="photos.sweep")
def sweep(_payload: Payload, context: JobContext) -> None:
    """This will take down what may be shown no longer, and forget pieces that nobody ended.

    It erases and forgets what is left, too, such as what a legal hold kept.
    """
    actions.end_what_is_over(by=context.actor, now=context.now)
    for photo in queries.to_erase():
        actions.erase(by=context.actor, photo_id=photo, now=context.now)
        context.keep_alive()
    _forget(context, queries.to_forget())
    actions.let_go_unused(by=context.actor, now=context.now)
    actions.forget_pieces(now=context.now)


def _forget(context: JobContext, rows: "QuerySet[PutStraightIn]") -> None:
    for trust, sha256 in rows.values_list("trust", "outgoing_sha256"):
        actions.forget_unwanted(by=context.actor, trust=trust, sha256=sha256, now=context.now)
        context.keep_alive()
