"""How well a trust's reader read, from counts of posts: what it said, and what people put right.

Every count is of posts. Who said that a reading was wrong is never counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from candour.domain.kinds import Kind

ENOUGH = 30
"""From so many posts on, a share says something: with none wrong of 30, the true share is below 12 in 100."""

SERIOUS: tuple[tuple[Kind, Kind], ...] = (
    (Kind.COMPLAINT, Kind.COMPLIMENT),
    (Kind.COMPLIMENT, Kind.COMPLAINT),
)
"""Read as -> really: an apology for thanks, and thanks for a complaint. They come before all others."""

_Z = 1.96
"""Of 95 in 100; Wilson's interval holds for small counts and for none."""


@dataclass(frozen=True)
class ReadAlike:
    """Posts read alike: by one model, as one kind, said aloud or only guessed.

    `really` is what a person says that they are, None where nobody has said it. `in_hand` is how many of them
    a person had in hand: took, answered, put aside, or said what they are.
    """

    model_version: str
    model_hash: str
    read_as: Kind
    is_said: bool
    really: Kind | None
    posts: int
    in_hand: int

    @property
    def is_wrong(self) -> bool:
        """Whether a person says that these are something else."""
        return self.really not in {None, self.read_as}


@dataclass(frozen=True)
class Misread:
    """How many posts were read as one kind and are another: said aloud, and guessed while unsure."""

    read_as: Kind
    really: Kind
    said: int
    guessed: int


@dataclass(frozen=True)
class Share:
    """A part of a whole, with the range in which the true share lies 95 times in 100."""

    part: int
    whole: int

    @property
    def is_telling(self) -> bool:
        """Whether the whole is large enough to speak of a share."""
        return self.whole >= ENOUGH

    @property
    def in_hundred(self) -> int:
        """The share in whole per cent; 0 of nothing is 0."""
        return round(100 * self.part / self.whole) if self.whole else 0

    @property
    def between(self) -> tuple[int, int]:
        """The range in whole per cent (Wilson's score interval, without continuity correction)."""
        if not self.whole:
            return 0, 100
        share, square = self.part / self.whole, _Z * _Z / self.whole
        middle = (share + square / 2) / (1 + square)
        half = _Z * sqrt(share * (1 - share) / self.whole + square / (4 * self.whole)) / (1 + square)
        return round(100 * max(0.0, middle - half)), round(100 * min(1.0, middle + half))


@dataclass(frozen=True)
class Figures:
    """What the counts come to; `read_by` is one model or all of them together ("").

    `said` is of all that were read, `wrong` of those said and in a person's hands, `guessed_right` of those
    that it would not say and a person said.
    """

    read_by: tuple[str, str]
    read: int
    said: Share
    wrong: Share
    guessed_right: Share
    serious: tuple[Misread, ...]
    misread: tuple[Misread, ...]


def figures(alike: Iterable[ReadAlike], read_by: tuple[str, str] = ("", "")) -> Figures:
    """This will add up what was read; the serious errors are there even where they never happened."""
    rows = list(alike)
    said = [row for row in rows if row.is_said]
    told = [row for row in rows if not row.is_said and row.really is not None]
    return Figures(
        read_by=read_by,
        read=_posts(rows),
        said=Share(_posts(said), _posts(rows)),
        wrong=Share(_posts([row for row in said if row.is_wrong]), sum(row.in_hand for row in said)),
        guessed_right=Share(_posts([row for row in told if not row.is_wrong]), _posts(told)),
        serious=tuple(_misread(rows, *pair) for pair in SERIOUS),
        misread=_others(rows),
    )


def by_model(alike: Sequence[ReadAlike]) -> tuple[Figures, ...]:
    """This will add up for each model (version and hash), the one that read most first."""
    models = sorted({(row.model_version, row.model_hash) for row in alike})
    each = [
        figures([row for row in alike if (row.model_version, row.model_hash) == model], model)
        for model in models
    ]
    return tuple(sorted(each, key=lambda one: -one.read))


def _others(rows: Sequence[ReadAlike]) -> tuple[Misread, ...]:
    """This will give every error that happened, besides the serious ones, the most frequent first."""
    pairs = {(row.read_as, row.really) for row in rows if row.really is not None and row.is_wrong}
    found = [_misread(rows, *pair) for pair in sorted(pairs - set(SERIOUS))]
    return tuple(sorted(found, key=lambda one: -(one.said + one.guessed)))


def _misread(rows: Sequence[ReadAlike], read_as: Kind, really: Kind) -> Misread:
    these = [row for row in rows if row.read_as is read_as and row.really is really]
    return Misread(
        read_as,
        really,
        said=_posts([row for row in these if row.is_said]),
        guessed=_posts([row for row in these if not row.is_said]),
    )


def _posts(rows: Iterable[ReadAlike]) -> int:
    return sum(row.posts for row in rows)
