"""Two versions of a text side by side in one: what was taken out, put in, and left."""

import difflib
import re
from dataclasses import dataclass

_WORDS = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True)
class Piece:
    """A run of words: `change` is "same", "out" or "in"."""

    words: str
    change: str


def changes(before: str, after: str) -> tuple[Piece, ...]:
    """This will give the exact words changed between two texts, in reading order."""
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    pieces: list[Piece] = []
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(a=one, b=other, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("".join(one[a1:a2]), "same"))
            continue
        if a2 > a1:
            pieces.append(Piece("".join(one[a1:a2]), "out"))
        if b2 > b1:
            pieces.append(Piece("".join(other[b1:b2]), "in"))
    return tuple(pieces)
