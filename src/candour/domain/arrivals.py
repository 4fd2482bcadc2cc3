"""What an event from a network changes in the post that we keep: any order, any number of times."""

from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    """What an event did to the one row that is kept for each (account, network id).

    MARKED: the words stayed, what stands around them changed (it is public now, it has an address).
    """

    NEW = "new"
    EDITED = "edited"
    MARKED = "marked"
    TAKEN_DOWN = "taken_down"
    ALREADY = "already"


@dataclass(frozen=True)
class Kept:
    """What is kept of a post: the network's own version of the text, and whether its author took it down.

    `has_text` is False for a tombstone whose words never came.
    """

    network_version: int
    text: str
    is_deleted: bool
    has_text: bool = True


@dataclass(frozen=True)
class Arrival:
    """What an event brings; `version` is 0 where the network has none."""

    version: int
    text: str
    is_deleted: bool


def what_changes(kept: Kept | None, arrival: Arrival) -> tuple[Change, Kept]:
    """This will give the change that an event makes and what is kept after it.

    The end is the same in whatever order the events of one post come: the words of the highest version, and
    a tombstone that nothing lifts. A deletion brings no words, so an older text that comes after it fills in
    what the tombstone stands for without making it public again. Where a network counts no versions the
    words that came last stand, because nothing better can be known.
    """
    if kept is None:
        first = Kept(arrival.version, arrival.text, arrival.is_deleted, has_text=not arrival.is_deleted)
        return (Change.TAKEN_DOWN if arrival.is_deleted else Change.NEW), first
    if arrival.is_deleted:
        gone = Kept(kept.network_version, kept.text, is_deleted=True, has_text=kept.has_text)
        return (Change.ALREADY if kept.is_deleted else Change.TAKEN_DOWN), gone
    if not _is_later(kept, arrival):
        return Change.ALREADY, kept
    change = Change.MARKED if kept.has_text and kept.text == arrival.text else Change.EDITED
    return change, Kept(arrival.version, arrival.text, kept.is_deleted)


def _is_later(kept: Kept, arrival: Arrival) -> bool:
    if not kept.has_text:
        return True
    if arrival.version != kept.network_version:
        return arrival.version > kept.network_version
    return arrival.version == 0 and arrival.text != kept.text and not kept.is_deleted
