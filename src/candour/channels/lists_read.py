"""An account's own posts, page by page: read no further than needed, and once for all who look for a copy.

Networks without keys list page by page, the newest first. After a bad hour a hundred copies are looked for,
and each of them would read the same pages; a network that fails at every third page never shows a long list
in one go. So a reading is kept for some minutes with the place where it stopped, and others look through it
and read on from there. It serves only those of whose copy it tells the truth: it must have begun when a late
copy of theirs would surely have been listed. What is read of it later is no older than that.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Generic, TypeVar, cast

from candour.channels.base import Connection, Unclear
from candour.jobs.ticking import seconds_since_start

KEPT_FOR = 180.0
"""Seconds for which a reading serves others at most."""
MOST_KEPT = 6
"""Readings of one list: the newest, and of those before it the ones that went furthest."""
MOST_FAILURES = 5
"""After so many failures at one place a reading is begun anew: its cursor may be what is wrong."""

Post = TypeVar("Post")


@dataclass(frozen=True)
class Page(Generic[Post]):
    """One page of a list; `below` is the network's cursor of the next one, empty on the last."""

    posts: tuple[Post, ...]
    below: str = ""


Read = Callable[[datetime, str], Page[Post]]
"""Reads the page below a cursor (empty: the first) of the account's posts since a moment."""


@dataclass
class _Reading(Generic[Post]):
    began: float
    since: datetime
    posts: list[Post] = field(default_factory=list)
    below: str = ""
    pages: int = 0
    is_whole: bool = False
    failures: int = 0
    lock: Lock = field(default_factory=Lock)

    def through(self, read: Read[Post], most_pages: int) -> Iterator[Post]:
        """This will give what was read, and then read on for as long as somebody wants more."""
        seen = 0
        while True:
            with self.lock:
                if seen == len(self.posts) and not self.is_whole:
                    self._read_on(read, most_pages)
                fresh, is_end = self.posts[seen:], self.is_whole
            yield from fresh
            seen += len(fresh)
            if is_end:
                return

    def _read_on(self, read: Read[Post], most_pages: int) -> None:
        if self.pages >= most_pages:
            raise Unclear("Our own posts of that time are too many to look through.")
        self.failures += 1
        page = read(self.since, self.below)
        self.failures = 0
        self.pages += 1
        self.posts.extend(page.posts)
        self.below, self.is_whole = page.below, not page.below


_age: ContextVar[float] = ContextVar("age", default=0.0)
_kept: dict[tuple[int, str, str], list[_Reading[object]]] = {}
_lock = Lock()


@contextmanager
def as_old_as(seconds: float) -> Iterator[None]:
    """This will let readings serve that were begun up to so many seconds ago."""
    before = _age.set(max(0.0, min(seconds, KEPT_FOR)))
    try:
        yield
    finally:
        _age.reset(before)


def own_list(
    account: Connection, name: str, since: datetime, read: Read[Post], most_pages: int
) -> Iterator[Post]:
    """This will list the account's posts since then, newest first, as they are now or were read just now.

    It may list older ones, too. `name` tells the lists of one account apart. What `read` raises is raised,
    and whoever looks next goes on where it failed. Unclear where there are more than `most_pages`.
    """
    key = (account.pk, account.address, name)
    with _lock:
        reading = cast("_Reading[Post]", _usable(key, since.replace(minute=0, second=0, microsecond=0)))
    yield from reading.through(read, most_pages)


def _usable(key: tuple[int, str, str], since: datetime) -> _Reading[object]:
    """This will give the reading that went furthest of those that may serve, or begin one."""
    now = seconds_since_start()
    for each in list(_kept):
        _kept[each] = [one for one in _kept[each] if now - one.began <= KEPT_FOR]
        if not _kept[each]:
            del _kept[each]
    kept = [one for one in _kept.get(key, []) if one.failures < MOST_FAILURES]
    usable = [one for one in kept if one.since <= since and now - one.began < _age.get()]
    if usable:
        return max(usable, key=_length)
    begun: _Reading[object] = _Reading(now, since)
    _kept[key] = [*sorted(kept, key=_length, reverse=True)[: MOST_KEPT - 1], begun]
    return begun


def _length(reading: _Reading[object]) -> tuple[bool, int]:
    return reading.is_whole, len(reading.posts)
