"""What could tell a stranger who somebody is, or that they were a patient."""

import re
from dataclasses import dataclass

from nhs_number.validate import is_valid

from candour.domain.checks.attendance import ATTENDANCE, is_confirmed
from candour.domain.checks.codes import Code, Level
from candour.domain.checks.folding import Folded, fold
from candour.domain.checks.material import Material
from candour.domain.checks.report import Finding, Span, finding


@dataclass(frozen=True)
class Exposure:
    """One place that gives somebody away: start and end in code points of the text, and what it is."""

    start: int
    end: int
    name: str
    reason: str


_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = (
    rf"(?:\d{{1,2}}[./ -]\d{{1,2}}[./ -](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d|\d{{1,2}}(?:st|nd|rd|"
    rf"th)?(?: of)? {_MONTH},? (?:19|20)?\d\d)"
)
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Master)\.?"
_SURNAME = r"[A-Z][a-z]+(?:['-][A-Z]?[a-z]+)?"
_RELATIVE = (
    r"(?i:mum|mam|mother|dad|father|gran|nan|grandad|grandma|grandmother|grandfather|husband|wife|partner|"
    r"son|daughter|baby|brother|sister|aunt|"
    r"uncle|friend|child|little (?:boy|girl))"
)

_ANYWHERE: dict[str, tuple[str, str]] = {
    "nhs_number_named": (
        r"(?i:\bnhs ?(?:number|no\.?|num|#)[^.!?\n\d]{0,20})\d[\d -]{6,13}\d",
        "an NHS number",
    ),
    "hospital_number": (
        (
            r"(?i:\b(?:hospital|patient|unit|mrn|district|record) ?(?:numbers?|no\.?|num|id|identifier|#)?|"
            r"\bmrn)(?i:[ :#-]{1,3}(?:is |was )?)"
            r"[A-Z]{0,3}[ -]?\d{5,9}[A-Z]?\b"
        ),
        "a hospital number",
    ),
    "hospital_number_bare": (r"\b[A-Z]{1,2}\d{6,8}[A-Z]?\b", "a hospital number"),
    "date_of_birth": (
        (
            r"(?i:\b(?:date of birth|d\.?o\.?b\.?|born(?: on)?|birth ?date|"
            rf"birthday)\b)[^.!?\n\d]{{0,15}}{_DATE}"
        ),
        "a date of birth",
    ),
    "date_long_ago": (r"(?<![\d./-])\d{1,2}[./-]\d{1,2}[./-](?:19\d\d|200\d)(?![\d/-])", "a date of birth"),
    "bed_or_bay": (
        (
            r"(?<![Pp]arking )(?<![Aa]mbulance )(?<![Ll]oading )(?<![Cc]ar )(?<![Dd]rop-off )(?<![Dd]isabled "
            r")(?<![Bb]us )(?<![Cc]ycle )"
            r"\b(?:(?i:(?:bed ?space|bed|bay|cubicle|side[- ]?room|trolley)(?: (?:number|"
            r"no\.?))?)[ -](?:[A-H]?\d{1,3}|\d{1,2}[A-Ha-h]|[A-H]|(?i:one|two|three|four|"
            r"five|six|seven|eight|nine|ten|eleven|twelve))|(?i:room) \d{1,3} (?i:on|in|"
            r"of) (?:\w+ ){1,3}(?i:ward|unit))\b(?!['-])"
            r"(?!(?i:[ -]?(?:hours?|hrs?|minutes?|mins?|days?|nights?|weeks?|months?|am|pm|o'clock|times?|"
            r"beds?|pounds|people|patients|nurses|of us|per cent|%|metres|"
            r"years?|more|new|extra|other|different|or|point|and a half)\b))"
        ),
        "a bed or bay",
    ),
    "patient_named": (
        (
            r"(?i:\b(?:our |the |a )?(?:patient|inpatient)(?: (?:named|called|is|"
            rf"was))?) (?:{_TITLE} )?{_SURNAME} {_SURNAME}\b|"
            rf"(?i:\b(?:our |the |a )?(?:patient|inpatient)(?: (?:named|called))?) {_TITLE} {_SURNAME}\b"
        ),
        "a patient's name",
    ),
    "relative_named": (
        (
            rf"\b(?i:your|my|his|her|their) (?:late )?{_RELATIVE},? (?:{_TITLE} {_SURNAME}|"
            rf"{_SURNAME} {_SURNAME})\b"
        ),
        "a patient's name",
    ),
}
"""Name -> (pattern on text with its capitals, what a person would call it). Looked for in drafts and in "
"stories."""

_IN_DRAFTS: dict[str, tuple[str, str]] = {
    "records_and_name": (
        (
            rf"\b(?i:your) (?:\w+ ){{0,2}}(?i:records?|notes|scans?|results?|x-?rays?|file|biopsy|"
            rf"blood tests?)\b[^.!?\n]{{0,40}}\b{_TITLE} {_SURNAME}\b|"
            rf"\b{_TITLE} {_SURNAME}\b[^.!?\n]{{0,40}}\b(?i:your) (?:\w+ ){{0,2}}(?i:records?|notes|scans?|"
            r"results?|x-?rays?|file|biopsy|blood tests?)\b|"
            rf"\b{_TITLE} {_SURNAME}'s? (?:\w+ )?(?i:records?|notes|scans?|results?|x-?rays?|operation|"
            r"surgery|discharge|admission|appointment|biopsy|treatment)\b"
        ),
        "a record beside a name",
    ),
    "looked_up": (
        (
            r"\b(?i:i|we)(?i:'ve| have|'m| am|'re| are| can| could)?(?i: (?:now |just |also |"
            r"already )?(?:look(?:ed|ing)? (?:at|in|through|up)|check(?:ed|ing)?|read(?:ing)?|"
            r"review(?:ed|ing)?|see(?:n)?|open(?:ed)?|pulled (?:up|out)|got|been through|"
            r"gone through)(?: \w+){0,3}?(?: (?:in|from|at|through))?) (?i:your|his|her|their) "
            r"(?:\w+'?s? )?(?i:(?:medical |clinical |hospital |patient |health )?(?:records?|notes|file|"
            r"scans?|(?:test |blood )?results|x-?rays?|chart|case notes))\b|"
            r"\b(?i:(?:our|the|your|his|her|their|hospital|medical) (?:records?|notes|system|file) (?:shows?|"
            r"says?|states?|confirms?|indicates?|suggests?))\b|"
            r"\b(?i:according to (?:our|the|your|his|her|their) (?:records?|notes|system|file))\b|"
            r"\b(?i:we (?:do |can )?(?:have|find|hold) (?:a|no|any) record of (?:you|your|him|his|her))\b"
        ),
        "what the records hold",
    ),
    "result_told": (
        (
            r"\b(?i:your|his|her|their) (?i:(?:\w+ )?(?:scan|x-?ray|biopsy|blood tests?|blood results|"
            r"test results?|results?|swab|mri|ct|ultrasound|smear|ecg|mammogram))"
            r"(?: (?i:on|from|of) [\w ]{1,20})?(?i: (?:showed|shows|show|came back|confirmed|confirms|"
            r"revealed|reveals|(?:was|were|is|are) (?:all )?(?:normal|clear|positive|"
            r"negative|fine|abnormal|benign|ok|okay|good)))\b"
        ),
        "a result",
    ),
    "asks_in_public": (
        (
            r"\b(?i:(?:reply|comment|respond|answer|post|tweet|share|tell us|send us|give us|let us have|"
            r"confirm|provide|what is|what's)\b[^.!?\n]{0,30}\byour (?:full name,? |"
            r"address,? |(?:full )?name and |and ){0,2}(?:nhs number|date of birth|d\.?o\.?b\.?|"
            r"hospital number|home address|postcode))\b"
        ),
        "a question that invites them to say who they are",
    ),
}

_IN_STORIES: dict[str, tuple[str, str]] = {
    "mobile": (r"(?<![\d+])(?:\+44 ?7|0044 ?7|07)\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)", "a telephone number"),
    "email": (r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", "an e-mail address"),
    "own_name": (
        (
            r"(?i:\b(?:my (?:full )?name(?:'s| is)|i am called|patient(?:'s)? name(?: is|"
            rf":))) (?:{_TITLE} )?{_SURNAME}(?: {_SURNAME})+\b"
        ),
        "a full name",
    ),
    "address": (
        (
            r"(?i:\b(?:i live at|my address is|we live at|lives at) )\d{1,4}[A-Za-z]?,? [A-Z]\w+|"
            r"\b\d{1,4}[A-Za-z]? (?:[A-Z][a-z]+ ){1,3}(?:Street|Road|Avenue|Close|Lane|Drive|"
            r"Crescent|Terrace|Gardens|Way|Place|Court)\b"
        ),
        "an address",
    ),
}

_TEN_DIGITS = re.compile(r"(?<![\d+])(?<!\d[ -])[1-9](?:[ -]{0,2}\d){9}(?![ -]?\d)")
_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])(?i:gir ?0aa|[a-pr-uwyz](?:[a-hk-y]?\d[\da-hjkstuw]?|"
    r"[a-hk-y]\d[abehmnprv-y]) ?\d[abd-hjlnp-uw-z]{2})(?![A-Za-z0-9])"
)
_AN_ADDRESS_OF_OURS = re.compile(
    r"\b(?:hospitals?|clinic|centre|surgery|reception|entrance|write to|post (?:it )?to|our address|"
    r"freepost|sat ?nav|find us|car park|site|headquarters|trust)\b"
)
_BEFORE = 80
_COMPILED = {
    name: (re.compile(pattern), reason)
    for rules in (_ANYWHERE, _IN_DRAFTS, _IN_STORIES)
    for name, (pattern, reason) in rules.items()
}


def identity(material: Material) -> Finding | None:
    """This will hold a draft whose words or pictures' texts give somebody away; quotation marks hide "
    "nothing."""
    draft = material.draft
    found = identifiable(
        draft.reply,
        in_draft=True,
        patient_name=draft.patient_name,
        said=draft.incoming,
        writer_name=draft.writer_name,
    )
    in_pictures = [
        exposure
        for alt in draft.media
        for exposure in identifiable(
            alt or "", in_draft=True, patient_name=draft.patient_name, writer_name=draft.writer_name
        )
    ]
    if not found and not in_pictures:
        return None
    what = dict.fromkeys(
        [*(one.reason for one in found), *(f"{one.reason} beside a picture" for one in in_pictures)]
    )
    reason = f"This could tell a stranger who they are, or that they were a patient: {', '.join(what)}."
    return finding(Code.IDENTITY, level=Level.HOLD, spans=_merged(found), reason=reason)


def identifiable(
    text: str,
    *,
    in_draft: bool,
    patient_name: str | None = None,
    said: str | None = None,
    writer_name: str | None = None,
) -> tuple[Exposure, ...]:
    """This will find what gives a patient away, in a draft of ours or in a story sent to us.

    A draft must not confirm that somebody was here; a story may say so, it is theirs to say. Staff with
    their titles, the trust's telephone numbers, addresses and opening times give nobody away in a draft.
    `said` is what they published themselves: repeating their own day is answering, adding one confirms.
    `writer_name` signs the draft, so those names are not the patient's. Time is linear in the text.
    """
    folded = fold(text)
    found = [
        *_matches({**_ANYWHERE, **(_IN_DRAFTS if in_draft else _IN_STORIES)}, folded),
        *_nhs_numbers(folded),
        *_postcodes(folded),
        *_patient_names(folded, patient_name, said, writer_name),
    ]
    if in_draft:
        found += _confirmations(folded, said)
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.name)))


def _matches(rules: dict[str, tuple[str, str]], folded: Folded) -> list[Exposure]:
    return [
        Exposure(*folded.span(*match.span()), name, _COMPILED[name][1])
        for name in rules
        for match in _COMPILED[name][0].finditer(folded.cased)
    ]


def _nhs_numbers(folded: Folded) -> list[Exposure]:
    return [
        Exposure(*folded.span(*match.span()), "nhs_number", "an NHS number")
        for match in _TEN_DIGITS.finditer(folded.cased)
        if is_valid(re.sub(r"\D", "", match.group()))
    ]


def _postcodes(folded: Folded) -> list[Exposure]:
    return [
        Exposure(*folded.span(*match.span()), "postcode", "a postcode")
        for match in _POSTCODE.finditer(folded.cased)
        if not _AN_ADDRESS_OF_OURS.search(folded.text[max(0, match.start() - _BEFORE) : match.start()])
    ]


def _patient_names(
    folded: Folded, patient_name: str | None, said: str | None, writer_name: str | None
) -> list[Exposure]:
    """This will find the real name behind a pseudonym, unless they used it themselves or the writer "
    "bears it."""
    known = {
        word.lower() for word in re.findall(r"\w+", f"{fold(said or '').text} {fold(writer_name or '').text}")
    }
    parts = [
        word for word in re.findall(r"[\w'-]+", fold(patient_name or "").cased) if len(word.strip("'-")) > 1
    ]
    titles = {"mr", "mrs", "ms", "miss", "mx", "dr", "master"}
    hidden = [part for part in parts if part.lower() not in known | titles]
    if not hidden:
        return []
    spelt = "|".join(re.escape(part) for name in hidden for part in {name, name.capitalize(), name.upper()})
    pattern = re.compile(rf"(?<!\w)(?:{spelt})(?!\w)")
    return [
        Exposure(*folded.span(*match.span()), "patient_name", "a patient's name")
        for match in pattern.finditer(folded.cased)
    ]


def _confirmations(folded: Folded, said: str | None) -> list[Exposure]:
    theirs = fold(said or "").text
    return [
        Exposure(*folded.span(*match.span()), name, "that they were here")
        for name, pattern in ATTENDANCE.items()
        for match in pattern.finditer(folded.text)
        if is_confirmed(match, folded.text, theirs)
    ]


def _merged(found: tuple[Exposure, ...]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for one in found:
        if merged and one.start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(one.end, merged[-1][1]))
        else:
            merged.append((one.start, one.end))
    return tuple(merged)
