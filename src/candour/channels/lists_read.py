"""An account's own posts, read once for all who look for a copy on them.

Networks without keys list page by page. After a bad hour a hundred copies are looked for, and each of them
would read the same pages. A list that was read whole serves the others for a minute, but only those of which
it tells the truth: the reading must have begun when a late copy of theirs would surely have been listed.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar, cast

from candour.channels.base import Connection
from candour.jobs.ticking import seconds_since_start

KEPT_FOR = 60.0
"""Seconds for which a list serves others at most."""

Post = TypeVar("Post")


@dataclass(frozen=True)
class _Read(Generic[Post]):
    began: float
    since: datetime
    posts: tuple[Post, ...]


_age: ContextVar[float] = ContextVar("age", default=0.0)
_kept: dict[tuple[int, str, str], _Read[object]] = {}


@contextmanager
def as_old_as(seconds: float) -> Iterator[None]:
    """This will let lists serve that were begun up to so many seconds ago."""
    before = _age.set(max(0.0, min(seconds, KEPT_FOR)))
    try:
        yield
    finally:
        _age.reset(before)


def whole_list(
    account: Connection, name: str, since: datetime, read: Callable[[], Iterable[Post]]
) -> tuple[Post, ...]:
    """This will give the account's posts since then, as `read` lists them, or as they were read just now.

    `name` tells the lists of one account apart. What `read` raises is raised, and nothing is kept then.
    """
    began, key = seconds_since_start(), (account.pk, account.address, name)
    kept = _kept.get(key)
    if kept is not None and kept.since <= since and began - kept.began < _age.get():
        return cast(tuple[Post, ...], kept.posts)
    posts = tuple(read())
    for each, other in list(_kept.items()):
        if began - other.began > KEPT_FOR:
            _kept.pop(each, None)
    _kept[key] = _Read(began, since, posts)
    return posts
