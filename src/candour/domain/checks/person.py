"""Is somebody speaking? A first name, or a team's names; initials are nobody."""

import re

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.material import Material
from candour.domain.checks.report import Finding, Span, finding

SHORT_REMARK = 20
"""Up to so many words in one sentence, with no "we" of an institution and no courtesy, are a remark."""

_INSTITUTION_OR_COURTESY = re.compile(
    r"\b(?:we|we'd|we're|we've|we'll|us|our|ours|ourselves|the (?:trust|hospital|department|organisation|"
    r"team|service|board|division|"
    r"company|bank)|customers?|pals|sorry|apolog\w+|thank(?:s| you))\b"
)
_INITIALS = re.compile(r"(?:\^|~|\s-{1,2}\s?)\s?[A-Za-z]{1,3}\s{0,3}$")
_SIGNATURE = re.compile(r"(?:^|[.!?:)\]\n,\u2026]|\s[-\u2013\u2014])\s{0,3}(?P<name>[^.!?:\n]{2,90})\s{0,3}$")
_I_AM = re.compile(r"\bI(?:'m| am) (?P<name>[A-Z][a-z]+)(?=[,.: ])(?! not\b)")
_NAME = re.compile(r"\b(?:[A-Z]\.? )?[A-Z\u00c0-\u00de][a-z\u00df-\u00ff'][\w'-]*")
_USUAL_WORDS = """
a all and any as at best board by care centre chief clinic clinical comms communications community
complaints corporate customer dear department digital division doctor emergency experience for from
general governance head health hello hi hospital hospitals i if in it kind kindest liaison love
management manager many maternity matron media midwife monday tuesday wednesday thursday friday
saturday sunday january february march april may june july august september october november
december nhs no nurse of office on or our outpatients pals patient patients please regards reception
services service sincerely sister social sorry st staff surgery take team thank thanks that the they
this to trust unit very ward warm we welcome with wishes yes you your yours advice website
"""
_NOT_A_NAME = frozenset(_USUAL_WORDS.split())
_LAST_LINES = 4


def no_person(material: Material) -> Finding | None:
    """This will hint at a reply in nobody's voice, or with nobody's name beside it or under it."""
    if not material.words or not material.answers_somebody or is_signed(material):
        return None
    initials = _initials(material)
    if is_remark(material) and not initials:
        return None
    if material.says_i:
        return finding(
            Code.NO_PERSON,
            level=Level.HINT,
            spans=initials,
            reason="Who is writing?",
            remedy="A first name and what you do is enough.",
        )
    return finding(Code.NO_PERSON, level=Level.HINT, spans=initials)


def is_signed(material: Material) -> bool:
    """This will say whether a name stands beside the reply or in its last lines."""
    return bool((material.draft.writer_name or "").strip()) or has_signature(material)


def has_signature(material: Material) -> bool:
    """This will say whether the reply itself ends with a name, or says one."""
    return _signature(material) is not None


def is_remark(material: Material) -> bool:
    """This will say whether the reply is one short thing said by somebody, not by an institution."""
    return (
        len(material.words) <= SHORT_REMARK
        and len(material.sentences) == 1
        and not _INSTITUTION_OR_COURTESY.search(material.style.text)
    )


def _initials(material: Material) -> tuple[Span, ...]:
    found = _INITIALS.search(material.style.cased)
    return (material.style.span(*found.span()),) if found else ()


def _signature(material: Material) -> str | None:
    """This will find a name in the last lines: a line or a last fragment with no full stop, led by a name."""
    lines = [line.strip() for line in material.style.cased.strip().split("\n")][-_LAST_LINES:]
    last = _SIGNATURE.search(lines[-1]) if lines else None
    said = _I_AM.search(material.style.cased)
    if said:
        return said.group("name")
    candidates = [*lines[1:], last.group("name") if last else ""]
    return next((line for line in candidates if _is_a_name(line)), None)


def _is_a_name(line: str) -> bool:
    if not line or len(line.split()) > 14 or line[-1] in ".!?" or _INITIALS.search(line):
        return False
    return any(word.strip("'").lower() not in _NOT_A_NAME for word in _names(line))


def _names(line: str) -> list[str]:
    return [word for found in _NAME.findall(line) for word in [found.split()[-1]]]
