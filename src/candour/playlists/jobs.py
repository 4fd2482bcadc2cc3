"""Work for later: writing a copy on Spotify, and asking again for what was overlooked."""

from django.db import transaction

from candour.jobs import queue
from candour.jobs.registry import JobContext, Payload, every, job
from candour.playlists.actions.copying import note_change
from candour.playlists.models import Playlist
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
    playlist = Playlist.objects.filter(post=payload["about"].get("post"), shared_at__isnull=False).first()
    if playlist is not None:
        note_change(playlist, context.now)
