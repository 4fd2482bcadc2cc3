"""Leaving names out of a story: the only change that anybody but the teller may make. Plain Python."""

import re
from collections.abc import Sequence

from candour.channels.frontdoor.words import NAME_LEFT_OUT
from candour.domain.refusal import Refusal

Span = tuple[int, int]
LONGEST_NAME = 60
"""Characters that one span may hide: enough for any name, too few for a sentence to vanish."""

_TITLE = r"(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Doctor|Nurse|Sister|Matron|Midwife|Consultant|Receptionist)"
_CALLED = r"(?:called|named|name was|nurse|doctor|sister|midwife|receptionist|consultant|porter)"
_NAME = r"[A-Z][\w'\u2019-]{1,30}(?: [A-Z][\w'\u2019-]{1,30}){0,2}"
_LIKELY = re.compile(rf"\b{_TITLE}\.? (?P<titled>{_NAME})|\b{_CALLED} (?P<called>{_NAME})")


def mask(text: str, spans: Sequence[Span]) -> str:
    """This will replace each span (code points) by "[name left out]", or raise Refusal."""
    shown: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if not at <= start < end <= len(text):
            raise Refusal("A part to leave out is not in the story.", "Mark the names in the story again.")
        if end - start > LONGEST_NAME or "\n" in text[start:end]:
            raise Refusal(
                "Only names can be left out, and this part is longer than a name.",
                "Mark the name alone, or do not publish the story and say why.",
            )
        shown += [text[at:start], NAME_LEFT_OUT]
        at = end
    return "".join([*shown, text[at:]])


def names_to_look_at(text: str) -> tuple[Span, ...]:
    """This will point at what may be names of staff, for the person who looks; it decides nothing."""
    found = []
    for match in _LIKELY.finditer(text):
        group = "titled" if match.group("titled") else "called"
        found.append(match.span(group))
    return tuple(found)
