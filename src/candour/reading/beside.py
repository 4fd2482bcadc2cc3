"""A draft with what Candour makes of the post that it answers, and of its own words."""

from dataclasses import replace
from pathlib import Path

from candour.domain.checks.draft import Draft
from candour.reading.asking import ask
from candour.reading.base import Reading


def with_reading(draft: Draft, reading: Reading) -> Draft:
    """This will add what a reader makes of the post."""
    return replace(
        draft,
        incoming_kind=reading.kind,
        incoming_is_sure=not reading.abstains,
        incoming_criticality=reading.criticality,
        incoming_flags=reading.flags,
    )


def as_seen(author: str, post: str) -> str:
    """This will give a post as everybody sees it, with the name that stands over it: to call its writer by
    that name tells nothing."""
    return f"{author} writes: {post}" if author and post else post


def with_look(draft: Draft, folder: Path) -> Draft:
    """This will add what the model makes of the words, where a worker can be asked."""
    return replace(draft, look=ask(folder, draft.reply, as_seen(draft.incoming_author, draft.incoming or "")))
