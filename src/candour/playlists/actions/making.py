"""Playlists: making one, bringing one in from a file, changing what it is called, putting it away."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from candour.domain import playlists as rules
from candour.domain import songs
from candour.domain.refusal import Refusal, refuse
from candour.network import actions as network
from candour.network.actions.posting import may_write
from candour.network.models import Space
from candour.people.models import Person
from candour.playlists.actions.copying import note_change
from candour.playlists.actions.permits import lock, must_share
from candour.playlists.actions.sharing import end_share
from candour.playlists.files import Listed, ListedSong
from candour.playlists.models import Playlist, Song
from candour.playlists.queries.lists import hand_on
from candour.playlists.recording import fit_for_all, tell


@transaction.atomic
def make(*, by: Person, name: str, about: str, now: datetime, space: Space | None = None) -> Playlist:
    """This will make a playlist for everybody or a space, and tell of it in the feed there."""
    may_write(by, space)
    name, about = _called(name, about)
    made = Playlist.objects.create(
        trust_id=by.trust_id, space=space, name=name, about=about, made_at=now, made_by=by
    )
    made.post = network.say(by=by, text=_announced(made), space=space, now=now)
    made.save(update_fields=["post"])
    tell("playlists:playlist:made", by=by, playlist=made, now=now, words={"name": name, "about": about})
    return made


@transaction.atomic
def bring(
    *, by: Person, listed: Listed, now: datetime, space: Space | None = None, name: str = ""
) -> Playlist:
    """This will make a playlist of what a file lists, whole or not at all; a song that is twice in it once.

    `name` is what it is called here, where the file's own name is not wanted.
    """
    kept = _each_once(listed.songs)
    if len(kept) > rules.MOST_SONGS:
        raise Refusal(
            f"This file lists {len(kept)} songs.", f"Cut it into files of {rules.MOST_SONGS} at most."
        )
    made = make(by=by, name=name or listed.name, about=listed.about, space=space, now=now)
    Song.objects.bulk_create(
        Song(
            trust_id=by.trust_id,
            playlist=made,
            artist=each.artist,
            title=each.title,
            folded=folded,
            link=each.link.url,
            track=each.link.track,
            is_explicit=each.is_explicit,
            added_at=now,
            added_by=by,
        )
        for folded, each in kept
    )
    tell("playlists:playlist:brought", by=by, playlist=made, now=now, about={"songs": len(kept)})
    return made


@transaction.atomic
def change(*, by: Person, playlist: Playlist, name: str, about: str, now: datetime) -> Playlist:
    """This will change what a playlist is called; while it is shared outside, as sharing it anew would."""
    playlist = lock(by, playlist)
    refuse(rules.to_keep(hand_on(by, playlist)))
    playlist.name, playlist.about = _called(name, about)
    if playlist.shared_at is not None:
        must_share(by, now)
        fit_for_all(playlist, [], now)
    playlist.save(update_fields=["name", "about"])
    tell(
        "playlists:playlist:changed",
        by=by,
        playlist=playlist,
        now=now,
        words={"name": playlist.name, "about": playlist.about},
    )
    note_change(playlist, now)
    return playlist


@transaction.atomic
def put_away(*, by: Person, playlist: Playlist, now: datetime) -> None:
    """This will put a playlist away: it leaves the lists and every place outside, and can still be read."""
    playlist = lock(by, playlist)
    refuse(rules.to_keep(hand_on(by, playlist)))
    if playlist.shared_at is not None:
        end_share(playlist, by=by, now=now)
    playlist.put_away_at, playlist.put_away_by = now, by
    playlist.save(update_fields=["put_away_at", "put_away_by"])
    tell("playlists:playlist:put_away", by=by, playlist=playlist, now=now)


def _each_once(listed: Sequence[ListedSong]) -> list[tuple[str, ListedSong]]:
    """This will keep the first of songs that are the same, by their names or their track."""
    seen: set[str] = set()
    kept = []
    for each in listed:
        folded = songs.fold(each.artist, each.title)
        if seen.isdisjoint({folded, each.link.track} - {""}):
            kept.append((folded, each))
        seen |= {folded, each.link.track} - {""}
    return kept


def _called(name: str, about: str) -> tuple[str, str]:
    name, about = songs.tidy(name), songs.tidy(about)
    refuse(rules.to_call(name, about))
    return name, about


def _announced(playlist: Playlist) -> str:
    """This will tell of a playlist in words that lead to it, whatever signs its name has."""
    about = f"\n\n{playlist.about}" if playlist.about else ""
    return (
        f"I made a playlist: {playlist.name}{about}\n\n[Open it and add your song](/playlists/{playlist.pk})"
    )
