"""Sharing a playlist with everybody outside, and ending that."""

from datetime import datetime

from django.db import transaction

from candour.domain import playlists as rules
from candour.domain.refusal import Refusal, refuse
from candour.people.models import Person
from candour.playlists import registers
from candour.playlists.actions.copying import end_open_copy, note_change
from candour.playlists.actions.permits import lock, must_share
from candour.playlists.models import Playlist, Song
from candour.playlists.queries.lists import on_list
from candour.playlists.recording import fit_for_all, tell


@transaction.atomic
def share(*, by: Person, playlist: Playlist, leaves_out_explicit: bool, now: datetime) -> Playlist:
    """This will show a playlist, as it is now, to everybody outside; songs added later wait.

    Raises Refusal where the right is missing, lyrics are not answered for, or the checks hold the words.
    """
    playlist = lock(by, playlist)
    must_share(by, now)
    refuse(registers.stopped(playlist.trust_id))
    if playlist.post is not None and playlist.post.hidden_at is not None:
        raise Refusal("A colleague took this playlist out of sight.", "Make another one.")
    songs = list(on_list(playlist))
    refuse(rules.to_share(sum(each.is_explicit is None for each in songs), len(songs)))
    fit_for_all(playlist, songs, now)
    playlist.shared_at, playlist.shared_by = playlist.shared_at or now, by
    playlist.leaves_out_explicit = leaves_out_explicit
    playlist.save(update_fields=["shared_at", "shared_by", "leaves_out_explicit"])
    Song.objects.filter(pk__in=[each.pk for each in songs], public_since=None).update(public_since=now)
    about = {"songs": len(songs), "leaves_out_explicit": int(leaves_out_explicit)}
    tell("playlists:playlist:shared", by=by, playlist=playlist, now=now, about=about)
    note_change(playlist, now)
    return playlist


@transaction.atomic
def stop_sharing(*, by: Person, playlist: Playlist, now: datetime) -> None:
    """This will take a playlist from everybody outside, on Spotify, too."""
    playlist = lock(by, playlist)
    must_share(by, now)
    if playlist.shared_at is None:
        raise Refusal("Nobody outside sees this playlist.", "There is nothing to end.")
    end_share(playlist, by=by, now=now)


def end_share(playlist: Playlist, *, by: Person, now: datetime) -> None:
    """This will end a share in the caller's transaction, with its copy on Spotify."""
    playlist.shared_at = playlist.shared_by = None
    playlist.save(update_fields=["shared_at", "shared_by"])
    Song.objects.filter(playlist=playlist).update(public_since=None)
    tell("playlists:playlist:share_ended", by=by, playlist=playlist, now=now)
    end_open_copy(playlist, by=by, now=now)
