"""Putting right what is public: who may correct it, and taking down what exposes somebody, with a line.

A correction is a statement of its own beside the first, which stays. What exposes somebody does not stay: it
comes down at once, whoever sees it first, and nobody is asked.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from candour.domain.clocks import LONDON
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.domain.statements import StatementState, words_of

OWNING_ROLES = frozenset({Role.READER_ON_CALL, Role.APPROVER, Role.COMMUNICATIONS})
"""Who may correct a colleague's reply: the people who look at replies anyway."""

EVIDENCE_ROLES = frozenset({Role.LEGAL, Role.RECORDS})
"""Who may still read words that were taken down, while a ground for keeping them lasts."""

CAN_BE_PUBLIC = frozenset({StatementState.LEAVING, StatementState.PUBLISHED})
"""States in which a copy is live or may be."""


class TakeDownReason(StrEnum):
    """Why words come down: a closed list, because the reason is read in public."""

    STRANGER = "stranger"
    CHILD = "child"
    PICTURE = "picture"
    DANGER = "danger"
    LAW = "law"
    UNFINISHED = "unfinished"
    TAKEN_BACK = "taken_back"


PUBLIC_REASONS: dict[TakeDownReason, str] = {
    TakeDownReason.STRANGER: "It could have told a stranger who somebody is.",
    TakeDownReason.CHILD: "It was about a child.",
    TakeDownReason.PICTURE: "A picture in it may not be shown any more.",
    TakeDownReason.DANGER: "It could have put somebody in danger.",
    TakeDownReason.LAW: "A court or the law asks for it.",
    TakeDownReason.UNFINISHED: "Only a part of it could be sent.",
    TakeDownReason.TAKEN_BACK: "Whoever said it first took it back.",
}
"""Each reason as everybody reads it; none of them says anything about the person whom it protects."""


class RemovalState(StrEnum):
    """Where the removal of one copy is; every value is at most 12 characters long."""

    WAITING = "waiting"
    REMOVED = "removed"
    BY_HAND = "by_hand"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True)
class Correctable:
    """What the rules ask of a reply that somebody wants to put right.

    `under_way` is the state of a correction that was sent on its route or is public, with who wrote it.
    `is_coming_down` says that somebody took it down while a copy of it was still leaving.
    """

    state: StatementState
    is_author: bool
    is_active: bool
    roles: Collection[Role]
    is_coming_down: bool = False
    under_way: StatementState | None = None
    under_way_by: str = ""


def to_correct(reply: Correctable) -> Refusal | None:
    """This will say why somebody may not correct a reply now, or nothing."""
    if not reply.is_active:
        return Refusal("Your account is paused.", "Ask your trust's administrator.")
    if not reply.is_author and not OWNING_ROLES & set(reply.roles):
        return Refusal(
            "Only its author, or somebody who looks at replies, can correct this.",
            "Tell the author, the reader on call or communications what is wrong.",
        )
    if reply.is_coming_down:
        return Refusal(*words_of(StatementState.TAKEN_DOWN))
    if reply.state not in CAN_BE_PUBLIC:
        return Refusal(*words_of(reply.state))
    return _corrected_already(reply)


def _corrected_already(reply: Correctable) -> Refusal | None:
    """There is never a second correction of one reply: what is wrong in a correction is corrected itself."""
    if reply.under_way is None:
        return None
    if reply.under_way is StatementState.PUBLISHED:
        return Refusal(
            "This was corrected already.", "If the correction has a mistake too, open it and own it there."
        )
    where, _remedy = words_of(reply.under_way)
    return Refusal(
        f"{reply.under_way_by} has sent a correction of this.",
        f"{where.replace('This', 'It', 1)} Tell {reply.under_way_by} what you would add.",
    )


def to_take_down(state: StatementState, roles: Collection[Role], *, is_active: bool) -> Refusal | None:
    """This will say why somebody may not take a reply down at once, or nothing: any role is enough."""
    if not is_active:
        return Refusal("Your account is paused.", "Ring whoever is on standing duty: it must not wait.")
    if not roles:
        return Refusal(
            "You hold no role in this trust.", "Ring whoever is on standing duty: it must not wait."
        )
    if state not in CAN_BE_PUBLIC:
        return Refusal(*words_of(state))
    return None


def to_see_evidence(roles: Collection[Role], grounds: Collection[str]) -> Refusal | None:
    """This will refuse a look at words that were taken down, but to legal and records on a stated ground."""
    if not EVIDENCE_ROLES & set(roles):
        return Refusal(
            "What was taken down is shown to nobody.", "Legal or records can look, while a ground lasts."
        )
    if not grounds:
        return Refusal(
            "Nothing keeps these words open: no legal hold, no breach that is being looked into.",
            "Place a legal hold on it first, if the law asks for these words.",
        )
    return None


def public_line(reason: TakeDownReason, at: datetime) -> str:
    """This will give the line that stands in place of the words, such as "We removed an answer here on
    27 November: it was about a child."
    """
    on = at.astimezone(LONDON)
    why = PUBLIC_REASONS[reason]
    return f"We removed an answer here on {on.day} {on:%B}: {why[0].lower()}{why[1:]}"
