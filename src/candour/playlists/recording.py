"""The record of what happened to a playlist, and which of its words may be public."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from candour.domain.actor import Actor
from candour.domain.checks import Draft, Level, check
from candour.domain.refusal import Refusal
from candour.domain.songs import shown
from candour.jobs import news
from candour.playlists.models import Playlist, Song


def tell(
    name: str,
    *,
    by: Actor,
    playlist: Playlist,
    now: datetime,
    song: Song | None = None,
    about: Mapping[str, str | int | None] | None = None,
    words: Mapping[str, str] | None = None,
) -> None:
    """This will write the event about a playlist, or a song on it."""
    told: dict[str, str | int | None] = {"playlist": playlist.pk, "space": playlist.space_id}
    if song is not None:
        told["song"] = song.pk
    news.tell(name, by=by, trust=playlist.trust_id, about={**told, **(about or {})}, now=now, words=words)


def fit_for_all(playlist: Playlist, songs: Iterable[Song], now: datetime) -> None:
    """This will refuse words that could tell who somebody is, and name the ones that could."""
    fit_words(f"{playlist.name}. {playlist.about}", now, what="Its name, or what it is about")
    for song in songs:
        words = shown(song.artist, song.title)
        fit_words(words, now, what=f"The song {words}")


def fit_words(words: str, now: datetime, *, what: str) -> None:
    """This will refuse words that the checks of every post hold."""
    for finding in check(Draft(words, at=now)).findings:
        if finding.level is Level.HOLD:
            raise Refusal(f"{what}: {finding.reason}", finding.remedy, finding.clause)
