"""What could tell a stranger who somebody is, or that they were a patient."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from candour.domain.checks.attendance import ATTENDANCE, is_confirmed, is_echoed
from candour.domain.checks.codes import Code, Level
from candour.domain.checks.disguise import undisguised
from candour.domain.checks.draft import Look
from candour.domain.checks.examples import is_an_example
from candour.domain.checks.folding import Folded, fold
from candour.domain.checks.hints import HINT_RULES
from candour.domain.checks.looked import as_looked_at
from candour.domain.checks.material import Material
from candour.domain.checks.memory import MEMORY_RULES
from candour.domain.checks.names import NAMED, NAMED_IN_DRAFTS, names_not_theirs_to_hear, patient_names
from candour.domain.checks.numbers import NUMBERS, STORY_NUMBERS, nhs_numbers
from candour.domain.checks.others import OTHER_RULES, OTHERS, asked_in_public
from candour.domain.checks.particulars import particulars
from candour.domain.checks.places import IN_STORIES, PLACES, is_at_a_door, postcodes
from candour.domain.checks.records import RECORD_RULES, RECORDS
from candour.domain.checks.report import Finding, Span, finding
from candour.domain.checks.revealing import SHAPE_RULES, revealing
from candour.domain.checks.untold import untold
from candour.domain.sieve import Sieve, words_of


@dataclass(frozen=True)
class Exposure:
    """One place that gives somebody away: start and end in code points of the text, and what it is."""

    start: int
    end: int
    name: str
    reason: str


_ANYWHERE = {**PLACES, **NAMED}
_DRAFT_TABLES = {**_ANYWHERE, **NUMBERS, **NAMED_IN_DRAFTS}
_STORY_TABLES = {**_ANYWHERE, **STORY_NUMBERS, **IN_STORIES}
_COMPILED = {
    name: (re.compile(pattern), reason)
    for name, (pattern, reason) in {**_DRAFT_TABLES, **_STORY_TABLES}.items()
}
STORY_PATTERNS = {name: _COMPILED[name][0] for name in _STORY_TABLES}
_WHAT = {name: reason for name, (_, reason) in {**RECORDS, **OTHERS}.items()}
_KNOWN_ONLY_TO_US = {**MEMORY_RULES, **RECORD_RULES, **OTHER_RULES, **HINT_RULES}


def identity(material: Material) -> Finding | None:
    """This will hold a draft whose words or pictures give somebody away; quotation marks hide nothing.

    A model that looked at the words may add sentences, let go what only a rule minds (`looked`), and where it
    is not sure it hints.
    """
    draft = material.draft
    found = exposed(
        draft.reply,
        draft.incoming,
        draft.look,
        patient_name=draft.patient_name,
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
        return _suspected(draft.look)
    what = dict.fromkeys(
        [*(one.reason for one in found), *(f"{one.reason} beside a picture" for one in in_pictures)]
    )
    reason = f"This could tell a stranger who they are, or that they were a patient: {', '.join(what)}."
    return finding(Code.IDENTITY, level=Level.HOLD, spans=_merged(found), reason=reason)


def _suspected(look: Look | None) -> Finding | None:
    """This will ask to look once more at what a model is not sure of: the hint is the writer's to answer."""
    if look is None or not look.may_tell:
        return None
    return finding(
        Code.IDENTITY,
        level=Level.HINT,
        spans=look.spans,
        reason=_SUSPECTED_REASON,
        remedy=_SUSPECTED_REMEDY,
        clause="",
    )


def exposed(
    text: str,
    said: str | None,
    look: Look | None,
    *,
    patient_name: str | None = None,
    writer_name: str | None = None,
) -> tuple[Exposure, ...]:
    """This will find what gives somebody away in the words of a draft, by the rules and what a model makes of
    them."""
    by_rules = identifiable(
        text, in_draft=True, patient_name=patient_name, said=said, writer_name=writer_name
    )
    found = as_looked_at(by_rules, look)
    if not found and look and look.tells:
        return tuple(Exposure(*span, "by_meaning", _UNTOLD_REASON) for span in look.spans)
    return found


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
    post = fold(said or "")
    theirs = post.text
    found: set[Exposure] = set()
    for folded in undisguised(fold(text)):
        found.update(_singled_out(folded, _DRAFT_TABLES if in_draft else _STORY_TABLES, theirs))
        found.update(
            _places(
                patient_names(folded, patient_name, said, writer_name),
                folded,
                "patient_name",
                "a patient's name",
            )
        )
        if in_draft:
            found.update(_confirmations(folded, theirs))
            named = names_not_theirs_to_hear(folded, theirs)
            found.update(_of_patients(named, folded, "relatives_name", "a patient's name", theirs))
            for name, span in revealing(folded, post):
                found.update(_places([span], folded, name, _UNTOLD_REASON))
            for what, span in particulars(folded, theirs):
                found.update(_of_patients([span], folded, what, what, theirs))
            found.update(_places(untold(folded.text, theirs), folded, "untold", _UNTOLD_REASON))
            found.update(_places(asked_in_public(folded.text), folded, "asks_in_public", _ASKS_REASON))
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.name)))


@cache
def _sieve_of(names: tuple[str, ...]) -> Sieve:
    return Sieve(_COMPILED[name][0] for name in names)


def _worth_trying(text: str, rules: Mapping[str, object]) -> list[str]:
    """This will name the rules of a table that could match a text in small letters."""
    names = tuple(rules)
    return [names[at] for at in _sieve_of(names).worth_trying(words_of(text))]


_SUSPECTED_REASON = "This may tell a stranger something about one person that they did not tell in public."
_SUSPECTED_REMEDY = "Read it as a neighbour of theirs would. If it tells nothing new, it can stay."
_UNTOLD_REASON = "something about one person that they did not tell in public"
_ASKS_REASON = "a question that invites them to say who they are"


_PARKING = re.compile(r"\b(?:disabled|parking|car park|blue badge|drop-off)\b")
_BUSES = re.compile(r"\b(?:bus|buses|coach|coaches|taxis?|shelter|multi-storey)\b")
_BEGAN_WORK = re.compile(
    r"\b(?:started|joined|began|opened|founded|retired|qualified|worked|unveiled|"
    r"(?:stones?|bricks?) (?:was |were )?laid|(?:hospital|wing|block|chapel|building|hall) (?:was )?built)\b"
    r"[^.!?\n]{0,20}$"
)
_OF_OUR_BOARD = re.compile(r"\b(?:governors?|our board|colleague|volunteer for|chair of|retired)\b")


def _is_no_patients(name: str, text: str, span: tuple[int, int], theirs: str) -> bool:
    """This will say whether a number, a day or a name is a car park's, a colleague's or a governor's."""
    if name == "bed_or_bay":
        is_parking = bool(_PARKING.search(theirs)) and text[span[0] : span[0] + 3] == "bay"
        is_parking = is_parking or _BUSES.search(text[span[1] : span[1] + 40]) is not None
        return is_parking or re.search(rf"\b{re.escape(text[slice(*span)])}\b", theirs) is not None
    if name == "hospital_number_bare" and text[slice(*span)] in theirs:
        return True
    if name == "part_of_a_postcode":
        return is_at_a_door(text, span[0])
    if name == "date_long_ago" and _BEGAN_WORK.search(text[max(0, span[0] - 40) : span[0]]):
        return True
    if name in {"relative_named", "relatives_name"}:
        return not theirs and bool(_OF_OUR_BOARD.search(text))
    return is_an_example(name, text, span)


def _singled_out(folded: Folded, rules: Mapping[str, tuple[str, str]], theirs: str) -> Iterable[Exposure]:
    """This will find numbers, places, addresses and names by the tables."""
    for name in _worth_trying(folded.text, rules):
        pattern, reason = _COMPILED[name]
        found = [match.span() for match in pattern.finditer(folded.cased)]
        yield from _of_patients(found, folded, name, reason, theirs)
    yield from _of_patients(nhs_numbers(folded), folded, "nhs_number", "an NHS number", theirs)
    yield from _places(postcodes(folded, theirs), folded, "postcode", "a postcode")


def _confirmations(folded: Folded, theirs: str) -> Iterable[Exposure]:
    """This will find the trust's own word that somebody was here, in all its forms."""
    days = [
        (name, match)
        for name, pattern in ATTENDANCE.items()
        for match in pattern.finditer(folded.text)
        if is_confirmed(match, folded.text, theirs)
    ]
    others = [
        (name, match)
        for name, pattern in _KNOWN_ONLY_TO_US.items()
        for match in pattern.finditer(folded.text)
        if not is_echoed(match, folded.text, theirs)
    ]
    shapes = [
        (name, match)
        for name, pattern in SHAPE_RULES.items()
        for match in pattern.finditer(folded.text)
        if not is_echoed(match, folded.text, theirs) and not _is_repeated(match.group(), theirs)
    ]
    for name, match in [*days, *others, *shapes]:
        yield from _places([match.span()], folded, name, _WHAT.get(name, "that they were here"))


def _is_repeated(words: str, theirs: str) -> bool:
    """This will say whether all words of substance were theirs before."""
    content = [word for word in re.findall(r"[a-z0-9]+", words) if len(word) > 3 or word.isdigit()]
    return bool(theirs) and bool(content) and all(word[:5] in theirs for word in content)


def _of_patients(
    spans: Iterable[tuple[int, int]], folded: Folded, name: str, reason: str, theirs: str
) -> Iterable[Exposure]:
    """This will pass over what is nobody's."""
    kept = [span for span in spans if not _is_no_patients(name, folded.text, span, theirs)]
    return _places(kept, folded, name, reason)


def _places(spans: Iterable[tuple[int, int]], folded: Folded, name: str, reason: str) -> Iterable[Exposure]:
    return [Exposure(*folded.span(*span), name, reason) for span in spans]


def _merged(found: tuple[Exposure, ...]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for one in found:
        if merged and one.start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(one.end, merged[-1][1]))
        else:
            merged.append((one.start, one.end))
    return tuple(merged)
