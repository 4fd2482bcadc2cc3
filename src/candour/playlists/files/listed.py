"""A playlist as a file lists it: plain values, and what makes them fit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from candour.domain.refusal import Refusal
from candour.domain.songs import Link, read_link, tidy, to_name

LARGEST = 500_000
"""Bytes of a file that are read: two hundred songs take about sixty thousand."""
NOWHERE = Link()
EXPLICIT = "urn:x-candour:explicit-lyrics"
"""By which name a file says whether lyrics are explicit: neither format has a place of its own for that."""


@dataclass(frozen=True)
class ListedSong:
    """One song of a file, already tidy."""

    artist: str
    title: str
    link: Link = NOWHERE
    is_explicit: bool | None = None


@dataclass(frozen=True)
class Listed:
    """A playlist, its songs in their order; `made_at` is written and never read."""

    name: str
    about: str
    songs: tuple[ListedSong, ...]
    made_at: datetime | None = None


def cannot_read(reason: str, remedy: str) -> Refusal:
    """This will say what is wrong with a file, and that nothing of it was kept."""
    return Refusal(f"{reason} Nothing was imported.", remedy)


def song_at(place: int, *, artist: str, title: str, leads: Iterable[str], explicit: str) -> ListedSong:
    """This will take one song of a file (`place` from 1), refusing one whose names do not fit.

    Of what it leads to a track on Spotify is kept before a page; places on somebody's own disk are not kept.
    """
    artist, title = tidy(artist), tidy(title)
    no = to_name(artist, title)
    if no is not None:
        raise cannot_read(f"Song {place} of the file does not fit: {no.reason}", "Put the file right first.")
    found = [link for each in leads if isinstance(link := read_link(each), Link) and link.url]
    best = next((link for link in found if link.track), found[0] if found else Link())
    return ListedSong(artist, title, best, {"yes": True, "no": False}.get(explicit))


def said(is_explicit: bool | None) -> str:
    """This will put the answer about lyrics into a file's word, empty where there is none."""
    return "" if is_explicit is None else "yes" if is_explicit else "no"
