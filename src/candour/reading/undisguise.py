"""Posts whose letters are dressed up so that no reader knows them are read as they look to a person.

    "kill mys\u0435lf"   one Cyrillic letter inside an English word
    "k\u200bill"         an unseen sign inside a word
    "\uff4b\uff49\uff4c\uff4c"       full-width, bold and small capital letters

A post in another alphabet stays as it is, and so does one whose only odd signs stand between its words.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from candour.domain.checks.folding import LATIN, SMALL_CAPITALS, UNSEEN, Folded, fold
from candour.reading.base import Reading, Span

_ALIKE = "".join(map(chr, LATIN))
_INSIDE = UNSEEN.pattern.partition("|")[2]
_DISGUISED = re.compile(
    rf"[a-zA-Z][{_ALIKE}]|[{_ALIKE}][a-zA-Z]|[^\W_](?:{_INSIDE})[^\W_]|"
    rf"[{SMALL_CAPITALS}\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d6a3\u24b6-\u24e9]"
)


def undisguised(text: str) -> Folded | None:
    """This will give the plain text with the way back to its places; nothing where nothing is dressed up."""
    if (text.isascii() and "\0" not in text) or not _DISGUISED.search(text):
        return None
    return fold(text)


def read_plainly(text: str, read: Callable[[str], Reading]) -> Reading:
    """This will read a text as it looks to a person; all places are those of the text as it was sent."""
    plain = undisguised(text)
    if plain is None:
        return read(text)
    found = read(plain.cased)
    return replace(
        found,
        evidence=_back(found.evidence, plain),
        worst_sentence=plain.span(*found.worst_sentence) if found.worst_sentence else None,
        runner_up_evidence=_back(found.runner_up_evidence, plain),
    )


def _back(places: Sequence[Span], plain: Folded) -> tuple[Span, ...]:
    return tuple(plain.span(*place) for place in places)
