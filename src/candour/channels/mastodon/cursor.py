"""How far an account was read, and the posts that are asked after: what a cursor of Mastodon holds.

    {"top": id, "after": id, "read": [[id, moment]], "watched": [[id, edited, version, moment]]}

Two mentions that were written at the same time may turn up in the other order than their numbers say. So
those between `after` and `top`, ten minutes' worth, are read once more; `read` holds their numbers, so that
none comes twice.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from candour.channels.mastodon import api
from candour.channels.moments import moment, spelt

WATCHED_FOR = timedelta(days=7)
WATCHED = 80
"""Posts that are asked after, the newest: four questions a fetch."""
OVERLAP = timedelta(minutes=10)
READ = 500
"""Numbers that are remembered at most: a flood of more in ten minutes is behind us sooner."""


@dataclass(frozen=True)
class Watched:
    """One post that came in: its id, when it was last changed, how often, and when it was written."""

    number: str
    edited: str
    version: int
    at: str


@dataclass(frozen=True)
class Cursor:
    """How far an account was read."""

    top: str = ""
    after: str = ""
    read: tuple[tuple[str, str], ...] = ()
    watched: tuple[Watched, ...] = ()

    @staticmethod
    def from_words(said: str) -> "Cursor":
        """This will read what `words` gave; nothing, or what cannot be read, is a cursor at the start."""
        try:
            kept = json.loads(said)
            read = tuple((str(number), str(at)) for number, at in kept["read"])
            watched = tuple(Watched(*each) for each in kept["watched"])
            return Cursor(str(kept["top"]), str(kept["after"]), read, watched)
        except (ValueError, KeyError, TypeError):
            return Cursor()

    def words(self) -> str:
        """This will give it as it is kept."""
        kept = {
            "top": self.top,
            "after": self.after,
            "read": [list(each) for each in self.read],
            "watched": [list(astuple(each)) for each in self.watched],
        }
        return json.dumps(kept, separators=(",", ":"), sort_keys=True)

    def moved(self, came: Sequence[Mapping[str, Any]], now: datetime) -> "Cursor":
        """This will remember what came; numbers older than ten minutes are behind us for good."""
        every = dict(self.read)
        every |= {api.identifier(each): spelt_moment(each.get("created_at")) for each in came}
        old = so_long_before(now, OVERLAP)
        recent = sorted((number for number, at in every.items() if at >= old), key=order)[-READ:]
        after = max([self.after, *(set(every) - set(recent))], key=order)
        kept = tuple((number, every[number]) for number in recent if order(number) > order(after))
        return replace(self, top=max([self.top, *every], key=order), after=after, read=kept)


def newest(
    still: Iterable[Watched], fresh: Iterable[Mapping[str, Any]], now: datetime
) -> tuple[Watched, ...]:
    """This will give the posts to ask after next time: those that are still there, and those that came."""
    every = {each.number: each for each in still}
    for status in fresh:
        number = api.identifier(status)
        every.setdefault(number, Watched(number, edited(status), 0, spelt_moment(status.get("created_at"))))
    oldest = so_long_before(now, WATCHED_FOR)
    kept = sorted(
        (each for each in every.values() if each.at >= oldest), key=lambda each: (each.at, each.number)
    )
    return tuple(kept[-WATCHED:])


def edited(status: Mapping[str, Any]) -> str:
    """This will give the moment at which a post was last changed, as the server spells it; "" for never."""
    return str(status.get("edited_at") or "")


def order(number: str) -> tuple[int, str]:
    """This will put ids in order: numbers by size, and names of one length, as GoToSocial's, by letter."""
    return len(number), number


def spelt_moment(said: object) -> str:
    """This will read a moment into the one spelling in which moments compare as text."""
    return spelt(moment(said))


def so_long_before(now: datetime, stretch: timedelta) -> str:
    """This will give the moment that long ago, in that spelling."""
    return spelt(now - stretch)
