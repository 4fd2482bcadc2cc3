"""What came in, from lists that are read anew: Meta tells by its lists alone what was changed or taken down.

    {"floor": moment, "seen": {id: [mark of its words, version, moment, 1 while it is listed]}}

Each fetch reads the newest of the lists. What is not in `seen` is new; what has other words is a later
version; what is missing is asked for by its number, and is gone only if the network says so. What is older
than a week is forgotten, and the floor rises to it, so that it never comes twice.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta

from candour.channels.base import Fetched, Incoming
from candour.channels.moments import spelt

WATCHED_FOR = timedelta(days=7)
WATCHED = 2_000
ASKED_AT_ONCE = 20
"""Posts that are missing from the lists and asked for by number in one fetch."""


@dataclass(frozen=True)
class Seen:
    """One post that came in: the mark of its words, how often it changed, when it was written."""

    mark: str
    version: int
    at: str
    is_listed: bool = True


@dataclass(frozen=True)
class Window:
    """What is remembered of an account's lists."""

    floor: str
    seen: dict[str, Seen] = field(default_factory=dict)

    @staticmethod
    def of(cursor: str, now: datetime) -> "Window":
        """This will read a cursor; nothing, or what cannot be read, begins a week ago."""
        try:
            said = json.loads(cursor)
            seen = {str(number): Seen(*each) for number, each in said["seen"].items()}
            return Window(spelt(datetime.fromisoformat(said["floor"])), seen)
        except (ValueError, KeyError, TypeError, AttributeError):
            return Window(spelt(now - WATCHED_FOR))

    def has_news(self, posts: Iterable[Incoming]) -> bool:
        """This will say whether any of these is not known yet: then there may be more behind them."""
        return any(each.network_id not in self.seen and spelt(each.at) > self.floor for each in posts)

    def news(self, listed: Iterable[Incoming], is_there: Callable[[str], bool], now: datetime) -> Fetched:
        """This will give what is new or changed, the oldest first, then what was taken down."""
        there = {each.network_id: each for each in listed}
        seen, came = self._compared(sorted(there.values(), key=lambda post: spelt(post.at)))
        missing = [each for each, known in self.seen.items() if each not in there and known.is_listed]
        for number in missing[-ASKED_AT_ONCE:]:
            known = seen[number]
            if is_there(number):
                seen[number] = replace(known, is_listed=False)
            else:
                came.append(_taken_back(number, seen.pop(number)))
        return Fetched(tuple(came), Window(self.floor, seen).tidied(now).words())

    def brought(
        self, number: str, post: Incoming | None, now: datetime, *, is_listed: bool = True
    ) -> Fetched:
        """This will give one thing that was asked for by itself, if it is new, changed or gone (None).

        Where it stands on no list, `fetch` must not miss it there.
        """
        seen, came = self._compared([post] if post else [])
        if post is None and number in seen:
            came.append(_taken_back(number, seen.pop(number)))
        if not is_listed and number in seen:
            seen[number] = replace(seen[number], is_listed=False)
        return Fetched(tuple(came), Window(self.floor, seen).tidied(now).words())

    def _compared(self, posts: Iterable[Incoming]) -> tuple[dict[str, Seen], list[Incoming]]:
        """This will give what is remembered with these, and those of them that are new or changed."""
        seen, came = dict(self.seen), []
        for each in posts:
            known, mark = seen.get(each.network_id), _mark(each.text)
            if known is None and spelt(each.at) > self.floor:
                seen[each.network_id] = Seen(mark, 0, spelt(each.at))
                came.append(each)
            elif known is not None and known.mark != mark:
                seen[each.network_id] = replace(known, mark=mark, version=known.version + 1)
                came.append(replace(each, version=known.version + 1))
        return seen, came

    def words(self) -> str:
        """This will give it as it is kept."""
        seen = {number: list(asdict(each).values()) for number, each in self.seen.items()}
        return json.dumps({"floor": self.floor, "seen": seen}, separators=(",", ":"), sort_keys=True)

    def tidied(self, now: datetime) -> "Window":
        """This will forget what is older than a week, so that it never comes twice."""
        oldest = spelt(now - WATCHED_FOR)
        by_age = sorted(self.seen.items(), key=lambda pair: pair[1].at)
        kept = [pair for pair in by_age[-WATCHED:] if pair[1].at > oldest]
        dropped = by_age[: len(by_age) - len(kept)]
        return Window(max([self.floor, *(each.at for _, each in dropped)]), dict(kept))


def _taken_back(number: str, known: Seen) -> Incoming:
    at = datetime.fromisoformat(known.at)
    return Incoming(number, "", "", at, version=known.version + 1, is_deleted=True)


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]
