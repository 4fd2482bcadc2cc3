"""Numbers and addresses that single somebody out, however they are spaced, spelt or disguised."""

import re

from nhs_number.validate import is_valid

from candour.domain.checks.folding import Folded

MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY_OF_MONTH = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?|(?i:the )?(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"tenth|"
    r"eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|"
    r"twentieth))"
)
_BIRTH_YEAR = r"(?:19\d\d|200\d|201\d)"
_LIVING_MEMORY = r"(?:19[2-9]\d|191[5-9]|200\d)"
"""Years of a day long ago on which somebody who is alive may have been born."""
DATE = (
    rf"(?:\d{{1,2}}[./ -]\d{{1,2}}[./ -](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d|"
    rf"{_DAY_OF_MONTH}(?: of)? {MONTH}"
    rf"(?:,? '?(?:19|20)?\d\d)?|{MONTH},? {_BIRTH_YEAR}|\d{{6}}|\d{{8}})"
)

STREET = (
    r"(?:Street|Road|Avenue|Close|Lane|Drive|Row|Rise|Hill|Mews|Crescent|Terrace|Gardens|Way|Place|Court|Square|"
    r"Walk|Park|St|Rd|Ave|Cres|Bank|Yard|Wharf|Cottages?|Ridge|Grove|Fold|Brow|Wynd|Brae|Villas|Buildings)"
)

NUMBERS: dict[str, tuple[str, str]] = {
    "nhs_number_named": (
        r"(?i:\bnhs ?(?:number|no\.?|num|#)[^.!?\n\d]{0,20})\d[\d -]{6,13}\d",
        "an NHS number",
    ),
    "hospital_number": (
        (
            r"(?i:\b(?:hospital|hosp|patient|unit|mrn|district|record|case|pas|k|x-?ray|"
            r"your (?:ref(?:erence)?)|your file) ?"
            r"(?:numbers?|no\.?|num|id|identifier|ref|#)?(?: for (?:you|your \w+))?|"
            r"\bmrn)(?i:[ :#,-]{1,3}(?:is |was )?)"
            r"[A-Z]{0,3}[ /-]?\d[\d-]{3,9}\d[A-Z]?\b"
        ),
        "a hospital number",
    ),
    "hospital_number_bare": (r"\b[A-Z]{1,2}[ /-]?\d{6,8}[A-Z]?\b", "a hospital number"),
    "date_of_birth": (
        (
            r"(?i:\b(?:date of birth|d\.?o\.?b\b\.?|born(?! (?:on or )?(?:before|after|between)\b)"
            r"(?: on| in)?|birth ?date|birthday)(?!\w))"
            rf"[^.!?\n\d]{{0,15}}?{DATE}(?!\w)(?!,? ?1[0-8]\d\d\b)"
        ),
        "a date of birth",
    ),
    "age_on_a_day": (
        (
            r"(?i:\byou(?:'ll| will| were| are|'re) (?:be |turn(?:ing)? )?\d{2} (?:on|in|when)\b)|"
            r"(?i:\b(?:had|have) you (?:down )?as )(?i:the )?" + DATE + r"|"
            r"(?i:\b(?:dob|date of birth|birthday)\b[^.!?\n]{0,20}\b(?:was|is) (?:wrong|typed|down))"
        ),
        "a date of birth",
    ),
    "date_long_ago": (
        (
            r"(?<![\d./-])\d{1,2}[./-]\d{1,2}[./-]" + _LIVING_MEMORY + r"(?![\d/-])|"
            r"(?<![\d-])" + _LIVING_MEMORY + r"-\d\d-\d\d(?![\d-])|"
            r"(?<!before )(?<!after )"
            rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH},? (?:'\d\d|{_LIVING_MEMORY})\b"
        ),
        "a date of birth",
    ),
    "part_of_a_postcode": (r"(?i:\bpostcode)[^.!?\n]{0,25}\b\d[A-Z]{2}\b", "a postcode"),
    "home": (
        (
            r"\b(?i:your|their|his|her|ur) (?:\w+ )?(?i:house|flat|bungalow|caravan|cottage|home|old place|"
            r"place|doorstep) (?i:in|on|at|above|near|opposite) "
            r"(?!(?:time|last|once|peace|all|least|(?:the|our) (?:queue|line))\b)"
            r"(?:the )?[A-Za-z]\w+|\b(?i:living at|lives at|"
            r"live at|living in|down at) [A-Z]\w+ [A-Z]\w+"
        ),
        "an address",
    ),
    "street": (
        (rf"\b(?i:(?:number |no\.? )?\d{{1,4}}[A-Za-z]?,? )(?:[A-Z][a-z]+(?:'s)? ){{1,3}}{STREET}\b"),
        "an address",
    ),
    "your_old_place": (r"(?i:\byour (?:old|new) (?:place|house|flat|address), )\w+", "an address"),
}
"""Name -> (pattern on text with its capitals, what a person would call it). Looked for in drafts."""

_DIGITS = {
    name: str(value)
    for value, name in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    )
} | {"oh": "0", "nought": "0"}
SPELT_NUMBER = re.compile(rf"\b(?:{'|'.join(_DIGITS)})(?:[ ,-]{{1,2}}(?:{'|'.join(_DIGITS)})){{9}}\b")
_TEN = re.compile(r"(?<![\d+])(?<!\d[ -])[1-9](?:[ ./()_=|:-]{0,3}\d){9}(?![ -]?\d)")
WITH_LETTERS = re.compile(r"(?<![\w+])[\dIlOo]{2,4}(?:[ -]?[\dIlOo]{2,4}){2,3}(?!\w)")
FIGURES_OF_AN_NHS_NUMBER = 10
_RUN = re.compile(r"(?<!\d)\d{2,6}(?!\d)")
_NEAR = 60


def counts_out(low: str) -> bool:
    """This will say whether a text in small letters has numbers in words enough to spell an NHS number."""
    return sum(map(low.count, _DIGITS)) >= FIGURES_OF_AN_NHS_NUMBER


def nhs_numbers(folded: Folded) -> list[tuple[int, int]]:
    """This will find NHS numbers by their check digit (modulus 11, NHS Data Model and Dictionary).

    Digits may be spaced or marked off, spelt as words, stand as I and O, or in two halves of one sentence.
    """
    found = [one.span() for one in _TEN.finditer(folded.cased) if _counts(re.sub(r"\D", "", one.group()))]
    found += [
        one.span()
        for one in SPELT_NUMBER.finditer(folded.text)
        if _counts("".join(_DIGITS[word] for word in re.findall(r"[a-z]+", one.group())))
    ]
    for one in WITH_LETTERS.finditer(folded.cased):
        digits = re.sub(r"[ -]", "", one.group().translate(str.maketrans("IlOo", "1100")))
        if any(sign.isdigit() for sign in one.group()) and _counts(digits):
            found.append(one.span())
    return sorted({*found, *_halves(folded)})


def _halves(folded: Folded) -> list[tuple[int, int]]:
    """This will join two to four pieces that stand near one another, as they would be read out."""
    runs = list(_RUN.finditer(folded.cased))
    found = []
    for place in range(len(runs)):
        digits = runs[place].group()
        for last in range(place + 1, min(place + 4, len(runs))):
            if runs[last].start() - runs[last - 1].end() > _NEAR:
                break
            digits += runs[last].group()
            if _counts(digits):
                found.append((runs[place].start(), runs[last].end()))
    return found


def _counts(digits: str) -> bool:
    return len(digits) == FIGURES_OF_AN_NHS_NUMBER and digits[0] != "0" and is_valid(digits)


STORY_NUMBERS = {
    name: NUMBERS[name]
    for name in (
        "nhs_number_named",
        "hospital_number",
        "hospital_number_bare",
        "date_of_birth",
        "date_long_ago",
    )
}
"""Those of the table that count in a story too; its teller may say the rest."""
