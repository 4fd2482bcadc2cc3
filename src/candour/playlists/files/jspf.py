"""JSPF: a playlist in JSON (https://www.xspf.org/jspf)."""

import json
from collections.abc import Iterator
from typing import Any

from candour.domain.songs import tidy
from candour.playlists.files.listed import EXPLICIT, Listed, ListedSong, cannot_read, said, song_at


def write(listed: Listed) -> str:
    """This will write a playlist."""
    playlist: dict[str, object] = {"title": listed.name}
    if listed.about:
        playlist["annotation"] = listed.about
    if listed.made_at is not None:
        playlist["date"] = listed.made_at.isoformat()
    playlist["track"] = [_track(song) for song in listed.songs]
    return json.dumps({"playlist": playlist}, ensure_ascii=False, indent=1) + "\n"


def read(content: bytes) -> Listed:
    """This will read a playlist, raising Refusal for what is none."""
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise cannot_read("This file is damaged.", "Export it again where it came from.") from error
    playlist = whole.get("playlist") if isinstance(whole, dict) else None
    tracks = playlist.get("track", []) if isinstance(playlist, dict) else None
    if not isinstance(playlist, dict) or not isinstance(tracks, list):
        raise cannot_read("This file lists no songs.", "Choose a file whose name ends in .jspf or .xspf.")
    songs = tuple(_song(place, track) for place, track in enumerate(tracks, start=1))
    return Listed(tidy(_text(playlist.get("title"))), tidy(_text(playlist.get("annotation"))), songs)


def _track(song: ListedSong) -> dict[str, object]:
    track: dict[str, object] = {"title": song.title}
    if song.artist:
        track["creator"] = song.artist
    if song.link.url:
        track["location"] = [song.link.url]
    if song.link.track:
        track["identifier"] = [song.link.track]
    if explicit := said(song.is_explicit):
        track["meta"] = [{EXPLICIT: explicit}]
    return track


def _song(place: int, track: Any) -> ListedSong:
    if not isinstance(track, dict):
        raise cannot_read(f"Song {place} of the file cannot be read.", "Put the file right first.")
    return song_at(
        place,
        artist=_text(track.get("creator")),
        title=_text(track.get("title")),
        leads=[*_texts(track.get("identifier")), *_texts(track.get("location"))],
        explicit=next((_text(each[EXPLICIT]) for each in _metas(track) if EXPLICIT in each), ""),
    )


def _metas(track: dict[str, Any]) -> Iterator[dict[str, Any]]:
    metas = track.get("meta")
    yield from (each for each in metas if isinstance(each, dict)) if isinstance(metas, list) else ()


def _texts(value: Any) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else [_text(value)]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
