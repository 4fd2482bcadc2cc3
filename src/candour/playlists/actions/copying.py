"""The copy on Spotify: asking for it, for another try, for its end, and for every change to reach it.

Nothing here calls Spotify: `writing.py` does, in a job.
"""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from candour.channels.models import Account
from candour.domain.actor import Actor
from candour.domain.refusal import Refusal, refuse
from candour.jobs import queue
from candour.people.models import Person
from candour.playlists import registers
from candour.playlists.actions.permits import lock, must_share
from candour.playlists.models import Copy, Playlist
from candour.playlists.queries.lists import copy_of, spotify_of
from candour.playlists.recording import tell

GATHERED = timedelta(seconds=60)
"""Votes and changes of so long go out as one."""


@transaction.atomic
def put_on_spotify(*, by: Person, playlist: Playlist, now: datetime) -> Copy:
    """This will have a shared playlist made on the trust's account on Spotify, and kept like this one."""
    playlist = lock(by, playlist)
    must_share(by, now)
    refuse(registers.stopped(playlist.trust_id))
    if playlist.shared_at is None:
        raise Refusal("Nobody outside sees this playlist yet.", "Share it first.")
    known = copy_of(playlist)
    if known is not None:
        return known
    account = spotify_of(playlist.trust_id)
    if account is None:
        raise Refusal("No account of ours is connected there.", "Ask communications to connect one.")
    copy = _ended_copy(playlist, account) or Copy(
        trust_id=playlist.trust_id, playlist=playlist, account=account, key=secrets.token_hex(8)
    )
    copy.begun_at, copy.begun_by, copy.ended_at, copy.ended_by = now, by, None, None
    copy.save()
    tell("playlists:copy:begun", by=by, playlist=playlist, now=now, about={"account": account.pk})
    ask_for_work(copy, now)
    return copy


def _ended_copy(playlist: Playlist, account: Account) -> Copy | None:
    """This will give the copy that was there before, so that whoever follows it finds it again."""
    found = Copy.objects.for_trust(playlist.trust_id).filter(playlist=playlist, account=account, trouble="")
    return found.select_for_update().order_by("-pk").first()


@transaction.atomic
def try_again(*, by: Person, playlist: Playlist, now: datetime) -> None:
    """This will have a copy written again that Spotify did not take."""
    playlist = lock(by, playlist)
    must_share(by, now)
    copy = copy_of(playlist)
    if copy is None:
        raise Refusal("This playlist is not on Spotify.", "Put it there first.")
    copy.trouble = copy.remedy = copy.written_sha256 = ""
    copy.save(update_fields=["trouble", "remedy", "written_sha256"])
    tell("playlists:copy:asked_again", by=by, playlist=playlist, now=now)
    ask_for_work(copy, now)


@transaction.atomic
def end_copy(*, by: Person, playlist: Playlist, now: datetime) -> None:
    """This will take a playlist off Spotify: it is emptied there, and shown to nobody."""
    playlist = lock(by, playlist)
    must_share(by, now)
    end_open_copy(playlist, by=by, now=now)


def end_open_copy(playlist: Playlist, *, by: Actor, now: datetime) -> None:
    """This will end the open copy of a playlist, if it has one, in the caller's transaction."""
    copy = copy_of(playlist)
    if copy is None:
        return
    copy.ended_at, copy.ended_by = now, by if isinstance(by, Person) else None
    copy.save(update_fields=["ended_at", "ended_by"])
    tell("playlists:copy:ended", by=by, playlist=playlist, now=now)
    ask_for_work(copy, now)


def note_change(playlist: Playlist, now: datetime) -> None:
    """This will have a change reach the playlist's copy, gathered with others of the same minute."""
    copy = copy_of(playlist) if playlist.shared_at is not None else None
    if copy is not None and not copy.trouble:
        ask_for_work(copy, now + GATHERED)


def ask_for_work(copy: Copy, due_at: datetime) -> None:
    """This will have a copy written at that time, or sooner where that was asked for already."""
    later = Q(due_at=None) | Q(due_at__gt=due_at)
    if Copy.objects.filter(later, pk=copy.pk).update(due_at=due_at):
        queue.enqueue("playlists.write_copy", {"copy": copy.pk}, due_at=due_at, trust=copy.trust_id)
