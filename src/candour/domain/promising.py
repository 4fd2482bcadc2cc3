"""The life of a promise: states and moves as data, and who may make them.

    offered --take--> taken --keep--> kept
     ^   |             ^  |
     |  decline        |  +--end--> ended (the reason is public)
     |   v             +--renew (a later day, with a reason)
     +-- declined
       offer again: another team, another day

Being overdue is no state: it follows from the day and from today. Nothing is public before `taken`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import Role


class PromiseState(StrEnum):
    """Where a promise is; every value is at most 12 characters long."""

    OFFERED = "offered"
    TAKEN = "taken"
    DECLINED = "declined"
    KEPT = "kept"
    ENDED = "ended"


class PromiseVerb(StrEnum):
    """What can be done with a promise."""

    OFFER = "offer"
    TAKE = "take"
    DECLINE = "decline"
    RENEW = "renew"
    KEEP = "keep"
    END = "end"


_S, _V = PromiseState, PromiseVerb
PROMISE_MOVES: dict[tuple[PromiseState, PromiseVerb], PromiseState] = {
    (_S.OFFERED, _V.OFFER): _S.OFFERED,
    (_S.OFFERED, _V.TAKE): _S.TAKEN,
    (_S.OFFERED, _V.DECLINE): _S.DECLINED,
    (_S.DECLINED, _V.OFFER): _S.OFFERED,
    (_S.TAKEN, _V.RENEW): _S.TAKEN,
    (_S.TAKEN, _V.KEEP): _S.KEPT,
    (_S.TAKEN, _V.END): _S.ENDED,
}
"""(state, verb) -> next state. What is not listed is refused."""

PUBLIC = frozenset({_S.TAKEN, _S.KEPT, _S.ENDED})
"""States that everybody may see."""

_WORDS: dict[PromiseState, tuple[str, str]] = {
    _S.OFFERED: ("No team has taken this yet.", "Ask the team to take it, or offer it to another one."),
    _S.TAKEN: ("A team has this promise.", "Keep it, set a new day with a reason, or end it with a reason."),
    _S.DECLINED: ("The team said that this is not theirs.", "Offer it to the team that can do it."),
    _S.KEPT: ("This promise was kept.", "If something new is promised, write down a new one."),
    _S.ENDED: ("This promise was ended.", "If it can be done after all, write down a new one."),
}

LONGEST_WHAT = 300
FURTHEST = timedelta(days=730)
OFFERING_ROLES = frozenset({Role.READER_ON_CALL, Role.APPROVER, Role.COMMUNICATIONS, Role.EXECUTIVE})
"""Who may write down a promise in somebody else's reply."""
STANDING_BEHIND_ROLES = frozenset({Role.EXECUTIVE, Role.COMMUNICATIONS})
"""Who may look after any team's promise once that team has taken it."""


@dataclass(frozen=True)
class Whoever:
    """Somebody who would do something with a promise. `human` is one key for all their accounts."""

    human: str
    team: int | None
    roles: frozenset[Role]


@dataclass(frozen=True)
class Promised:
    """What the rules need to know of a promise. `offered_by` and `author` are humans, as in `Whoever`.

    `is_lonely`: nobody else works in its team, so that an executive may take it for them.
    """

    state: PromiseState
    team: int
    team_name: str
    due_on: date
    offered_by: str
    author: str
    is_lonely: bool = False


def after(state: PromiseState, verb: PromiseVerb) -> PromiseState:
    """This will give the state that a verb leads to, raising Refusal where the verb has no place."""
    refuse(_misplaced(state, verb))
    return PROMISE_MOVES[state, verb]


def to_offer(
    who: Whoever, *, author: str, is_public: bool, due_on: date | None = None, today: date | None = None
) -> Refusal | None:
    """This will refuse to write down a promise that nobody can see, or that somebody else made."""
    if not is_public:
        return Refusal("This reply is not public.", "Once it is public you can write down what it promises.")
    if who.human != author and not OFFERING_ROLES & who.roles:
        return Refusal(
            "Only whoever wrote the reply can add a promise to it.",
            "Ask them, or somebody who reads or approves replies.",
        )
    return unfit_day(due_on, today) if due_on is not None and today is not None else None


def to_offer_again(promise: Promised, who: Whoever) -> Refusal | None:
    """This will refuse to change an offer behind the back of whoever made it."""
    if refusal := _misplaced(promise.state, _V.OFFER):
        return refusal
    if who.human not in {promise.offered_by, promise.author} and not OFFERING_ROLES & who.roles:
        return Refusal(
            "Only whoever offered this can change it.", "Ask them, or somebody who reads or approves replies."
        )
    return None


def to_take(promise: Promised, who: Whoever, today: date) -> Refusal | None:
    """This will refuse to take a promise for a team that is not one's own, or that one offered oneself."""
    if refusal := _misplaced(promise.state, _V.TAKE) or _not_of_team(promise, who):
        return refusal
    if who.human == promise.offered_by:
        return Refusal(
            "You offered this yourself.",
            f"Somebody else in {promise.team_name} takes it: what is promised is read by two people.",
        )
    if promise.due_on < today:
        return Refusal("Its day has passed.", "Ask whoever offered it for a new day. Then you can take it.")
    return None


def to_decline(promise: Promised, who: Whoever, reason: str) -> Refusal | None:
    """This will refuse a no without a reason, or for another team."""
    if refusal := _misplaced(promise.state, _V.DECLINE) or _not_of_team(promise, who):
        return refusal
    return _no_reason(reason, "Enter a reason: it helps to find the team that can do it.")


def to_renew(
    promise: Promised, who: Whoever, *, day: date | None, reason: str, today: date
) -> Refusal | None:
    """This will refuse a new day that is no later day, or one without a reason."""
    if refusal := _misplaced(promise.state, _V.RENEW) or _not_behind(promise, who):
        return refusal
    if day is None:
        return None
    if day <= promise.due_on:
        return Refusal("This is not a later day.", "Choose a day after the one that was promised.")
    return unfit_day(day, today) or _no_reason(reason, "Enter a reason: whoever was promised this reads it.")


def to_end(promise: Promised, who: Whoever, reason: str) -> Refusal | None:
    """This will refuse to end a promise without a reason."""
    if refusal := _misplaced(promise.state, _V.END) or _not_behind(promise, who):
        return refusal
    return _no_reason(reason, "Enter a reason: whoever was promised this reads it.")


def to_keep(promise: Promised, who: Whoever) -> Refusal | None:
    """This will refuse to tell that a promise was kept, but to its team and whoever wrote the reply."""
    if refusal := _misplaced(promise.state, _V.KEEP):
        return refusal
    return None if who.human == promise.author else _not_behind(promise, who)


def to_keep_quietly(promise: Promised, who: Whoever, *, is_there: bool) -> Refusal | None:
    """This will refuse to keep a promise without a word where somebody is there to be told."""
    if refusal := to_keep(promise, who):
        return refusal
    if is_there:
        return Refusal(
            "Somebody is waiting to hear this.", "Write the reply that tells them what has changed."
        )
    return None


def to_let_out(said_by: str, promise: Promised, who: Whoever) -> Refusal | None:
    """This will refuse to make one's own reason public: what everybody reads is read by two people."""
    if who.human == said_by:
        return Refusal("These are your own words.", "A colleague reads them first. They have been asked.")
    return _not_behind(promise, who)


def unfit_day(day: date, today: date) -> Refusal | None:
    """This will refuse a day that has passed, and one so far away that nobody could be held to it."""
    if day < today:
        return Refusal("This day has passed.", "Choose today or a later day.")
    if day > today + FURTHEST:
        return Refusal("This day is more than two years away.", "Promise a first step by a nearer day.")
    return None


def is_overdue(state: PromiseState, due_on: date, today: date) -> bool:
    """This will say whether a promise that a team has taken is past its day."""
    return state is PromiseState.TAKEN and due_on < today


def _misplaced(state: PromiseState, verb: PromiseVerb) -> Refusal | None:
    return None if (state, verb) in PROMISE_MOVES else Refusal(*_WORDS[state])


def _not_of_team(promise: Promised, who: Whoever) -> Refusal | None:
    if who.team == promise.team and who.roles:
        return None
    if promise.is_lonely and Role.EXECUTIVE in who.roles:
        return None
    return Refusal(
        f"{promise.team_name} has to say yes or no to this.",
        f"Ask somebody who works in {promise.team_name}.",
    )


def _not_behind(promise: Promised, who: Whoever) -> Refusal | None:
    if (who.team == promise.team and who.roles) or STANDING_BEHIND_ROLES & who.roles:
        return None
    return Refusal(
        f"{promise.team_name} looks after this promise.", f"Ask somebody who works in {promise.team_name}."
    )


def _no_reason(reason: str, remedy: str) -> Refusal | None:
    return None if reason.strip() else Refusal("A reason is missing.", remedy)


def whom_to_ask(people: Collection[tuple[int, frozenset[Role]]], *, but: int) -> list[int]:
    """This will choose whom of a team to ask: those who approve, else everybody with a role; never `but`.

    `people` are those of the team who can sign in: their number and their roles.
    """
    others = [(number, roles) for number, roles in people if number != but and roles]
    leading = [number for number, roles in others if Role.APPROVER in roles]
    return leading or [number for number, _roles in others]
