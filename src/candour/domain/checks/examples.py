"""Numbers, days and names that are nobody's: they show what such things look like, or are the NHS's own."""

import re

from candour.domain.checks.report import Span

SHOWN = frozenset(
    {
        "nhs_number",
        "nhs_number_named",
        "hospital_number",
        "hospital_number_bare",
        "date_of_birth",
        "date_long_ago",
        "a date of birth",
        "a number of theirs",
        "a name of theirs",
        "street",
    }
)
"""The rules whose finds may be an example. A relative or an illness is none, whatever stands near."""
FIRST_OF_ALL = r"(?i:[A-Z]{1,2}[ /-]?0{4,}1)"
"""The number that whoever came first was given."""
_FIRST_OF_ALL = re.compile(FIRST_OF_ALL)
_LEADS = re.compile(r"\b(?:digits|figures|numbers), (?:like|such as|for example|e\.?g\.?,?|say,?) $")
_MADE_UP = re.compile(
    r"\bmade (?:that|this|it|him|her|them|those)(?: (?:one|ones|name|number))? up\b|"
    r"\bmade[- ]up (?:names?|numbers?|patients?|person|people|examples?|details)\b|"
    r"\b(?:completely|entirely|totally|all) made up\b|\bmade up, (?:but|of course)\b|"
    r"\b(?:invented|fictional|dummy|pretend|imaginary) (?:patients?|names?|numbers?|person|people|data)\b|"
    r"\bnot a real (?:patient|person|number|name)\b|\b(?:joe|fred|mr|mrs) bloggs\b|"
    r"\b(?:mr|mrs|ms) (?:test|sample|a\.? ?n\.? ?(?:other|example))\b|\btest patients?\b|\bmanikins?\b"
)
_BIRTHDAY_OF_THE_NHS = re.compile(r"\b5(?:th)?(?: of)? july,? 1948\b|\b0?5[./-]0?7[./-]1948\b")
_SOMEBODYS = re.compile(
    r"\b(?:your|his|her|their|you are|you're|(?<!if )you were|(?:he|she|who) (?:is|was)) (?:\w+ ){0,3}$"
)
_NEAR = 80


def is_an_example(text: str, place: Span) -> bool:
    """This will say whether what stands at a place of a folded text is shown as an example, or the day on
    which the NHS began (5 July 1948).

    Whatever is said to be somebody's is no example.
    """
    start, end = place
    before = text[max(0, start - _NEAR) : start]
    if _SOMEBODYS.search(before):
        return False
    return bool(
        _FIRST_OF_ALL.fullmatch(text[start:end].strip())
        or _LEADS.search(before)
        or _BIRTHDAY_OF_THE_NHS.search(text, start, end)
        or _MADE_UP.search(text, max(0, start - _NEAR), end + _NEAR)
    )
