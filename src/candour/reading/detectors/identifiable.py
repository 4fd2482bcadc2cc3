"""A public post that shows who a patient is. The rules are the domain's own: the same that guard a draft."""

import re
from collections.abc import Iterator

from candour.domain.checks.identity import identifiable
from candour.domain.kinds import Flag
from candour.reading.detectors.rules import Hit

_MIGHT = re.compile(
    r"[\d@]|[A-Z][a-z'\u2019-]+\.? [A-Z]|(?i:patient|\bbed|\bbay|cubicle|room|trolley|name|called|birth)"
)
"""Cheap to look for; without any of these the domain's rules find nothing."""


def hits(text: str) -> Iterator[Hit]:
    """This will yield one hit a span that shows who somebody is."""
    if _MIGHT.search(text):
        for found in identifiable(text, in_draft=False):
            yield Hit(Flag.IDENTIFIABLE, found.name, (found.start, found.end))
