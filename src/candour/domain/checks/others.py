"""What a draft tells of somebody else: a patient, a relative, a colleague, or through a picture or a link.

Patterns read folded small letters; a group `echo` may be said if the teller said those words themselves.
"""

import re

from candour.domain.checks.whom import ILLNESS, RELATIVE, STRANGER, YOU, YOUR

_SECRET = (
    rf"(?:{ILLNESS}|died|dying|passed away|dead|drunk|prison|handcuffs|pregnant|nerves|"
    r"lost (?:their|his|her) (?:\w+)|sectioned|homeless|stabbed|shot|hanged|in with (?:his|her|a)|"
    r"having (?:his|her|their) \w+ out|frightened)"
)
_AWAY = (
    r"(?:(?:was|were|is|are|has been|had been) (?:now |also |already |safely )?(?:in with us|on (?:our|"
    r"this|the|my) |on ward|here with|brought in|discharged|admitted|"
    r"moved to|taken to|transferred|seen at|in (?:theatre|recovery|surgery|resus|intensive|our|a&e)|"
    r"with us|a patient|asking for|doing (?:well|fine|better)|"
    r"comfortable|stable|asleep|not on this|no longer on|awake)|is not on|went to (?:theatre|surgery|"
    r"intensive|the ward)|(?:has |have )?gone (?:home|to theatre|up)|"
    r"(?:died|passed away|passed) (?:on|of|at|in|from|with|here|that)|was born)"
)

OTHERS: dict[str, tuple[str, str]] = {
    "another_patient": (
        (
            rf"\bthe (?:\w+ )?{STRANGER} (?:(?:who|that|you|with|from|in|next|beside|had|was|were|is|has|"
            rf"[a-z]+) )[^.!?\n]{{0,60}}\b{_SECRET}\b|"
            rf"\b(?:somebody|someone|a (?:man|woman|child|lady|patient)) (?:in|on|with) (?:bed|bay|room|the|"
            rf"a) [^.!?\n]{{0,30}}\b(?:died|dying|arrested|crashed)\b|"
            rf"\bthe drunk {STRANGER}\b|\bit was the {STRANGER} (?:in|with|from)\b|"
            rf"\bthe {STRANGER} who (?:was rude|shouted|you (?:saw|mean|met|heard|talk about)|cried|"
            rf"held)\b[^.!?\n]{{0,40}}\b(?:is|was|had|in|from)\b"
        ),
        "another patient",
    ),
    "where_a_relative_is": (
        (
            rf"\b(?:{YOUR} (?:late )?{RELATIVE}(?:, [a-z]+,)?|he|she|they|the (?:lady|man|woman|gentleman|"
            rf"girl|"
            rf"boy)(?: (?:who|that)? ?you (?:mean|ask about))?) {_AWAY}|"
            rf"\bwe (?:do |still )?have (?:{YOUR} {RELATIVE}|him|her|them) (?:here|in|on|with)\b|\b(?:he|"
            rf"she) was (?:a (?:gentleman|lady|fighter)|comfortable)\b|"
            r"\b(?:were|was) (?:favourite|our favourite)\b|\bwas our \w+ patient\b|\blaid (?:him|her|"
            r"them) out\b|"
            r"\bbeside him\b|\bwas (?:done|signed) (?:on|that|by)\b[^.!?\n]{0,40}\b(?:coroner|morning|doctor|"
            r"dr)\b|\bpost-?mortem (?:was|is|showed|came)\b"
        ),
        "how or where somebody is",
    ),
    "colleague_as_patient": (
        (
            r"\bas a patient (?:herself|himself|themselves|too|that night)\b|\b(?:herself|"
            r"himself) (?:a patient|admitted|waiting|ill|in a bed)\b|\b(?:was|were) (?:herself|"
            r"himself) (?:admitted|\w+ed)\b|"
            r"\b(?:here|in|waiting|waited|come|came) for (?:her|his|their) own (?:scan|results|biopsy|"
            r"appointment|operation|tests?|treatment)\b|\b(?:her|his) own (?:biopsy|results|scan|diagnosis|"
            r"operation)\b|"
            r"\b(?:she|he|[a-z]+) (?:is|was|has been|had been) (?:off (?:sick|with|ill)|pregnant|signed off|"
            r"on a phased return)\b|\bphased return\b|"
            r"\b(?:nurse|sister|doctor|dr|colleague|porter|matron|receptionist) (?:[a-z]+ )?(?:was|were|"
            r"is) (?:on a trolley|in a? ?bed|on the ward as|admitted|one of our)\b"
        ),
        "a colleague's health",
    ),
    "shown_in_a_picture": (
        (
            rf"\bwith (?:{YOUR}|everybody's|everyone's|the patients?'?) (?:names?|initials|numbers?) (?:on|"
            rf"rubbed|in|crossed)\b|\b(?:names?|address(?:es)?|numbers?) (?:mostly )?(?:rubbed|crossed|"
            rf"scratched|blurred|blacked|blanked) out\b|"
            rf"\b(?:name|address|number) crossed\b|\b(?:wrist ?band|drug chart|whiteboard|"
            rf"white board|"
            rf"observation chart)s?\b(?! down)[^.!?\n]{{0,30}}\b(?:{YOU}|{YOUR}|everybody|everyone|"
            rf"[a-z]?\d{{4,}})\b|"
            rf"\bon {YOUR} wrist ?band\b|\b(?:see|where) (?:where )?{YOU} (?:are|were) (?:in|"
            rf"on) the (?:list|board|screen)\b|"
            rf"\bsee (?:where )?{YOU} (?:are|were) in the queue\b|\b{YOU} are the \w+ (?:line|name|row)\b|"
            rf"\bopens {YOUR} (?:own )?(?:appointment|record|letter|results|notes)\b|\b(?:photo|picture|scan|"
            rf"copy|screenshot) of {YOUR} (?:letter|notes|chart|record|wristband|form|results)\b|"
            rf"\battached {YOUR} (?:letter|notes|chart|record|form|results)\b|\bmade up for {YOU}\b|"
            rf"[?&](?:nhs|"
            rf"dob|mrn|patient|hosp)="
        ),
        "something shown in a picture or a link",
    ),
}
"""Name -> (pattern, what a person would call it)."""

OTHER_RULES = {name: re.compile(pattern) for name, (pattern, _) in OTHERS.items()}

_ID = (
    r"(?:nhs number|date of birth|d\.?o\.?b\.?|hospital number|home address|address|postcode|full name|"
    r"real name|surname|name|mobile(?: number)?|"
    r"phone number|number off|number on (?:the|your) (?:letter|wrist)|wrist ?band|consultant|which ward|"
    r"what ward|what the operation|when (?:she|he|they|you) came in|"
    r"diagnosis|appointment (?:date|time))"
)
_ASKS = re.compile(
    r"\b(?:pop|put|post|drop|send|tell|say|reply|comment|respond|give|write|answer|share|tweet|confirm|"
    r"provide|"
    r"let us have|what is|what's|which|what was|whose)\b"
    rf"[^.!?\n]{{0,45}}\b{_ID}\b"
)
_HERE = re.compile(
    r"\b(?:here|below|in (?:a|your) (?:public )?(?:reply|comment|post|tweet)|just (?:post|put|reply|"
    r"comment)|reply with|comment with|answer with|public(?:ly)?|in the comments)\b"
)
_PERSONAL = re.compile(
    r"\b(?:surname|full name|last name|nhs number|date of birth|d\.?o\.?b\.?|hospital number|home address|"
    r"postcode)\b"
)
_RATHER_NOT = re.compile(
    r"\b(?:don't|do not|never|not|needn't|no need to|refused|inside|without|private|privately|"
    r"direct message|dm|by phone|ring|"
    r"by letter|a letter|form|instead|rather)\b|@[a-z]"
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")


def asked_in_public(text: str) -> list[tuple[int, int]]:
    """This will find sentences that invite somebody to say in public who they are.

    A sentence that says "please do not", or that sends them to a private way, invites nobody. A question
    followed by "answer here" is one invitation.
    """
    found: list[tuple[int, int]] = []
    for sentence in _SENTENCE.finditer(text):
        words = sentence.group()
        match = _ASKS.search(words)
        if match is None or _RATHER_NOT.search(words):
            continue
        follows = text[sentence.end() : sentence.end() + 60]
        if _PERSONAL.search(words) or _HERE.search(words) or _HERE.search(follows):
            found.append((sentence.start() + match.start(), sentence.start() + match.end()))
    return found
