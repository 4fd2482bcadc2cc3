"""Deciding in public whose fault it was: a colleague's, or the patient's own."""

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.material import Material
from candour.domain.checks.patterns import are_met, hits, spans_of, stretches, table
from candour.domain.checks.report import Finding, finding

_STAFF = (
    r"(?:nurses?|doctors?|midwi(?:fe|ves)|receptionists?|consultants?|surgeons?|porters?|clerks?|sister|"
    r"matron|healthcare assistants?|"
    r"hcas?|agency (?:staff|worker|nurse)|members? of staff|staff members?|staff|colleagues?|team|"
    r"employees?|individuals?|person|manager|girl|lass|lad|bloke|man|woman|lady|chap|contractors?|company|"
    r"agency|supplier|firm|volunteers?|students?|trainees?|cleaners?|cooks?|secretar(?:y|ies)|"
    r"registrar|pharmacist|locum|security guards?|driver|secretary|he|she|they|him|her)"
)
_IS = r"(?:was|were|is|are|has been|have been|had been|being|be)"
_HOW = r"(?:(?:clearly|very|grossly|plainly|simply|completely|totally|frankly|obviously|at best) )?"

_BLAME = table(
    {
        "called_negligent": rf"\b{_STAFF}\b[^.!?\n]{{0,40}}\b{_IS} {_HOW}(?:negligent|incompetent|careless|"
        r"unprofessional|lazy|at fault|to blame|"
        r"reckless|culpable|in the wrong|useless|(?<!not )wrong (?:to|and|there|on)|out of (?:order|line)|"
        r"not up to (?:the|it|scratch)|sloppy|thoughtless|heartless|clueless)\b|"
        rf"\b{_STAFF}\b[^.!?\n]{{0,40}}\b(?:dropped the ball|messed (?:it|this|that) up|slipped up|"
        rf"let (?:you|the "
        r"side|us all) down|made a (?:hash|pig's ear|mess)|couldn't be bothered|can't be bothered)\b",
        "told_off": rf"\b{_STAFF}(?:\b[^.!?\n]{{0,60}}\b(?:has|have|had|was|were)|'s|'ve) (?:now |"
        rf"since )?been (?:firmly |severely |well and "
        r"truly )?(?:spoken to|told off|reprimanded|pulled up|warned|given (?:a talking|what for|her|"
        r"his|their))\b|\b(?:has|had|have) (?:had )?(?:a|her|his|their) (?:final |written |"
        r"verbal )?(?:warning|"
        r"talking[- ]to|telling[- ]off|dressing[- ]down)\b|\bi(?:'ve| have)? (?:told|had words with) (?:him|"
        r"her|them) (?:straight|off)\b|\bhad (?:a )?(?:quiet |stern |firm |strong |"
        r"strict )?words? with (?:him|"
        r"her|them|the (?:girl|lad|man|woman|nurse|doctor|receptionist|porter|clerk|person))\b",
        "sent_off": rf"\b(?:we|i) won't be (?:having|using) (?:him|her|them|that \w+) again\b|\b{_STAFF}\b"
        r"[^.!?\n]{0,40}\bwon't be (?:seen|working|back|on)\b|\bi've had (?:him|her|them) in\b",
        "others_manage": r"\b(?:most|everyone|everybody|other)(?: else)?(?: of our)?(?: people| folk|"
        r" patients| "
        r"ladies| visitors| families| parents)?(?: do)? (?:seems? to |manages? (?:to|it)|"
        r"(?:can )?find (?:it|us|"
        r"the)|copes?|follows?|reads?)\b|\bbothers? to\b|\bif (?:only )?(?:a person|people|folk|you|they) "
        r"(?:only |would only |would just |would )(?:bother|look|read|ask|listen)\w*\b",
        "whose_doing": r"\bcarelessness on (?:his|her|their) part\b|\bwhose (?:doing|fault) it (?:is|was)\b|"
        r"\bfacing a "
        r"(?:disciplinary|hearing|panel)\b|\b(?:a little|a bit of) (?:reading|listening|"
        r"patience) would have\b",
        "had_you": r"\bhad you (?:only |just |bothered to |actually )?(?:read|looked|asked|told|rung|come|"
        r"listened|"
        r"followed|brought|checked|turned|arrived|let)\b|\bif you(?:'d| had) (?:only |bothered|actually |"
        r"simply )",
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
    found = [hit for hit in hits(_BLAME, material.style) if not are_met(denied, hit.start, hit.end)]
    if not found:
        return None
    return finding(Code.BLAME, level=Level.HINT, spans=spans_of(found, material.style))
