"""Where pictures are shown: rooms above say at start which pictures they use, and who sees them by that.

Nothing here knows those rooms. Each is asked when bytes are asked for, and answers in one SQL statement.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Exists, QuerySet

from candour.people.models import Person
from candour.photos.models import Photo

SeenInside = Callable[[Person, Photo], bool]
ShownOutside = Callable[[int], bool]
Uses = Callable[[], "QuerySet[Any]"]

Showing = Callable[[int, str], Sequence[str]]

NewestOutside = Callable[[int, int], Sequence[int]]

_newest: list[NewestOutside] = []
_inside: list[SeenInside] = []
_outside: list[ShownOutside] = []
_uses: list[Uses] = []
_showing: list[Showing] = []


def add_inside(ask: SeenInside) -> None:
    """This will show a picture to whoever `ask(person, photo)` says yes to: it stands where they may read."""
    if ask not in _inside:
        _inside.append(ask)


def add_outside(ask: ShownOutside) -> None:
    """This will show a picture to everybody where `ask(photo_id)` says that a public page shows it now."""
    if ask not in _outside:
        _outside.append(ask)


def is_seen_inside(person: Person, photo: Photo) -> bool:
    """This will say whether a picture stands anywhere that somebody may read."""
    return any(ask(person, photo) for ask in _inside)


def is_shown_outside(photo_id: int) -> bool:
    """This will say whether any public page shows a picture."""
    return any(ask(photo_id) for ask in _outside)


def add_use(ask: Uses) -> None:
    """This will keep a picture as long as `ask()`, rows whose picture is OuterRef("pk"), has one of it."""
    if ask not in _uses:
        _uses.append(ask)


def unused(photos: "QuerySet[Photo]") -> "QuerySet[Photo]":
    """This will keep the standing pictures of which no room has a use, oldest first."""
    photos = photos.filter(taken_down_at=None)
    for ask in _uses:
        photos = photos.exclude(Exists(ask()))
    return photos.order_by("pk")


def add_showing(ask: Showing) -> None:
    """This will keep bytes that went out as long as a legal hold lies on what `ask(trust, hash)` names.

    It gives refs such as "statement:12": all that shows these bytes, showed them, or is about to.
    """
    if ask not in _showing:
        _showing.append(ask)


def refs_showing(trust: int, sha256: str) -> list[str]:
    """This will list by what names a legal hold may lie on whatever shows bytes that went out."""
    return [ref for ask in _showing for ref in ask(trust, sha256)]


def add_newest(ask: NewestOutside) -> None:
    """This will let the page about working here show pictures: `ask(trust, most)` gives keys, newest first.

    Whoever adds it also says in `add_outside` that a public page shows them.
    """
    if ask not in _newest:
        _newest.append(ask)


def newest_outside(trust: int, most: int) -> list[int]:
    """This will give the keys of the newest pictures that rooms show in public, each once."""
    keys = dict.fromkeys(key for ask in _newest for key in ask(trust, most))
    return sorted(keys, reverse=True)[:most]
