"""The room's own periodic work: tidying the queue, and sealing the ledger until `records` does it."""

from datetime import timedelta

from candour.jobs import registry
from candour.jobs.models import State, Work
from candour.ledger import sealing

KEEP = timedelta(days=7)
AT_ONCE = 5000


@registry.every(seconds=3600, name="jobs.tidy")
def tidy(_payload: registry.Payload, context: registry.JobContext) -> None:
    """This will remove work that was done more than a week ago; till then its unique keys hold."""
    old = Work.objects.filter(state=State.DONE, ended_at__lt=context.now - KEEP).order_by("ended_at", "id")
    while batch := list(old.values_list("pk", flat=True)[:AT_ONCE]):
        Work.objects.filter(pk__in=batch).delete()
        context.keep_alive()


@registry.every(seconds=60, name="ledger.seal")
def seal(_payload: registry.Payload, context: registry.JobContext) -> None:
    """This will seal what was written to the ledger since the last minute."""
    while sealing.seal_now(context.now) is not None:
        context.keep_alive()
