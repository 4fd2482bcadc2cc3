"""Who must see a public post, how soon, and which legal times start: by flags alone, never by kind."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from candour.domain.approval.people import OnDuty, Turn, can_be_asked
from candour.domain.clocks import CLOCKS
from candour.domain.kinds import HUMAN_NOW, Flag, Kind
from candour.domain.roles import Role

HUMAN_NOW_HAND_OFF = "human_now"
POSSIBLE_HARM_HAND_OFF = "possible_harm"

SEEN_WITHIN = timedelta(minutes=5)
"""How long one person has to see "human needed now" before the next is asked. Somebody may be in danger, so
it is far shorter than the 15 minutes of a decision; it is long enough to take a phone out of a pocket."""

LOOKED_AT_WITHIN = timedelta(hours=1)
"""How long one person has where nobody is in danger now, as with possible harm: the law says "as soon as
reasonably practicable", and whoever was asked may be asleep or away for good."""

CLAIM_LAPSES_AFTER = timedelta(minutes=30)
"""How long a post stays somebody's without a word written. A drug round takes about that long; a shift that
ended with a post in hand must not keep its author waiting until the next one."""

DESKS: dict[Flag, Role] = {
    Flag.JOURNALIST_OR_MP: Role.COMMUNICATIONS,
    Flag.SOLICITOR_OR_INQUEST: Role.LEGAL,
}
"""Flags that belong to a desk of their own -> the role that is told, unless a trust says otherwise."""

RELEASING_ROLES = frozenset({Role.APPROVER, Role.COMMUNICATIONS, Role.EXECUTIVE, Role.LEGAL})
"""Roles whose holders, besides the standing duty, may let a public reply leave after a hand-off."""

_FIRST_ASKED = (Role.READER_ON_CALL, Role.APPROVER, Role.COMMUNICATIONS)
"""Who is asked first among those whose turn it is: people who read posts and act on a ward."""

_NEEDS_WORDS = frozenset({Kind.COMPLAINT, Kind.QUESTION, Kind.MIXED, Kind.SUGGESTION})


@dataclass(frozen=True)
class Triage:
    """What a post sets off besides waiting for an answer."""

    hand_offs: tuple[str, ...]
    clocks: tuple[str, ...]
    desks: tuple[Flag, ...]


def triage(flags: Iterable[Flag], desks: Collection[Flag] = frozenset(DESKS)) -> Triage:
    """This will say which hand-offs open, which clocks start, and for which flags a desk is told.

    `desks` are the flags that somebody looks after in this trust.
    """
    found = frozenset(flags)
    hand_offs = []
    if found & HUMAN_NOW:
        hand_offs.append(HUMAN_NOW_HAND_OFF)
    if Flag.POSSIBLE_HARM in found:
        hand_offs.append(POSSIBLE_HARM_HAND_OFF)
    return Triage(
        hand_offs=tuple(hand_offs),
        clocks=tuple(name for name in CLOCKS if Flag(name) in found),
        desks=tuple(flag for flag in Flag if flag in found and flag in desks),
    )


def waits_again(corrected: Kind, believed: Kind | None) -> bool:
    """This will say whether a post that was put aside waits again, once a person says what it really is.

    "No reply needed" was said of what the post was taken for. If it is now something that asks for words, and
    was not taken for that before, somebody looks again.
    """
    return corrected in _NEEDS_WORDS and corrected is not believed


def seen_within(reason: str, *, is_anybody_asked: bool) -> timedelta:
    """This will say how soon the next is asked, or, with nobody to ask, how soon Candour looks again."""
    return SEEN_WITHIN if reason == HUMAN_NOW_HAND_OFF or not is_anybody_asked else LOOKED_AT_WITHIN


def who_is_next(on_duty: Sequence[OnDuty], asked: Sequence[str], now: datetime) -> OnDuty | None:
    """This will name who is asked next: whoever is on duty first, then the deputy, on call, standing duty.

    `asked` holds the person ids asked so far, oldest first. One person of each turn is asked before a second
    one of any, so that the standing duty is reached within four askings; after the end the chain begins
    again instead of falling silent. Nobody who can be reached gives None, and the caller says so aloud.
    """
    chain = _chain([person for person in on_duty if can_be_asked(person, now, ())])
    return min(chain, key=lambda person: asked.count(person.person), default=None)


def _chain(reachable: Sequence[OnDuty]) -> list[OnDuty]:
    """This will put people in the order of asking, each human once, at their earliest turn."""
    by_turn: dict[Turn, list[OnDuty]] = {}
    humans: set[str] = set()
    for person in sorted(reachable, key=_before):
        if person.human_key not in humans:
            humans.add(person.human_key)
            by_turn.setdefault(person.turn, []).append(person)
    placed = [
        (place, turn, person) for turn, people in by_turn.items() for place, person in enumerate(people)
    ]
    return [person for _, _, person in sorted(placed, key=lambda each: each[:2])]


def _before(person: OnDuty) -> tuple[Turn, int, str]:
    role = next((place for place, role in enumerate(_FIRST_ASKED) if role in person.roles), len(_FIRST_ASKED))
    return person.turn, role, person.person
