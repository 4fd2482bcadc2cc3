"""Playlists: who adds, changes and takes out; what must be answered before everybody outside can see one.

makes one            anybody, for everybody or in a space where they write
adds, votes          whoever writes there
says about lyrics    anybody who reads it
changes a song       whoever added it, or keeps the playlist
keeps the playlist   its maker, and whoever looks after its space
shares it outside    communications, or whoever has the right to inform
"""

from collections.abc import Iterable
from dataclasses import dataclass

from candour.domain.refusal import Refusal
from candour.domain.roles import Right, Role

LONGEST_NAME, LONGEST_ABOUT = 80, 300
MOST_SONGS = 200
ORDER = "Most votes first. Where votes are equal, what was added first stands first."


@dataclass(frozen=True)
class Hand:
    """Who touches a song or a playlist, as the rules see it."""

    is_adder: bool = False
    is_keeper: bool = False


def to_call(name: str, about: str) -> Refusal | None:
    """This will refuse a playlist without a name, or with more words than fit (both tidied before)."""
    if not name:
        return Refusal("The playlist has no name yet.", "Enter a name.")
    if len(name) > LONGEST_NAME:
        return Refusal("The name is too long.", f"Keep it to {LONGEST_NAME} characters.")
    if len(about) > LONGEST_ABOUT:
        return Refusal("What it is about is too long.", f"Keep it to {LONGEST_ABOUT} characters.")
    return None


def to_add(songs: int) -> Refusal | None:
    """This will refuse a song on a playlist that is full."""
    if songs >= MOST_SONGS:
        return Refusal(
            f"This playlist holds {MOST_SONGS} songs, and no more.", "Take one out, or make another playlist."
        )
    return None


def still_on(*, is_out: bool) -> Refusal | None:
    """This will refuse anything about a song that was taken out."""
    return Refusal("This song was taken out.", "Add it again.") if is_out else None


def to_touch(hand: Hand, *, is_out: bool = False) -> Refusal | None:
    """This will refuse changing a song, or taking it out, to whoever neither added it nor keeps the list."""
    if (gone := still_on(is_out=is_out)) is not None:
        return gone
    if not (hand.is_adder or hand.is_keeper):
        return Refusal(
            "Only whoever added this song, or keeps the playlist, can do this.",
            "Ask one of them. Both are named on the page.",
        )
    return None


def to_keep(hand: Hand) -> Refusal | None:
    """This will refuse changing a playlist to whoever does not keep it."""
    if not hand.is_keeper:
        return Refusal("You do not keep this playlist.", "Ask whoever made it.")
    return None


def may_share(roles: Iterable[Role], rights: Iterable[Right]) -> Refusal | None:
    """This will refuse sharing with everybody outside to whoever may not speak for the trust so."""
    if Role.COMMUNICATIONS in roles or Right.INFORM in rights:
        return None
    return Refusal(
        "Communications, and those with the right to inform, share playlists outside.",
        "Ask one of them. They are on People.",
    )


def to_share(unanswered: int, songs: int) -> Refusal | None:
    """This will refuse sharing a list with nothing on it, or whose lyrics nobody has said anything about."""
    if not songs:
        return Refusal("There is nothing on this playlist yet.", "Add a song first.")
    if unanswered:
        some = "One song has" if unanswered == 1 else f"{unanswered} songs have"
        return Refusal(
            f"{some} no answer yet about explicit lyrics.", "Answer for each song. Anybody can do it."
        )
    return None
