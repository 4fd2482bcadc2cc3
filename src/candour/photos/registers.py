"""Where pictures are shown: rooms above say at start who sees a picture because of them.

Nothing here knows those rooms. Each is asked when bytes are asked for, and answers in one SQL statement.
"""

from collections.abc import Callable

from candour.people.models import Person
from candour.photos.models import Photo

SeenInside = Callable[[Person, Photo], bool]
ShownOutside = Callable[[int], bool]

_inside: list[SeenInside] = []
_outside: list[ShownOutside] = []


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
