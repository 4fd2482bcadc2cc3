"""A public post that shows who a patient is. The rules are the domain's own: the same that guard a draft."""

from collections.abc import Iterable, Iterator

from candour.domain.checks.at_a_glance import PATTERNS, matches, may_identify
from candour.domain.checks.identity import identifiable
from candour.domain.kinds import Flag
from candour.reading.detectors.rules import Hit

__all__ = ["PATTERNS", "hits"]


def hits(text: str, low: str, worth_trying: Iterable[int]) -> Iterator[Hit]:
    """This will yield one hit a span that shows who somebody is; `low` is the folded text, `worth_trying` are
    the numbers of those of `PATTERNS` that could match it."""
    if matches(text, low, worth_trying) or may_identify(text, low):
        for found in identifiable(text, in_draft=False):
            yield Hit(Flag.IDENTIFIABLE, found.name, (found.start, found.end))
