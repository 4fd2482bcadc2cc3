"""Writes one playlist on Spotify, one step after the other, so that however often it is cut off there is one.

    no number, never asked     note that we ask, commit -> make it, private, under a name of its own -> number
    no number, asked before    look for that name; it is there, or surely not (after a while): make it
    a number                   state the whole list -> give it its name and show it
    ended, or out of sight     state an empty list, and show it to nobody

Stating a list or a name twice changes nothing, so whatever fails there is simply done again.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from candour.channels import actions as channels
from candour.channels import outgoing
from candour.channels.base import Connection, Disconnected, NotAccepted, NotYet, Unclear
from candour.channels.connections import connected
from candour.channels.models import Account
from candour.channels.spotify import playlists as spotify
from candour.domain.actor import Actor
from candour.domain.roles import Role
from candour.people import actions as people
from candour.people.models import Person
from candour.people.queries.persons import active_with_role
from candour.playlists import registers
from candour.playlists.actions.copying import ask_for_work
from candour.playlists.models import Copy
from candour.playlists.queries.public import public_songs, shared
from candour.playlists.recording import tell

CALLS_TAKE = 90.0
"""Seconds for all calls of one writing; a worker that is silent for longer than `LEASE` is gone."""
LEASE = timedelta(seconds=120)
MAY_SHOW_LATE = timedelta(seconds=120)
"""For so long what Spotify was asked to make may be missing from its own list."""
LEAST_WAIT = 5.0
OVERLOOKED = timedelta(seconds=30)
TOLD = "playlist_copy"
"""The kind of notice about what Spotify does not take."""
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Wanted:
    """What the copy should be."""

    name: str
    about: str
    tracks: tuple[str, ...]
    is_public: bool

    @property
    def sha256(self) -> str:
        plain = json.dumps([self.name, self.about, self.tracks, self.is_public])
        return hashlib.sha256(plain.encode()).hexdigest()


@dataclass(frozen=True)
class Claimed:
    """A copy that this worker writes; nobody else does before `until`."""

    copy: Copy
    account: Account
    wanted: Wanted
    until: datetime


def write_copy(*, by: Actor, copy_id: int, clock: Clock) -> None:
    """This will bring a copy up to date, if that is due; called twice it writes once."""
    claimed = _claim(copy_id, clock())
    if claimed is None:
        return
    try:
        with outgoing.within(CALLS_TAKE):
            _write(by, claimed, clock)
    except NotYet as later:
        _again(claimed, clock() + timedelta(seconds=max(later.retry_after, LEAST_WAIT)))
    except Unclear as lost:
        _again(claimed, clock() + max(timedelta(seconds=lost.retry_after), MAY_SHOW_LATE))
    except NotAccepted as no:
        _refused(by, claimed, no, clock())
    except Disconnected as lost:
        _again(claimed, clock())
        channels.disconnect_account(
            by=by, account=claimed.account, reason=lost.reason, remedy=lost.remedy, now=clock()
        )
    else:
        _done(by, claimed, clock())


@transaction.atomic
def _claim(copy_id: int, now: datetime) -> Claimed | None:
    """This will take the copy for this worker; None where nothing is due, or nothing may leave now.

    The stop switch keeps back what would go out, never what has to come down.
    """
    free = Q(working_until=None) | Q(working_until__lte=now)
    until = now + LEASE
    due = Copy.objects.filter(free, pk=copy_id, due_at__lte=now)
    copy = (
        due.filter(account__paused_at=None)
        .select_related("account", "playlist", "begun_by", "ended_by")
        .first()
    )
    if copy is None:
        return None
    wanted = _wanted(copy)
    if wanted.is_public and registers.is_stopped(copy.trust_id):
        return None
    if not due.update(working_until=until, due_at=until):
        return None
    return Claimed(copy, copy.account, wanted, until)


def _wanted(copy: Copy) -> Wanted:
    playlist = copy.playlist
    is_public = copy.ended_at is None and shared(copy.trust_id).filter(pk=playlist.pk).exists()
    songs = public_songs(copy.trust_id, [playlist]).get(playlist.pk, []) if is_public else []
    tracks = tuple(song.track for song in songs if song.track)
    return Wanted(playlist.name, playlist.about, tracks, is_public)


def _write(by: Actor, claimed: Claimed, clock: Clock) -> None:
    copy, wanted, line = claimed.copy, claimed.wanted, connected(claimed.account, clock)
    was_never_asked = not copy.number and copy.asked_at is None
    if copy.written_sha256 == wanted.sha256 or (was_never_asked and not wanted.is_public):
        return
    number = copy.number or _made(by, claimed, line, clock)
    if not number:
        return
    spotify.put(line, number, wanted.tracks[: spotify.AT_ONCE])
    for start in range(spotify.AT_ONCE, len(wanted.tracks), spotify.AT_ONCE):
        spotify.add(line, number, wanted.tracks[start : start + spotify.AT_ONCE])
    spotify.rename(line, number, wanted.name, wanted.about, is_public=wanted.is_public)


def _made(by: Actor, claimed: Claimed, line: Connection, clock: Clock) -> str:
    """This will give the number of the one playlist of this copy, making it if it surely is not there.

    Nothing is made only to be emptied: then there is no number.
    """
    copy, now = claimed.copy, clock()
    name = f"Candour {copy.key}"
    found = spotify.named(line, name) if copy.asked_at is not None else None
    if found is None:
        if copy.asked_at is not None and now - copy.asked_at < MAY_SHOW_LATE:
            raise Unclear("Spotify may still be making it.")
        if not claimed.wanted.is_public:
            return ""
        Copy.objects.filter(pk=copy.pk).update(asked_at=now)  # saved before it is asked
        try:
            found = spotify.create(line, name, is_public=False)
        except (NotYet, NotAccepted, Disconnected):
            Copy.objects.filter(pk=copy.pk).update(asked_at=copy.asked_at)  # nothing was made this time
            raise
    with transaction.atomic():
        Copy.objects.filter(pk=copy.pk).update(number=found.number, url=found.url)
        tell("playlists:copy:made", by=by, playlist=copy.playlist, now=clock())
    return found.number


@transaction.atomic
def _done(by: Actor, claimed: Claimed, now: datetime) -> None:
    """This will note what stands there now; a change that came meanwhile stays due."""
    copy, sha256 = claimed.copy, claimed.wanted.sha256
    Copy.objects.filter(pk=copy.pk, due_at=claimed.until).update(due_at=None)
    written = {
        "working_until": None,
        "written_at": now,
        "written_sha256": sha256,
        "trouble": "",
        "remedy": "",
    }
    Copy.objects.filter(pk=copy.pk).update(**written)
    if copy.written_sha256 != sha256:
        about = {"tracks": len(claimed.wanted.tracks)}
        tell("playlists:copy:written", by=by, playlist=copy.playlist, now=now, about=about)


@transaction.atomic
def _again(claimed: Claimed, due_at: datetime) -> None:
    """This will let go of a copy, to be taken up again at that time."""
    Copy.objects.filter(pk=claimed.copy.pk, due_at=claimed.until).update(due_at=None)
    Copy.objects.filter(pk=claimed.copy.pk).update(working_until=None)
    ask_for_work(claimed.copy, due_at)


@transaction.atomic
def _refused(by: Actor, claimed: Claimed, no: NotAccepted, now: datetime) -> None:
    """This will write down what Spotify does not take, and tell those who can do something about it."""
    copy = claimed.copy
    kept = {"working_until": None, "due_at": None, "trouble": no.reason[:300], "remedy": no.remedy[:300]}
    Copy.objects.filter(pk=copy.pk).update(**kept)
    words = {"reason": no.reason, "remedy": no.remedy}
    tell("playlists:copy:refused", by=by, playlist=copy.playlist, now=now, words=words)
    about = f"playlist:{copy.playlist_id}"
    if not claimed.wanted.is_public:  # an older word that still waits says less
        people.finish_notices(by=by, trust=copy.trust_id, about=about, kind=TOLD, now=now)
    for person in _to_tell(claimed):
        people.send_notice(
            by=by,
            person=person,
            kind=TOLD,
            about=about,
            words=_told(claimed),
            opens=f"/playlists/{copy.playlist_id}" if claimed.wanted.is_public else "/playlists",
            now=now,
        )


def _to_tell(claimed: Claimed) -> list[Person]:
    """This will give whoever put a copy there; of one that has to go, those too who can let us in there."""
    copy = claimed.copy
    told = {each.pk: each for each in (copy.begun_by, copy.ended_by) if each is not None and each.is_active}
    if not claimed.wanted.is_public:
        told |= {each.pk: each for each in active_with_role(copy.trust_id, Role.COMMUNICATIONS)}
    return list(told.values())


def _told(claimed: Claimed) -> str:
    name = claimed.copy.playlist.name
    if claimed.wanted.is_public:
        return f"Spotify did not take {name}."
    return f"{name} may still be seen on Spotify. Take it down there."


def overlooked(now: datetime) -> list[int]:
    """This will list copies whose work was lost, or waited for an account that may write again."""
    found = Copy.objects.filter(due_at__lt=now - OVERLOOKED, account__paused_at=None)
    return list(found.order_by("due_at", "pk").values_list("pk", flat=True)[:100])
