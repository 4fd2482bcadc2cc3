"""Text made plain for matching, with the way back to the places in the original.

    "Sorry  you\u2019ve\u200b felt"   original: two spaces, a curly apostrophe, a zero-width space
    "sorry you've felt"          folded: `text`; `offsets` says where each character stood

Matching on folded text lets each pattern be written once, in small letters with straight quotes.
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
"""One word of folded text."""
MASK = "\ufffc"
"""Stands for each character of quoted words: neither a letter nor a space, so no pattern runs across."""

_TO_PLAIN = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u02bc": "'", "`": "'", "\u201c": '"', "\u201d": '"', "\u0130": "I"}
)
SMALL_CAPITALS = (
    "\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262\u029c\u026a\u1d0a\u1d0b\u029f"
    "\u1d0d\u0274\u1d0f\u1d18\u0280\ua731\u1d1b\u1d1c\u1d20\u1d21\u028f\u1d22"
)
LATIN = dict(
    zip(
        map(
            ord,
            "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0423"
            "\u03bf\u03b1\u03bd\u03c1\u03b9\u0391\u0392\u0395\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
        ),
        "aeopcyxijshdqABEKMHOPCTXYoavpiABEHIKMNOPTYX",
        strict=True,
    )
) | dict(zip(map(ord, SMALL_CAPITALS), "abcdefghijklmnoprstuvwyz", strict=True))
"""Letters that nobody can tell from Latin ones on a screen: Cyrillic and Greek ones (Unicode's confusables),
and small capitals."""

UNSEEN = re.compile(
    r"\s+|[\x00\u00ad\u0300-\u036f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e007f]+"
)
"""White space, and signs that show nothing of their own: joiners, turns of direction, fillers, marks on the
letter before."""
_TO_CHANGE = re.compile(rf"[^\S ]|  |{UNSEEN.pattern.partition('|')[2]}")
"""White space that is more than one blank, and unseen signs: without any, every place stays as it is."""
_QUOTED = re.compile(
    r'"[^"\n]{1,300}"'
    r"|(?<![\w'])'(?=[^\s'])[^\n\"]{0,300}?(?<=[^\s'])'(?![\w'])"
    r"|\u00ab[^\u00bb\n]{1,300}\u00bb"
    r"|(?:^|(?<=\n))>[^\n]{1,600}"
)
_LEAST_WORDS_OUTSIDE = 3


@dataclass(frozen=True)
class Folded:
    """Plain text beside its places: `cased` keeps capitals, `text` is small; both are equally long."""

    cased: str
    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """This will turn a place in the folded text into a place in the original."""
        if end <= start:
            return (0, 0)
        return (self.offsets[start], self.offsets[end - 1] + 1)


def fold(original: str) -> Folded:
    """This will make text plain: one space for many, straight quotes, ordinary digits, nothing unseen.

    A single line break inside a sentence (a wrapped line) becomes a space; every other one stays.
    """
    plain = original.replace("`", "'") if original.isascii() else original.translate(_TO_PLAIN)
    if not plain.isascii():
        plain = plain.translate(_look_alikes(plain))
    if not _is_to_change(plain):
        return Folded(plain, plain.lower(), range(len(plain)))
    pieces: list[str] = []
    offsets = array("L")
    place = 0
    for gap in UNSEEN.finditer(plain):
        start, end = gap.span()
        pieces.append(plain[place:start])
        offsets.extend(range(place, start))
        stands_for = _stands_for(plain, start, end)
        if stands_for:
            pieces.append(stands_for)
            offsets.append(start)
        place = end
    pieces.append(plain[place:])
    offsets.extend(range(place, len(plain)))
    cased = "".join(pieces)
    return Folded(cased, cased.lower(), offsets)


def _is_to_change(plain: str) -> bool:
    """This will say whether there is white space to make one blank, or an unseen sign to leave out."""
    if plain.isascii() and plain.isprintable():
        return "  " in plain
    return _TO_CHANGE.search(plain) is not None


def without_quotes(folded: Folded) -> Folded:
    """This will mask what stands in quotation marks, so that a phrase may be quoted to disown it.

    Where next to nothing stands outside the quotation marks, nothing is masked: then it is our text.
    """
    masked = _QUOTED.sub(lambda found: MASK * len(found.group()), folded.cased)
    if masked == folded.cased or len(re.findall(r"\w+", masked)) < _LEAST_WORDS_OUTSIDE:
        return folded
    return Folded(masked, masked.lower(), folded.offsets)


def _stands_for(plain: str, start: int, end: int) -> str:
    """This will say what a run of white space or unseen signs becomes: nothing, a space or a line break."""
    run = plain[start:end]
    if not run.isspace():
        return ""
    breaks = run.count("\n") or run.count("\r")
    if not breaks:
        return " "
    wrapped = (
        breaks == 1 and plain[start - 1 : start].isalpha() and plain[end : end + 1].islower() and start > 0
    )
    return " " if wrapped else "\n"


def _look_alikes(plain: str) -> dict[int, str]:
    """This will map full-width letters and the digits of other scripts to the plain ones."""
    table: dict[int, str] = {}
    for sign in set(plain):
        if sign.isascii():
            continue
        if latin := LATIN.get(ord(sign)):
            table[ord(sign)] = latin
            continue
        digit = unicodedata.decimal(sign, None)
        compatible = unicodedata.normalize("NFKC", sign)
        if digit is not None:
            table[ord(sign)] = str(digit)
        elif len(compatible) == 1 and compatible != sign:
            table[ord(sign)] = compatible
    return table
