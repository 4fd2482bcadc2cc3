"""Whether approved words may leave now: the rule that is read when a delivery is claimed."""

from dataclasses import dataclass
from datetime import datetime

from candour.domain.clocks import at_time
from candour.domain.refusal import Refusal
from candour.domain.roles import RIGHT_LABELS, Right
from candour.domain.statements import StatementState

_ON_ITS_WAY = frozenset(
    {StatementState.APPROVED, StatementState.LEAVING, StatementState.PUBLISHED, StatementState.TAKEN_IN}
)
"""Published and taken in too: one copy may be live, or changed, while another is tried again."""


@dataclass(frozen=True)
class Approval:
    """One approval as it stands at the moment of leaving: of which version, by whom, and with what role."""

    by: str
    human: str
    version: str
    may_approve: bool
    is_suspended: bool = False


@dataclass(frozen=True)
class Departure:
    """Everything that must hold at once, read in the transaction that claims the delivery.

    `version` is the hash of what would leave, `current` of the statement's current version. `wrote_or_edited`
    are ids and human keys of the author and of everybody whose words are in it. `needs_approvals` is how
    many steps the route had; with none, `needs_right` is the right of the author's that stood in for them
    (None where the route asks nobody anyway). `pause` is the reason of a pause that is on, or empty.
    """

    state: StatementState
    version: str
    current: str
    author_is_suspended: bool
    author_rights: frozenset[Right]
    wrote_or_edited: frozenset[str]
    approvals: tuple[Approval, ...]
    needs_approvals: int
    due_at: datetime
    needs_right: Right | None = None
    open_holds: frozenset[str] = frozenset()
    pause: str = ""


def may_leave(departure: Departure, now: datetime) -> Refusal | None:
    """This will say why words may not leave at `now`, or nothing: then they were approved exactly so.

    Order: what ends by itself (a pause, a time that has not come) after what needs a person.
    """
    return (
        _wrong_state(departure)
        or _wrong_words(departure)
        or _author_stopped(departure)
        or _not_approved(departure)
        or _held(departure)
        or _not_yet(departure, now)
    )


def _wrong_state(departure: Departure) -> Refusal | None:
    if departure.state is StatementState.HELD_BACK:
        return Refusal("Somebody holds this back.", "Let it go when it is right.")
    if departure.state not in _ON_ITS_WAY:
        return Refusal("This is not approved.", "Send it to whoever looks first.")
    return None


def _wrong_words(departure: Departure) -> Refusal | None:
    if departure.version != departure.current:
        return Refusal("The words changed after they were approved.", "Send the new words to be looked at.")
    return None


def _author_stopped(departure: Departure) -> Refusal | None:
    if departure.author_is_suspended:
        return Refusal("The writer cannot sign in at present.", "Ask somebody else to answer.")
    right = departure.needs_right
    if departure.needs_approvals == 0 and right and right not in departure.author_rights:
        return Refusal(
            f'The writer no longer holds the right "{RIGHT_LABELS[right]}".',
            "Send it to whoever looks first.",
        )
    return None


def _not_approved(departure: Departure) -> Refusal | None:
    standing = {
        approval.human or approval.by for approval in departure.approvals if _stands(approval, departure)
    }
    if len(standing) < departure.needs_approvals:
        return Refusal(
            "Somebody who approved this may no longer do so, or had a hand in the words.",
            "Send it to be looked at again.",
        )
    return None


def _stands(approval: Approval, departure: Departure) -> bool:
    own = {approval.by, approval.human} & departure.wrote_or_edited
    return (
        approval.version == departure.version
        and approval.may_approve
        and not approval.is_suspended
        and not own
    )


def _held(departure: Departure) -> Refusal | None:
    if departure.open_holds:
        clause = "floor 3" if "identity" in departure.open_holds else ""
        return Refusal("Something in it is held.", "Mend what is held, then send it again.", clause)
    return None


def _not_yet(departure: Departure, now: datetime) -> Refusal | None:
    if departure.pause:
        return Refusal(f"Everything is paused: {departure.pause}", "It leaves when somebody ends the pause.")
    if now < departure.due_at:
        return Refusal("Its time has not come.", f"It leaves at {at_time(departure.due_at)}.")
    return None
