"""Where somebody lay or lives: beds, bays, postcodes and the addresses in a story."""

import re

from candour.domain.checks.folding import Folded
from candour.domain.checks.whom import RELATIVE, STRANGER

PLACES: dict[str, tuple[str, str]] = {
    "bed_or_bay": (
        (
            r"(?<![Pp]arking )(?<![Aa]mbulance )(?<![Ll]oading )(?<![Cc]ar )(?<![Dd]rop-off )(?<![Dd]isabled "
            r")(?<![Bb]us )(?<![Cc]ycle )"
            r"\b(?:(?i:(?:bed ?space|bed|bay|cubicle|side[- ]?room|trolley)(?: (?:number|"
            r"no\.?))?)[ -](?:[A-H]?\d{1,3}|\d{1,2}[A-Ha-h]|[A-H]|(?i:one|two|three|four|"
            r"five|six|seven|eight|nine|ten|eleven|twelve))|(?i:room) \d{1,3} (?i:on|in|"
            r"of) (?:\w+ ){1,3}(?i:ward|unit))\b(?!['-])"
            r"(?!(?i:[ -]?(?:hours?|hrs?|minutes?|mins?|days?|nights?|weeks?|months?|am|pm|o'clock|times?|"
            r"beds?|pounds|people|patients|nurses|of us|of the (?:multi|car|bus|coach)|per cent|%|metres|"
            r"years?|more|new|extra|other|different|or|point|and a half)\b))"
        ),
        "a bed or bay",
    ),
    "which_bed": (
        (
            r"\b(?i:(?:first|second|third|fourth|fifth|sixth|end|corner) (?:bed|bay|cubicle|trolley|"
            r"chair) (?:on|by|from|along|near) (?:the )?"
            r"(?:left|right|window|door|end|desk|wall))|"
            r"\b(?i:(?:the |that )?(?:bed|trolley|chair|cubicle|side room) (?:by|near|at|beside|"
            r"next to) [^.!?\n]{1,30} (?:was|is) yours)|"
            r"\b(?i:you (?:had|got|were given) the (?:side room|end bed|corner bed|bed|cubicle|"
            r"last cubicle))|\b(?i:chair \d{1,2} in the)\b|\b(?i:rm) ?\d{1,3}\b|"
            r"\b(?i:(?:bed|bay)) [a-h]\d?\b(?! )|\b(?i:in) [A-H]\d{1,2} (?i:on that|on the|by the)|"
            r"\U0001f6cf\ufe0f? ?\d{1,3}|\b(?i:we put you (?:there|in|on|by|next))\b"
        ),
        "a bed or bay",
    ),
}
"""Name -> (pattern on text with its capitals, what a person would call it). For drafts and stories."""

IN_STORIES: dict[str, tuple[str, str]] = {
    "mobile": (r"(?<![\d+])(?:\+44 ?7|0044 ?7|07)\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)", "a telephone number"),
    "email": (r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", "an e-mail address"),
    "own_name": (
        (
            r"(?i:\b(?:my (?:full )?name(?:'s| is)|i am called|patient(?:'s)? name(?: is|"
            r":))) (?:(?:Mr|Mrs|Ms|Miss|Mx|Master) )?"
            r"[A-Z][a-z]+(?:['-][A-Z]?[a-z]+)?(?: [A-Z][a-z]+(?:['-][A-Z]?[a-z]+)?)+\b"
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


POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])(?i:gir ?0aa|[a-pr-uwyz](?:[a-hk-y]?\d[\da-hjkstuw]?|"
    r"[a-hk-y]\d[abehmnprv-y]) ?\d[abd-hjlnp-uw-z]{2})(?![A-Za-z0-9])"
)
_AN_ADDRESS_OF_OURS = re.compile(
    r"\b(?:hospitals?|clinic|centre|surgery|reception|entrance|write to|post (?:it )?to|our address|"
    r"envelope to|freepost|sat ?nav|find us|car park|site|headquarters|trust)\b"
)
_THE_WAY_ASKED = re.compile(
    r"\b(?:what(?:'s| is)?|whats|have you (?:got )?a) (?:the |your )?(?:postcode|address)|"
    r"postcode (?:for|of)\b|postcode ?\?|\bsat ?nav\b|\bwhich (?:bus|entrance|gate)\b"
)
_LEADS = re.compile(r"(?:^|[.!?:\n] ?|\b(?:is|it's|use|try|enter|type|put|put in|type in|postcode) )$")
_AT_A_DOOR = re.compile(r"\b(?:use|at|to|by|via) (?:the|our) (?:\w+ ){0,3}(?:entrance|car park),? (?:at )?$")
_THEIR_HOME = re.compile(
    r"\b(?:your(?! (?:sat ?nav|phone|app|map))|yours|his|her|hers|their|theirs|him|he|she|they|them|mum|dad|"
    r"home|live[sd]?|lived|went|sent|posted|drove|took|found|wrote|written|file|record|label)\b"
)
_SOMEBODY = re.compile(rf"\b(?:you|mr|mrs|ms|miss|{RELATIVE}|{STRANGER})\b")
_BEFORE = 80


def is_at_a_door(text: str, start: int) -> bool:
    """This will say whether a postcode's words begin right behind a door of the trust, and nobody is spoken
    of."""
    stands_so = _AT_A_DOOR.search(text[max(0, start - _BEFORE) : start])
    return stands_so is not None and not _THEIR_HOME.search(text) and not _SOMEBODY.search(text)


def postcodes(folded: Folded, theirs: str) -> list[tuple[int, int]]:
    """This will find postcodes but those of the trust: after words such as "write to the hospital", or first
    in a sentence that answers whoever asked for the way, and speaks of nobody."""
    is_asked = _THE_WAY_ASKED.search(theirs) is not None and _THEIR_HOME.search(folded.text) is None

    def is_ours(start: int) -> bool:
        before = folded.text[max(0, start - _BEFORE) : start]
        return bool(_AN_ADDRESS_OF_OURS.search(before) or (is_asked and _LEADS.search(before)))

    return [match.span() for match in POSTCODE.finditer(folded.cased) if not is_ours(match.start())]
