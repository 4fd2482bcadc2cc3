"""A public post that shows who a patient is. The rules are the domain's own: the same that guard a draft."""

import re
from collections.abc import Iterator

from candour.domain.checks.at_a_glance import PATTERNS, may_identify
from candour.domain.checks.identity import identifiable
from candour.domain.kinds import Flag
from candour.reading.detectors.rules import Hit

__all__ = ["PATTERNS", "hits"]
_MIGHT = re.compile(
    r"[\d@]|[A-Z][a-z'\u2019-]+\.? [A-Z]|(?i:patient|\bbed|\bbay|cubicle|room|trolley|name|called|birth)"
)
"""Cheap to look for; without any of these the domain's rules find nothing."""


def hits(text: str, low: str, *, is_likely: bool) -> Iterator[Hit]:
    """This will yield one hit a span that shows who somebody is; `low` is the folded text, `is_likely` says
    that one of `PATTERNS` could match it."""
    if (is_likely or may_identify(text, low)) and _MIGHT.search(text):
        for found in identifiable(text, in_draft=False):
            yield Hit(Flag.IDENTIFIABLE, found.name, (found.start, found.end))
