"""Songs: adding, correcting, voting, saying whether the lyrics are explicit, taking out."""

from datetime import datetime

from django.db import transaction

from candour.domain import playlists as rules
from candour.domain import songs
from candour.domain.refusal import Refusal, refuse
from candour.domain.songs import Link
from candour.network.actions.posting import may_write
from candour.people.models import Person
from candour.playlists.actions.copying import note_change
from candour.playlists.actions.permits import lock, lock_song
from candour.playlists.models import Playlist, Song, SongVote
from candour.playlists.queries.lists import hand_on, on_list, same_song
from candour.playlists.recording import tell


class OnItAlready(Refusal):
    """This will say that a song is on the playlist, and which one it is."""

    def __init__(self, song: Song) -> None:
        named = songs.shown(song.artist, song.title)
        super().__init__(f"{song.added_by.full_name} added {named} already.", "Vote for it instead.")
        self.song = song


@transaction.atomic
def add_song(
    *,
    by: Person,
    playlist: Playlist,
    artist: str,
    title: str,
    now: datetime,
    link: str = "",
    is_explicit: bool | None = None,
) -> Song:
    """This will add a song, raising OnItAlready where it is there; no page behind its link is looked at."""
    playlist = lock(by, playlist)
    may_write(by, playlist.space)
    refuse(rules.to_add(on_list(playlist).count()))
    artist, title, lead = _named(artist, title, link)
    folded = _not_there(playlist, artist, title, lead)
    song = Song.objects.create(
        trust_id=playlist.trust_id,
        playlist=playlist,
        artist=artist,
        title=title,
        folded=folded,
        link=lead.url,
        track=lead.track,
        is_explicit=is_explicit,
        added_at=now,
        added_by=by,
    )
    words = {"artist": artist, "title": title, "link": lead.url}
    tell("playlists:song:added", by=by, playlist=playlist, song=song, now=now, words=words)
    return song


@transaction.atomic
def change_song(*, by: Person, song: Song, artist: str, title: str, link: str, now: datetime) -> Song:
    """This will put a song right. Other names are looked at anew before they are public; a link is, too."""
    playlist, song = lock_song(by, song)
    refuse(rules.to_touch(hand_on(by, playlist, song)))
    artist, title, lead = _named(artist, title, link)
    folded = _not_there(playlist, artist, title, lead, but=song.pk)
    if (artist, title, lead.url) == (song.artist, song.title, song.link):
        return song
    song.artist, song.title, song.folded, song.link, song.track = artist, title, folded, lead.url, lead.track
    song.public_since = None
    song.save(update_fields=["artist", "title", "folded", "link", "track", "public_since"])
    words = {"artist": artist, "title": title, "link": lead.url}
    tell("playlists:song:changed", by=by, playlist=playlist, song=song, now=now, words=words)
    note_change(playlist, now)
    return song


@transaction.atomic
def vote(*, by: Person, song: Song, is_for: bool, now: datetime) -> None:
    """This will vote for a song, once a person, or take the vote back."""
    playlist, song = lock_song(by, song)
    may_write(by, playlist.space)
    if is_for:
        SongVote.objects.get_or_create(song=song, person=by, defaults={"trust_id": by.trust_id, "at": now})
    else:
        SongVote.objects.filter(song=song, person=by).delete()
    tell("playlists:song:voted", by=by, playlist=playlist, song=song, now=now, about={"for": int(is_for)})
    note_change(playlist, now)


@transaction.atomic
def flag(*, by: Person, song: Song, is_explicit: bool, now: datetime) -> None:
    """This will say whether a song's lyrics are explicit: anybody who reads the playlist can."""
    playlist, song = lock_song(by, song)
    if song.is_explicit is is_explicit:
        return
    song.is_explicit = is_explicit
    song.save(update_fields=["is_explicit"])
    about = {"explicit": int(is_explicit)}
    tell("playlists:song:flagged", by=by, playlist=playlist, song=song, now=now, about=about)
    note_change(playlist, now)


@transaction.atomic
def take_out(*, by: Person, song: Song, now: datetime) -> None:
    """This will take a song out, everywhere at once; its row and its history stay."""
    playlist, song = lock_song(by, song)
    refuse(rules.to_touch(hand_on(by, playlist, song)))
    song.taken_out_at, song.taken_out_by = now, by
    song.save(update_fields=["taken_out_at", "taken_out_by"])
    tell("playlists:song:taken_out", by=by, playlist=playlist, song=song, now=now)
    note_change(playlist, now)


def _named(artist: str, title: str, link: str) -> tuple[str, str, Link]:
    artist, title, lead = songs.tidy(artist), songs.tidy(title), songs.read_link(link)
    refuse(songs.to_name(artist, title))
    if isinstance(lead, Refusal):
        raise lead
    return artist, title, lead


def _not_there(playlist: Playlist, artist: str, title: str, lead: Link, *, but: int = 0) -> str:
    folded = songs.fold(artist, title)
    same = same_song(playlist, folded, lead.track, but=but)
    if same is not None:
        raise OnItAlready(same)
    return folded
