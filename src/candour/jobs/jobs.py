"""The room's own work: done work is kept for a week, so that its unique keys hold, and then removed."""

from datetime import timedelta

from candour.jobs import registry
from candour.jobs.models import State, Work

KEEP = timedelta(days=7)
AT_ONCE = 5000


@registry.every(seconds=3600, name="jobs.tidy")
def tidy(_payload: registry.Payload, context: registry.JobContext) -> None:
    """This will remove work that was done more than a week ago, a batch at a time."""
    old = Work.objects.filter(state=State.DONE, ended_at__lt=context.now - KEEP).order_by("ended_at", "id")
    while batch := list(old.values_list("pk", flat=True)[:AT_ONCE]):
        Work.objects.filter(pk__in=batch).delete()
        context.keep_alive()
