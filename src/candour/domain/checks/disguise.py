"""Words that were dressed up so that no rule knows them, made plain again.

Y0ur b3d 12          a figure inside a word stands for a letter
b a y  3             single letters stand apart
*your*notes*         signs between the words
"""

import re
from array import array

from candour.domain.checks.folding import Folded

_FIGURES = str.maketrans("013457", "oieast")
_INSIDE = re.compile(r"(?<=[a-z])[013457](?=[a-z])")
_SIGNS = re.compile(r"[*_~|+](?=\w)")
_APART = re.compile(r"(?<![a-z0-9'])[a-z](?: [a-z]){2,}(?![a-z0-9'])")
_APART_WITH_FIGURES = re.compile(r"(?<![a-z0-9'])[a-z0-9](?: [a-z0-9]){4,}(?![a-z0-9'])")


def undisguised(folded: Folded) -> list[Folded]:
    """This will give the text as it stands, then each plainer reading of it that differs from it."""
    plain = _SIGNS.sub(" ", folded.text)
    plain = _INSIDE.sub(lambda figure: figure.group().translate(_FIGURES), plain)
    readings = [folded]
    if plain != folded.text:
        readings.append(Folded(_like(folded.cased, folded.text, plain), plain, folded.offsets))
    closed_up = [
        _closed_up(folded, apart) for apart in (_APART, _APART_WITH_FIGURES) if apart.search(folded.text)
    ]
    return [*readings, *closed_up]


def _like(cased: str, before: str, after: str) -> str:
    return "".join(new if old != new else sign for sign, old, new in zip(cased, before, after, strict=True))


def _closed_up(folded: Folded, apart: re.Pattern[str]) -> Folded:
    gone = {place for run in apart.finditer(folded.text) for place in range(run.start() + 1, run.end(), 2)}
    kept = [place for place in range(len(folded.text)) if place not in gone]
    return Folded(
        "".join(folded.cased[place] for place in kept),
        "".join(folded.text[place] for place in kept),
        array("L", [folded.offsets[place] for place in kept]),
    )
