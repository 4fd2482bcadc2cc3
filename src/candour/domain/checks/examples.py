"""Numbers and days that are nobody's: they show what such things look like, or are the NHS's own."""

import re

from candour.domain.checks.report import Span
from candour.domain.checks.whom import RELATIVE, STRANGER

NUMBERS = frozenset({"nhs_number", "nhs_number_named", "hospital_number_bare", "a number of theirs"})
DAYS = frozenset({"date_of_birth", "date_long_ago", "a date of birth"})
"""The rules, of numbers and of days, whose finds may be an example. A name or an illness is none, whatever
stands near."""
_FIRST_OF_ALL = re.compile(r"[a-z]{1,2}[ /-]?0{4,}1")
"""The number that whoever came first was given."""
_ALL_ALIKE = re.compile(r"(\d)\1{5}$")
"""How a number ends that somebody typed to fill a place: one in a hundred thousand real ones does."""
_LEADS = re.compile(r"\b(?:digits|figures|numbers), (?:like|such as|for example|e\.?g\.?,?|say,?) $")
_IN_ORDER = "12345"
_NOBODYS_DAY = re.compile(
    r"\b(?:30|31)(?:th|st)? (?:of )?feb|\b31(?:st)? (?:of )?(?:apr|june|sept|nov)|"
    r"\b1(?:st)? (?:of )?january,? 1900\b|\b0?1[./-]0?1[./-]1900\b"
)
"""Days that there never were, and one on which nobody who is alive was born."""
_BIRTHDAY_OF_THE_NHS = re.compile(r"\b5(?:th)?(?: of)? july,? 1948\b")
_OF_THE_NHS = re.compile(r"\bnhs\b|\bhealth service\b")
_OF_SOMEBODY = re.compile(
    rf"\b(?:{RELATIVE}|{STRANGER}|mr|mrs|ms|miss|i|my|(?<!if )you|your|he|him|his|she|hers?|they|them|"
    r"theirs?|patients|dob|date of birth)\b"
)
_NEAR = 40


def is_an_example(name: str, text: str, place: Span) -> bool:
    """This will say whether what a rule found at a place of a folded draft is an example, or the day on which
    the NHS began (5 July 1948) where the draft speaks of it and of nobody else."""
    found = text[slice(*place)]
    if name in DAYS:
        if _NOBODYS_DAY.search(found):
            return True
        is_its_day = _BIRTHDAY_OF_THE_NHS.search(found) and _OF_THE_NHS.search(text)
        return bool(is_its_day) and not _OF_SOMEBODY.search(text)
    if name not in NUMBERS:
        return False
    digits = re.sub(r"\D", "", found)
    is_in_order = _IN_ORDER in digits and _LEADS.search(text[max(0, place[0] - _NEAR) : place[0]])
    return bool(_FIRST_OF_ALL.fullmatch(found.strip()) or _ALL_ALIKE.search(digits) or is_in_order)
