r"""A first look at a story: most give nobody away, and that is seen without the whole look of `identity`.

A no is sure; a yes only says that the whole look is worth its time. A property test holds both together.
"""

import re
import unicodedata
from functools import cache

from candour.domain.checks.folding import LATIN, UNSEEN
from candour.domain.checks.identity import STORY_PATTERNS
from candour.domain.checks.numbers import FIGURES_OF_AN_NHS_NUMBER, SPELT_NUMBER, WITH_LETTERS
from candour.domain.checks.places import POSTCODE

_FIGURES, _DRESSING = "0123456789", "*_~|+@"
"""The dressing may hide a word; an e-mail address has such a sign, too."""
_INSIDE = re.compile(r"[a-z][013457][a-z]")
_APART = re.compile(r"\b[a-z0-9]\s+[a-z0-9]\s+[a-z0-9]\b")
"""What `disguise` would read otherwise."""


PATTERNS = (*(rule for name, rule in STORY_PATTERNS.items() if name != "email"), SPELT_NUMBER)
"""What the tables of stories look for, all but e-mail, whose sign is no word's. Whoever looks at many stories
sieves these once (`domain.sieve`); where one could match there is no need to ask `may_identify`."""


def may_identify(text: str, low: str) -> bool:
    """This will say whether a story that none of `PATTERNS` matches as it stands could give somebody away.

    `low` is the text in small letters with straight quotes.
    """
    signs = set(low)
    return (
        not signs.isdisjoint(_DRESSING)
        or (not low.isascii() and any(map(_reads_otherwise, signs)))
        or _APART.search(low) is not None
        or (not signs.isdisjoint(_FIGURES) and _could_be_a_number(text, low))
    )


def _could_be_a_number(text: str, low: str) -> bool:
    return (
        sum(map(low.count, _FIGURES)) >= FIGURES_OF_AN_NHS_NUMBER
        or _INSIDE.search(low) is not None
        or WITH_LETTERS.search(text) is not None
        or POSTCODE.search(text) is not None
    )


@cache
def _reads_otherwise(sign: str) -> bool:
    """This will say whether folding would turn a sign into another, or take it away."""
    if sign.isascii():
        return False
    compatible = unicodedata.normalize("NFKC", sign)
    return (
        ord(sign) in LATIN
        or sign in "\u0131\u017f\u02bc"
        or unicodedata.decimal(sign, None) is not None
        or UNSEEN.match(sign) is not None
        or (len(compatible) == 1 and compatible != sign)
    )
