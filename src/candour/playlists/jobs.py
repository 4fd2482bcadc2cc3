"""Work for later: writing a copy on Spotify, and asking again for what was overlooked."""

from django.db import transaction

from candour.jobs import queue
from candour.jobs.registry import JobContext, Payload, every, job
from candour.playlists.actions.copying import ask_for_work
from candour.playlists.models import Copy
from candour.playlists.writing import LEASE, overlooked, write_copy


@job("playlists.write_copy", attempts=8, lease_seconds=LEASE.total_seconds())
def write(payload: Payload, context: JobContext) -> None:
    """This will bring one copy on Spotify up to date."""
    write_copy(by=context.actor, copy_id=payload["copy"], clock=context.clock)


@every(seconds=60, name="playlists.sweep")
def sweep(_payload: Payload, context: JobContext) -> None:
    """This will ask again for copies whose work was lost or had to wait; it writes none itself."""
    with transaction.atomic():
        for copy in overlooked(context.now):
            queue.enqueue("playlists.write_copy", {"copy": copy}, due_at=context.now)


@job("playlists.report_settled")
def report_settled(payload: Payload, context: JobContext) -> None:
    """This will have a playlist that a colleague took out of sight leave Spotify, too."""
    if not payload["about"].get("hidden"):
        return
    post = payload["about"].get("post")
    for copy in Copy.objects.filter(playlist__post=post, ended_at=None).order_by("pk"):
        ask_for_work(copy, context.now)
