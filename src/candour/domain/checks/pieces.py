"""Which of many earlier texts come near a draft: a rough look at thousands, before the rule looks at a few.

A text is known by its pieces, every four words in a row, each as one number.

    "we rang the engineer today"  ->  (we rang the engineer) (rang the engineer today)

The rule of sameness asks what share of a draft's pieces, or which run of them, stands in an earlier text.
That is counted here for all texts at once and exactly, which MinHash cannot do: see docs/adr/0015.
"""

from array import array
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from candour.domain.checks.folding import WORD, fold

PIECE = 4
LONGEST_COMPARED = 20_000

_PLACE_BITS = 20
_MOST_TEXTS = 1 << _PLACE_BITS
_NUMBER = (1 << (64 - _PLACE_BITS)) - 1
_FEW = 1_000

Pieces = frozenset[int]


def numbered(words: Sequence[str]) -> Pieces:
    """This will give the pieces of some words, each as a number that holds while the process lives."""
    every = zip(*(words[step:] for step in range(PIECE)), strict=False)
    return frozenset([hash(piece) & _NUMBER for piece in every])


@lru_cache(maxsize=8_192)
def rough_pieces(text: str) -> Pieces:
    """This will give the pieces of a text at little cost, greeting and all; kept, as drafts are many."""
    plain = text[:LONGEST_COMPARED].replace("\u2019", "'")
    return numbered(WORD.findall(plain.lower() if plain.isascii() else fold(plain).text))


def near_among(texts: Sequence[str], pieces: Pieces, least: float) -> list[int]:
    """This will give the places of the texts that share at least so many pieces, in their order."""
    some = ((place, rough_pieces(text)) for place, text in enumerate(texts))
    return [
        place for place, theirs in some if not pieces.isdisjoint(theirs) and len(pieces & theirs) >= least
    ]


class Remembered:
    """The pieces of all that went out, by the key of each text; eight bytes a piece, and texts are added.

    Each entry holds a piece above and the place of a text below, in one sorted row:

        [piece 17 | text 0] [piece 17 | text 4] [piece 23 | text 1] ...
    """

    def __init__(self) -> None:
        self._keys: list[int] = []
        self._entries = array("Q")

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, texts: Iterable[tuple[int, str]]) -> None:
        """This will take in texts, each under the key that finds it again; beyond a million it takes none."""
        new: list[int] = []
        for key, text in texts:
            place = len(self._keys)
            if place == _MOST_TEXTS:
                break
            self._keys.append(key)
            new += [piece << _PLACE_BITS | place for piece in rough_pieces.__wrapped__(text)]
        if len(new) <= _FEW:
            for entry in new:
                insort(self._entries, entry)
        else:
            self._entries = array("Q", sorted([*self._entries, *new]))

    def near(self, pieces: Pieces, least: float) -> list[int]:
        """This will give the keys of the texts that share at least so many of these pieces, newest first."""
        counts: Counter[int] = Counter()
        for piece in pieces:
            first = bisect_left(self._entries, piece << _PLACE_BITS)
            last = bisect_left(self._entries, (piece + 1) << _PLACE_BITS, lo=first)
            counts.update(entry & (_MOST_TEXTS - 1) for entry in self._entries[first:last])
        return [self._keys[place] for place in sorted(counts, reverse=True) if counts[place] >= least]
