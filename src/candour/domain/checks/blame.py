"""Deciding in public whose fault it was: a colleague's, or the patient's own."""

import re

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.material import Material
from candour.domain.checks.patterns import Hit, are_met, hits, spans_of, stretches, table
from candour.domain.checks.report import Finding, finding

_STAFF = (
    r"(?:nurses?|doctors?|midwi(?:fe|ves)|receptionists?|consultants?|surgeons?|porters?|clerks?|sister|"
    r"matron|healthcare assistants?|"
    r"hcas?|agency (?:staff|worker|nurse)|members? of staff|staff members?|staff|colleagues?|team|"
    r"employees?|individuals?|person|manager|girl|lass|lad|bloke|man|woman|lady|chap|contractors?|company|"
    r"agency|supplier|firm|volunteers?|students?|trainees?|cleaners?|cooks?|secretar(?:y|ies)|"
    r"registrar|pharmacist|locum|security guards?|driver|he|she|they|him|her)"
)
_IS = r"(?:was|were|is|are|has been|have been|had been|being|be)"
_HOW = r"(?:(?:clearly|very|grossly|plainly|simply|completely|totally|frankly|obviously|at best) )?"

_BLAME = table(
    {
        "called_negligent": rf"\b{_STAFF}\b[^.!?\n]{{0,40}}\b{_IS} {_HOW}(?:negligent|incompetent|careless|"
        r"unprofessional|lazy|at fault|to blame|"
        r"reckless|culpable|in the wrong|useless|(?<!not )wrong (?:to|and|there|on)|out of (?:order|line)|"
        r"not up to (?:the|it|scratch)|sloppy|thoughtless|heartless|clueless)\b",
        "fell_short": rf"\b{_STAFF}\b[^.!?\n]{{0,40}}\b(?:dropped the ball|messed (?:it|this|that) up|"
        r"slipped up|let (?:you|the side|us all) down|made a (?:hash|pig's ear|mess))\b",
        "told_off": rf"\b{_STAFF}(?:\b[^.!?\n]{{0,60}}\b(?:has|have|had|was|were)|'s|'ve) (?:now |"
        rf"since )?been "
        r"(?:firmly |severely |well and truly )?(?:spoken to|told off|reprimanded|pulled up|warned|"
        r"given (?:a "
        r"talking|what for))\b",
        "warned": r"\b(?:has (?:had )?|(?<!have )had )(?:a|her|his|their) (?:final |written |"
        r"verbal )?(?:warning|"
        r"talking[- ]to|telling[- ]off|dressing[- ]down)\b|\bfacing a (?:disciplinary|hearing)\b",
        "had_words": r"\bi(?:'ve| have)? (?:told (?:him|her|them) (?:straight(?! away)|off)|"
        r"had words with)\b|"
        r"\bhad a (?:stern|firm|strong|strict) word with\b|\bi've had (?:him|her|them) in\b",
        "sent_off": r"\b(?:we|i) won't be (?:having|using) (?:him|her|them|that \w+) again\b|"
        rf"\b{_STAFF}\b[^.!?\n]{{0,40}}\bwon't be (?:seen|working) (?:here|on|at)\b",
        "others_manage": r"\b(?:most|(?:everyone|everybody) else|other) (?:people |folk |patients |ladies |"
        r"visitors )?(?:seems? to|manages? (?:to|it)|(?:can )?find (?:us|it))\b|"
        r"\b(?:if|when|unless) (?:a person|people|folk|you|they) (?:only )?bother(?:s|ed)? to\b|"
        r"\bif (?:only )?(?:a person|people|folk|you|they) would "
        r"(?:bother|look up|only (?:look|read|listen))\b",
        "whose_doing": r"\bcarelessness on (?:his|her|their) part\b|\bwhose (?:doing|fault) it (?:is|was)\b",
        "had_you": r"(?:^|[.!?,;\n] ?)had you (?:only |just |bothered to )?(?:read|looked|asked|told|rung|"
        r"listened|followed|brought|checked)\b|\bif you(?:'d| had) (?:only |bothered)",
        "fault_named": rf"\b(?:the|our|this|that|a|an) (?:\w+ )?{_STAFF}(?:'s|s')? (?:own )?(?:fault|"
        r"mistake|error|negligence|incompetence|failure)\b"
        r"|\b(?:negligence|incompetence|carelessness) (?:of|by|on the part of)\b|\bfault (?:of|"
        r"lies with) (?:the|our|an?|this|that) (?:\w+ )?"
        rf"{_STAFF}\b",
        "disciplined": rf"\b{_STAFF}\b[^.!?\n]{{0,50}}\b(?:suspended|dismissed|sacked|disciplined|"
        r"struck off|reprimanded|removed from (?:the|her|his|their)|"
        r"given a (?:final |written )?warning|no longer work(?:s|ing)? (?:here|for|with))\b|"
        r"\bdisciplinary (?:action|proceedings|process|hearing|"
        r"procedures?|steps)\b|\bwill not be working\b",
        "taken_up_with": r"\b(?:addressed|raised|dealt with|taken) (?:this|it|that|the matter)? ?(?:up |"
        rf"directly )?with the (?:\w+ )?{_STAFF}"
        rf"\b|\bspoken (?:firmly |severely |sternly )?to the (?:\w+ )?{_STAFF} (?:concerned|involved|"
        r"responsible|in question|about (?:her|his|their))\b",
        "you_failed": r"\byou (?:had |have |also |simply )?(?:failed|neglected|refused|forgot) to\b|"
        r"\byou (?:did not|didn't|never) (?:follow|read|attend|turn "
        r"up|arrive|listen|bother|bring|provide|cooperate|co-operate|comply)\b",
        "you_should_have": r"\byou (?:really |also )?(?:should(?:'ve| have)|ought to have|could(?:'ve|"
        r" have)|needed to have) (?!had|been|received|got|heard|"
        r"felt|expected|to |waited|gone without|seen (?:a|the|some))(?:\w+)",
        "your_fault": r"(?<!not )(?<!never )(?<!n't )(?<!not entirely )\byour (?:own )?(?:fault|failure|"
        r"carelessness|negligence)\b",
    }
)
_OURS = re.compile(r"\b(?:we|our|and i)\b")
_OWN_SIDE = frozenset({"called_negligent", "fell_short"})
"""Rules that speak of a fault which may be one's own."""
_TAKEN_BACK = table(
    {
        "not_blamed": r"\b(?:not|n't|never|nobody|no one|no-one|none|without) (?:\w+ ){0,3}(?:negligent|"
        r"incompetent|careless|unprofessional|lazy|at fault|"
        r"to blame|fault|mistake|suspended|dismissed|disciplined|disciplinary|negligence)\b|\b(?:you|"
        r"we) felt (?:\w+ )?dismissed\b",
    }
)


def blame(material: Material) -> Finding | None:
    """This will hint at words that settle whose fault it was; one's own fault may always be owned."""
    denied = stretches(hits(_TAKEN_BACK, material.style))
    found = [
        hit
        for hit in hits(_BLAME, material.style)
        if not are_met(denied, hit.start, hit.end) and not _is_owned(hit, material.style.text)
    ]
    if not found:
        return None
    return finding(Code.BLAME, level=Level.HINT, spans=spans_of(found, material.style))


def _is_owned(hit: Hit, text: str) -> bool:
    """This will say whether the writer's own side is said to have fallen short: our team, the nurse and I."""
    return hit.name in _OWN_SIDE and bool(_OURS.search(text[max(0, hit.start - 12) : hit.end]))
