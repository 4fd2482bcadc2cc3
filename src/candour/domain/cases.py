"""Cases brought to a clinic: a draft or a public post, without whatever tells who somebody is."""

import hashlib
import re
from collections.abc import Iterator
from enum import StrEnum

from candour.domain.checks import identifiable
from candour.domain.refusal import Refusal

LONGEST_CASE = 2_000
TAKEN_OUT = "[taken out]"
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Master|Dr|Doctor|Prof|Professor|Sister|Nurse|Matron)\.?\s+"
    r"[^\W\d_a-z][\w'’-]+(?:\s+[^\W\d_a-z][\w'’-]+)?"
)
"""A name behind a title. A reply may thank Dr Bray by name; a case needs nobody's."""


class CaseSource(StrEnum):
    """Where a case comes from."""

    DRAFT = "draft"
    POST = "post"
    OWN_WORDS = "own_words"


SOURCE_WORDS: dict[CaseSource, str] = {
    CaseSource.DRAFT: "A draft",
    CaseSource.POST: "A public post",
    CaseSource.OWN_WORDS: "A question",
}


def without_names(text: str) -> str:
    """This will put "[taken out]" where a text could tell a stranger who somebody is, to begin a case with.

    It helps whoever brings the case; `to_show` decides.
    """
    left, end = [], 0
    for start, stops, _ in sorted(_telling(text)):
        if start >= end:
            left += [text[end:start], TAKEN_OUT]
        end = max(end, stops)
    return "".join([*left, text[end:]])[:LONGEST_CASE]


def mark_of(text: str) -> str:
    """This will give a mark of exactly these words: what somebody has seen is what is shown."""
    return hashlib.sha256(text.encode()).hexdigest()


def to_show(text: str) -> Refusal | None:
    """This will refuse a case that is empty, or could tell a stranger who somebody is."""
    if not text.strip():
        return Refusal("There is nothing to show yet.", "Write what you would like to talk about.")
    found = sorted(_telling(text))
    if not found:
        return None
    start, end, reason = found[0]
    return Refusal(
        f"“{text[start:end]}” could tell a stranger who somebody is: {reason}.",
        "Take it out. Colleagues can help without it.",
        "floor 3",
    )


def _telling(text: str) -> Iterator[tuple[int, int, str]]:
    """This will give where a text tells who somebody is: as a story, as a draft of ours, by a title."""
    for in_draft in (False, True):
        for each in identifiable(text, in_draft=in_draft):
            yield each.start, each.end, each.reason
    for titled in _TITLED.finditer(text):
        yield *titled.span(), "somebody's name"
