"""Who may take, hold, pass on, put aside and release a public post: the refusals behind the buttons."""

from collections.abc import Collection
from dataclasses import dataclass

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.domain.triage import RELEASING_ROLES


@dataclass(frozen=True)
class Holding:
    """What the rules need to know of a post: who has it (empty: nobody), and whether it still waits."""

    held_by: str = ""
    holder_name: str = ""
    is_answered: bool = False
    is_put_aside: bool = False
    is_deleted: bool = False
    has_open_hand_off: bool = False


def to_take(post: Holding, person: str) -> Refusal | None:
    """This will refuse a post that somebody else has, or that waits for nobody."""
    if post.held_by and post.held_by != person:
        return Refusal(
            f"{post.holder_name} has this one.",
            f"Ask {post.holder_name} to hand it over. After 30 minutes without a word anybody can take it.",
        )
    if post.is_deleted:
        return Refusal("Whoever wrote this took it down.", "There is nothing to answer. Leave it as it is.")
    if post.is_answered:
        return Refusal("This one has its answer.", "Open it to read the answer, or take one that waits.")
    if post.is_put_aside:
        return Refusal("Somebody said that this needs no reply.", "Bring it back first if it does.")
    return None


def to_pass_on(post: Holding, person: str) -> Refusal | None:
    """This will refuse to hand over or give back what somebody does not have."""
    if not post.held_by:
        return Refusal("Nobody has this one.", "Take it first.")
    if post.held_by != person:
        return Refusal(
            f"{post.holder_name} has this one.", f"Only {post.holder_name} can pass it on. Ask them to."
        )
    return None


def to_put_aside(post: Holding, person: str, reason: str) -> Refusal | None:
    """This will refuse "no reply needed" without a reason, or behind the back of whoever is writing."""
    if post.is_answered:
        return Refusal("This one has its answer.", "There is nothing left to put aside.")
    if post.held_by and post.held_by != person:
        return Refusal(
            f"{post.holder_name} has this one and may be writing.",
            f"Ask {post.holder_name} to give it back, or to say that no reply is needed.",
        )
    if post.has_open_hand_off:
        return Refusal(
            "Somebody may need a human now.",
            "The named human looks first and releases it. Then you can say that no reply is needed.",
            "floor 1",
        )
    if not reason.strip():
        return Refusal("A reason is missing.", "Enter a reason, so that the next reader knows why.")
    return None


def to_bring_back(post: Holding) -> Refusal | None:
    """This will refuse to bring back what nobody put aside."""
    if not post.is_put_aside:
        return Refusal("Nobody put this one aside.", "It is where it was. Nothing needs to be done.")
    return None


def to_see(roles: Collection[Role], *, was_asked: bool, has_standing_duty: bool) -> Refusal | None:
    """This will refuse "I have seen this" from whoever was not asked: it stops the search for a human."""
    if was_asked or has_standing_duty or RELEASING_ROLES & set(roles):
        return None
    return Refusal(
        "Only somebody who was asked, or who may act, can say that they have seen this.",
        "Ring whoever is on duty. Candour goes on asking until one of them has seen it.",
        "floor 1",
    )


def to_release(
    roles: Collection[Role], *, has_standing_duty: bool, is_seen: bool, reason: str
) -> Refusal | None:
    """This will refuse to let a public reply leave unless a named human who answers for it has looked."""
    if not has_standing_duty and not RELEASING_ROLES & set(roles):
        return Refusal(
            "This is released by somebody who answers for it.",
            "Ask an approver, communications, an executive, legal, or whoever is on standing duty.",
            "floor 1",
        )
    if not is_seen:
        return Refusal(
            "Nobody has said yet that they have seen this.", "Press 'I have seen this' first.", "floor 1"
        )
    if not reason.strip():
        return Refusal(
            "A reason is missing.", "Enter what was done, without any detail of the patient's care."
        )
    return None
