"""From inside to outside: what one colleague said to the others, said to everybody by the usual route.

    author says it in public          the post is theirs; they sign it as every post of their own
    somebody else does                the author is asked first, and chooses how they are named

Nobody's words or pictures leave without them: a post that was taken back, a no of its author or of anybody
in a picture keeps it in, and takes it down where it is out.
"""

from enum import StrEnum

from candour.domain.posting import Words
from candour.domain.refusal import Refusal


class Credit(StrEnum):
    """How the author of a post is named where somebody else says it in public."""

    NAME = "name"
    FIRST = "first"
    NONE = "none"


def named(credit: Credit, *, full_name: str, first_name: str, role: str) -> str:
    """This will give how somebody is named, empty for not at all."""
    return {Credit.NAME: full_name, Credit.FIRST: f"{first_name}, {role}", Credit.NONE: ""}[credit]


def credit_line(name: str) -> str:
    """This will give the line with which the words end, empty without a name."""
    return f"From {name}" if name else ""


def to_begin(post: Words, *, person: int, is_private: bool, already_by: str = "") -> Refusal | None:
    """This will refuse to say in public what is gone, was said in private, or is on its way already."""
    if post.is_deleted or post.is_hidden:
        return Refusal("This post is gone.", "Write a post of your own, on Speak.")
    if is_private and post.author != person:
        return Refusal("This was said in a private space.", "Its author can say it in public.")
    return _said_by(already_by)


def _said_by(whom: str) -> Refusal | None:
    if not whom:
        return None
    return Refusal(f"{whom} is saying this in public.", "Ask them, or wait until it is out.")


def to_answer(
    *, author: int, person: int, is_draft: bool, is_yes: bool, already_by: str = ""
) -> Refusal | None:
    """This will refuse an answer by anybody but the author; a yes counts until the words are sent, and
    while nobody else says the post in public.
    """
    if author != person:
        return Refusal("Only whoever wrote the post can answer this.", "They were told.")
    if is_yes and not is_draft:
        return Refusal("The words were sent already.", "You can still say no: then they come back.")
    return _said_by(already_by) if is_yes else None


def to_leave(post: Words, *, has_agreed: bool, author: str) -> Refusal | None:
    """This will say why a post may not be public now, or nothing; asked as it is sent and as it leaves."""
    if post.is_deleted or post.is_hidden:
        return Refusal("The post that this is from is gone.", "Leave this draft, or write one of your own.")
    if not has_agreed:
        return Refusal(f"{author} has not agreed to this being public.", "It can be sent once they have.")
    return None
