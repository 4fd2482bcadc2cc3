r"""A first look at a story: most give nobody away, and that is seen without the whole look of `identity`.

A no is sure; a yes only says that the whole look is worth its time. A property test holds both together.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from candour.domain.checks.folding import LATIN, UNSEEN, fold
from candour.domain.checks.identity import STORY_PATTERNS
from candour.domain.checks.names import NAMED
from candour.domain.checks.numbers import FIGURES_OF_AN_NHS_NUMBER, SPELT_NUMBER, WITH_LETTERS, counts_out
from candour.domain.checks.places import POSTCODE
from candour.domain.sieve import choices

_FIGURES = "0123456789"
_FIGURE = re.compile(f"[{_FIGURES}]")
_DRESSED = re.compile(r"[*_~|+@]")
"""Such signs may hide a word; an e-mail address has one of them, too."""
_INSIDE = re.compile(r"[a-z][013457][a-z]")
_APART = re.compile(r"\s[a-z0-9]\s+[a-z0-9]\b")
"""What `disguise` would read otherwise: of three signs that stand apart, at least the last two."""


_BY_NAME = {
    name: [re.compile(choice) for choice in choices(rule.pattern)] for name, rule in STORY_PATTERNS.items()
}
PATTERNS = (*(choice for name, some in _BY_NAME.items() if name != "email" for choice in some), SPELT_NUMBER)
"""What the tables of stories look for, all but e-mail, whose sign is no word's. Whoever looks at many stories
sieves these once (`domain.sieve`); where one matches there is no need to ask `may_identify`."""
_FULL_NAME = re.compile(r"[A-Z][a-z'\u02bc\u2018\u2019`-]+\.?\s+[A-Z]")
_WITH_A_NAME = frozenset(choice for name in (*NAMED, "own_name") for choice in _BY_NAME[name])


def matches(text: str, low: str, worth_trying: Iterable[int]) -> bool:
    """This will say whether any of `PATTERNS`, named by their numbers, matches a text as it stands.

    `low` is the text in small letters with straight quotes.
    """
    rules = [PATTERNS[at] for at in worth_trying]
    if SPELT_NUMBER in rules and not counts_out(low):
        rules.remove(SPELT_NUMBER)
    if rules and not _FULL_NAME.search(text):
        rules = [rule for rule in rules if rule not in _WITH_A_NAME]
    if not rules:
        return False
    plain = fold(text)
    return any(rule.search(plain.text if rule is SPELT_NUMBER else plain.cased) for rule in rules)


def may_identify(text: str, low: str) -> bool:
    """This will say whether a story that none of `PATTERNS` matches as it stands could give somebody away.

    `low` is the text in small letters with straight quotes.
    """
    return (
        _DRESSED.search(low) is not None
        or "\0" in low
        or (not low.isascii() and any(map(_reads_otherwise, set(low))))
        or _APART.search(low) is not None
        or (_FIGURE.search(low) is not None and _could_be_a_number(text, low))
    )


def _could_be_a_number(text: str, low: str) -> bool:
    if sum(map(low.count, _FIGURES)) >= FIGURES_OF_AN_NHS_NUMBER or _INSIDE.search(low):
        return True
    plain = fold(text).cased
    return WITH_LETTERS.search(plain) is not None or POSTCODE.search(plain) is not None


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
