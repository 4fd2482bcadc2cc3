"""Spaces: where staff talk to each other, who may come in, and who looks after one.

Everybody may post to everybody: that is no space, and nobody can be kept out of it.

    kind        who reads                who writes       how to come in
    open        everybody of the trust   its members      at once
    by_request  everybody of the trust   its members      a keeper says yes
    private     its members              its members      a keeper asks you
"""

from dataclasses import dataclass
from enum import StrEnum

from candour.domain.refusal import Refusal

LONGEST_NAME, LONGEST_ABOUT = 60, 300


class SpaceKind(StrEnum):
    """Who may come in."""

    OPEN = "open"
    BY_REQUEST = "by_request"
    PRIVATE = "private"


class Standing(StrEnum):
    """Where somebody stands with a space."""

    OUTSIDE = "outside"
    WAITING = "waiting"
    MEMBER = "member"
    KEEPER = "keeper"


INSIDE = frozenset({Standing.MEMBER, Standing.KEEPER})
KIND_WORDS: dict[SpaceKind, tuple[str, str]] = {
    SpaceKind.OPEN: ("Open", "Everybody reads it, and joins in at once."),
    SpaceKind.BY_REQUEST: (
        "By request",
        "Everybody reads it. Whoever looks after it says yes to those who join.",
    ),
    SpaceKind.PRIVATE: (
        "Private",
        "Only its members read it, and find it. Whoever looks after it lets people in.",
    ),
}


@dataclass(frozen=True)
class SpaceSeen:
    """A space as one person meets it; `keepers` counts who looks after it now."""

    name: str
    kind: SpaceKind
    standing: Standing
    keepers: int = 1
    is_closed: bool = False


def can_read(space: SpaceSeen) -> bool:
    """This will say whether somebody reads a space: to those who may not, a private one is not there."""
    return space.kind is not SpaceKind.PRIVATE or space.standing in INSIDE


def to_write(space: SpaceSeen) -> Refusal | None:
    """This will refuse words in a space that is closed, or by somebody who has not joined."""
    if space.is_closed:
        return Refusal(f"{space.name} is closed.", "Post to everybody, or to another space.")
    if space.standing in INSIDE:
        return None
    if space.standing is Standing.WAITING:
        return Refusal(f"You have asked to join {space.name}.", "You can write once somebody there says yes.")
    return Refusal(f"You have not joined {space.name}.", "Join it first. It takes one press.")


def to_join(space: SpaceSeen) -> Refusal | None:
    """This will refuse joining twice, or joining what is closed."""
    if space.is_closed:
        return Refusal(f"{space.name} is closed.", "Look for another space, or begin one.")
    if space.standing in INSIDE:
        return Refusal(f"You are in {space.name} already.", "Post something there.")
    if space.standing is Standing.WAITING:
        return Refusal(
            f"You have asked to join {space.name} already.", "You are told when somebody says yes."
        )
    return None


def joins_at_once(kind: SpaceKind) -> bool:
    """This will say whether joining needs nobody's yes."""
    return kind is SpaceKind.OPEN


def to_leave(space: SpaceSeen) -> Refusal | None:
    """This will refuse to leave a space with nobody to look after it."""
    if space.standing is Standing.KEEPER and space.keepers < 2 and not space.is_closed:
        return Refusal(
            f"Nobody else looks after {space.name}.", "Ask a member to look after it first, or close it."
        )
    return None


def to_keep(space: SpaceSeen) -> Refusal | None:
    """This will refuse changing a space, or letting people in, to whoever does not look after it."""
    if space.standing is not Standing.KEEPER:
        return Refusal(
            f"You do not look after {space.name}.", "Ask somebody who does. They are named on its page."
        )
    return None
