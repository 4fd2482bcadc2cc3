"""Who may adopt a table: one named officer, and never alone what they loosened themselves."""

from dataclasses import dataclass

from candour.domain.approval.checking import table_refusal
from candour.domain.approval.policy import Policy
from candour.domain.refusal import Refusal

OWN_TABLE_CLAUSE = "policy: nobody loosens the table alone"


@dataclass(frozen=True)
class Proposal:
    """What adopting a change depends on besides its table.

    `officer` is the accountable officer's name, "" where nobody is named. `is_own` says that the officer has
    edited this change, from whichever account; `is_agreed` that somebody who has not edited it has agreed to
    exactly this table.
    """

    officer: str
    is_officer: bool
    is_own: bool
    is_agreed: bool
    is_on_the_table_in_force: bool
    is_different: bool
    loosens: bool


def may_adopt(proposal: Proposal, table: Policy) -> Refusal | None:
    """This will say why somebody may not adopt this change now, or nothing."""
    if not proposal.is_different:
        return Refusal("Nothing has changed yet.", "Change a row or a setting first.")
    return table_refusal(table) or _out_of_date(proposal) or needs_agreement(proposal) or _not_yours(proposal)


def needs_agreement(proposal: Proposal) -> Refusal | None:
    """This will say that a second pair of eyes is needed, or nothing."""
    if proposal.loosens and proposal.is_own and not proposal.is_agreed:
        return Refusal(
            "This loosens the table, and the accountable officer has edited it.",
            "Somebody who has not edited it looks at it and agrees. Then it can be adopted.",
            OWN_TABLE_CLAUSE,
        )
    return None


def may_agree(*, is_editor: bool, is_officer: bool, is_agreed: bool) -> Refusal | None:
    """This will say why somebody may not be the second pair of eyes, or nothing."""
    if is_editor:
        return Refusal(
            "You have edited this change.", "Somebody who has not edited it agrees to it.", OWN_TABLE_CLAUSE
        )
    if is_officer:
        return Refusal("You adopt the policy.", "Adopt it; nobody else has to agree first.")
    if is_agreed:
        return Refusal("Somebody has agreed to this table already.", "The accountable officer can adopt it.")
    return None


def _out_of_date(proposal: Proposal) -> Refusal | None:
    if proposal.is_on_the_table_in_force:
        return None
    return Refusal(
        "Another table has come into force since this change began.",
        "Compare it with the table in force, then look at what would change.",
    )


def _not_yours(proposal: Proposal) -> Refusal | None:
    if not proposal.officer:
        return Refusal(
            "Nobody is named who answers for the policy.", "An administrator names the accountable officer."
        )
    if not proposal.is_officer:
        return Refusal(
            f"{proposal.officer} is the accountable officer, and adopts the policy.",
            "Ask them to look at it.",
        )
    return None
