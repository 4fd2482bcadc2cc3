"""Danger, possible harm and requests for information: what a human must see before anybody answers."""

import re

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.material import Material
from candour.domain.checks.patterns import hits, spans_of, table
from candour.domain.checks.report import Finding, finding
from candour.domain.kinds import HUMAN_NOW, Flag, Kind

_NAMES_THE_LOSS = table(
    {
        "loss": r"\b(?:your|this|such a|the) (?:sad |great |terrible )?(?:loss|bereavement)\b",
        "death": r"\b(?:died|death|dying|passed away|passing|stillb\w+|miscarr\w+|funeral|grie(?:f|v\w+))\b",
        "condolence": r"\bcondolences?\b|\bin (?:his|her|their) (?:last|final) (?:days|hours|weeks)\b",
    }
)

_FEARED = re.compile(
    r"\b(?:thought|feared|convinced|afraid|worried|sure|believed|nearly|almost)\b[^.!?\n]{0,30}"
    r"\b(?:died|dead|die|dying|gone|lost (?:him|her|them|the baby))\b|\bmortuary (?:lol|corridor|sign|door)|"
    r"\bto the mortuary\b"
)
_DEATH = re.compile(
    r"\b(?:die[ds]?|dying|dead|death|passed|passing|lost|loss|funeral|bereave\w*|grie[fv]\w*|mortuary|"
    r"morgue|widow\w*|"
    r"late (?:husband|wife|mother|father|mum|dad)|stillb\w+|miscarr\w+|hospice|end of life|palliative|"
    r"last (?:days|hours|"
    r"breath|rites)|goodbyes?|heaven|condolences?|rest in peace|rip|no longer with us|slipped away|"
    r"born (?:asleep|"
    r"sleeping)|angel|heartbeat|ashes|cremat\w*|burie[ds]|taken from us|gone too soon|miss (?:him|her|"
    r"them))\b"
)
_HARM_ADMITTED = table(
    {
        "wrong_treatment": r"\b(?:gave|given|giving|administered|prescribed|dispensed|"
        r"injected)\b[^.!?\n]{0,40}"
        r"\bwrong (?:dose|drug|tablets?|medicines?|medication|injection|blood|infusion)\b",
        "wrong_site": r"\b(?:operated|operation|surgery|procedure|injection|block)\b[^.!?\n]{0,30}\bwrong "
        r"(?:leg|arm|knee|hip|eye|side|kidney|tooth|patient|person|hand|foot)\b",
        "overdose_given": r"\b(?:too much|ten times|twice|double) the (?:\w+ )?(?:dose|drug|insulin|"
        r"morphine)\b",
        "left_inside": r"\b(?:swab|instrument|needle|sponge)\b[^.!?\n]{0,30}\bleft (?:inside|behind in)\b",
        "harm_done": r"\b(?:we|our|us)\b[^.!?\n]{0,40}\b(?:harmed|injured) (?:you|your|him|her|them)\b"
        r"|\b(?:you|he|she|they|mother|father|mum|dad|son|daughter|baby|husband|wife|child) (?:has |have |"
        r"had )?"
        r"(?:came|come|comes) to (?:serious |real |some )?harm\b",
        "missed_diagnosis": r"\bwe (?:missed|failed to (?:spot|notice|diagnose|see)) (?:your|his|her|their|"
        r"the) "
        r"(?:\w+ )?(?:fracture|cancer|sepsis|stroke|infection|clot|tumour|bleed|heart attack)\b",
    }
)


def safeguarding(material: Material) -> Finding | None:
    """This will hold a reply to a post that speaks of danger until a named human released it.

    Where somebody died there is no stop, only a hint to take care, as long as the reply passes the loss by.
    Where a death was only feared, nothing was lost that a reply could name.
    """
    draft = material.draft
    if draft.incoming_flags & HUMAN_NOW and not draft.handoff_released:
        return finding(Code.SAFEGUARDING, level=Level.HOLD)
    told = material.story.text
    is_only_feared = bool(_FEARED.search(told)) and not _DEATH.search(_FEARED.sub(" ", told))
    is_thanks = draft.incoming_kind is Kind.COMPLIMENT and draft.incoming_is_sure
    if (
        Flag.BEREAVEMENT in draft.incoming_flags
        and not is_thanks
        and not is_only_feared
        and not hits(_NAMES_THE_LOSS, material.style)
    ):
        return finding(
            Code.SAFEGUARDING,
            level=Level.HINT,
            reason="Somebody in this story has died, and the reply does not say so.",
            remedy="Take care: name the loss first, and ask a colleague to read it with you.",
        )
    return None


def duty_of_candour(material: Material) -> Finding | None:
    """This will hold a reply where a patient may have been harmed, until the hand-off is released."""
    if material.draft.handoff_released:
        return None
    if Flag.POSSIBLE_HARM in material.draft.incoming_flags:
        return finding(Code.DUTY_OF_CANDOUR, level=Level.HOLD)
    if found := hits(_HARM_ADMITTED, material.reply):
        return finding(Code.DUTY_OF_CANDOUR, level=Level.HOLD, spans=spans_of(found, material.reply))
    return None


def foi(material: Material) -> Finding | None:
    """This will hold the answer to a freedom of information request until its clock has started."""
    if Flag.FOI in material.draft.incoming_flags:
        return finding(Code.FOI, level=Level.HOLD)
    return None
