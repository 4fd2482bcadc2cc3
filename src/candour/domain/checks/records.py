"""What the records hold: looking somebody up, results, conditions, appointments, "not on our list".

Denying is telling too: whoever says of one person "not here" says of the next "here". Patterns read folded
small letters; a group `echo` may be said if the teller said those words themselves.
"""

import re

from candour.domain.checks.whom import BODY, ILLNESS, RELATIVE, THEIR, THEM, THEY, YOU, YOUR

_RECORD = (
    r"(?:re-?cords?|notes?|charts?|files?|folders?|entry|entries|history|case ?notes|case|referral|"
    r"observations|obs|"
    r"paperwork|details|drug chart|bloods|results|scans?|x-?rays?)"
)
_SYSTEM = r"(?:system|screen|computer|database|records?|files?|log|books?|list|register|notes)"
_LOOKED = (
    r"(?:look(?:ed|ing)? (?:at|in|into|through|up)|check(?:ed|ing)?|read(?:ing)?|review(?:ed|ing)?|"
    r"open(?:ed)?|"
    r"pull(?:ed)? (?:up|out)|got|been (?:through|into)|gone (?:through|into)|went (?:through|into)|"
    r"had a look (?:at|in|through)|found|"
    r"dug out|called up|going through|brought up)"
)
_TEST = (
    r"(?:scan|x-?ray|biopsy|blood tests?|bloods?|blood results|results?|swab|mri|ct|ultrasound|smear|ecg|"
    r"mammogram|test|"
    r"sample|lump|potassium|sodium|hba1c|sugar|iron|count|blood pressure|cholesterol|pregnancy test|"
    r"post-?mortem|endoscopy|colonoscopy)"
)
_SAID = (
    r"(?:show(?:ed|s|ing)?|(?:come|came|is|are|were|was) back|confirm(?:ed|s)?|reveal(?:ed|s)?|"
    r"(?:(?:was|were|is|are|r) )?(?:all |very |a bit |just )?(?:normal|clear|positive|negative|fine|"
    r"abnormal|benign|"
    r"malignant|ok|okay|good|bad|low|high|nothing|raised|up|down|done|signed|taken|lost)\b)"
)
_VISIT = (
    r"(?:appointment|slot|operation|op|surgery|procedure|scan|follow-?up|next (?:dose|scan|visit|"
    r"appointment|cycle)|"
    rf"{BODY} replacement|referral|pre-?op|discharge|admission|bed)"
)
_WHEN_OR_WHERE = (
    r"(?:is (?:on|at|with|booked|going|still|in|for|down|now|showing)|stands|was (?:on|at|with|moved|"
    r"cancelled|booked|in|lost)|"
    r"with (?:the|mr|dr|mrs|ms|us)|next (?:mon|tues|wednes|thurs|fri|satur|sun)day|on (?:mon|tues|wednes|"
    r"thurs|fri|satur|sun)day|"
    r"has been (?:moved|booked|cancelled|made)|should have been)"
)

RECORDS: dict[str, tuple[str, str]] = {
    "looked_up": (
        (
            rf"\b(?<!you ){_LOOKED} (?:[a-z]+ ){{0,2}}?(?:your ?|ur |y our |his |her |"
            rf"their )(?:[a-z]+'?s? )?{_RECORD}\b|"
            rf"\b(?:i|we)(?:'ve| have)? (?:can |could |now |just )?(?:see|seen|saw) (?:[a-z]+ )?(?:your ?|"
            rf"ur |"
            rf"his |her |their )(?:[a-z]+'?s? )?{_RECORD}\b|"
            rf"\bhaving read {THEIR} |\b{THEIR} ?{_RECORD} (?:are|is|were|was) (?:in front|here|open|with me|"
            rf"beside me)\b|\b(?<!what )(?:our|your|ur|his|her|their|hospital|medical) ?{_RECORD} ?(?:shows?|"
            rf"says?|states?|"
            r"confirms?|indicates?|suggests?|mentions?|has(?! it right)|have (?:it|you))\b|"
            rf"\b{THEIR} (?:entry|notes|record|file|chart|folder) (?:on|in|shows?)\b|"
            rf"\b(?:according to|looking at what we hold on|what we hold on|having looked at) (?:our|the|"
            rf"{THEIR}|{YOU})(?: (?:\w+ )?{_SYSTEM})?\b"
        ),
        "what the records hold",
    ),
    "on_the_system": (
        (
            rf"\b(?:says?|shows?|showing|down|have|had|has|got|got you|see|find|found|is|are|in|"
            rf"on) (?:[^.!?\n]{{0,30}} )?(?:on|in) (?:the|our|my) "
            rf"{_SYSTEM}\b[^.!?\n]{{0,20}}\b(?:{YOU}|{YOUR}|that your)\b|"
            rf"\b{YOUR} [^.!?\n]{{0,50}}\b(?:on|in) (?:our|the|my) {_SYSTEM}\b|"
            rf"\b(?:the|our|my) {_SYSTEM}(?: [^.!?\n]{{0,20}})? (?:has|had|shows?|does not have|doesn't have|"
            rf"puts?) {THEM}\b|"
            rf"\bwe (?:have|had|'ve got) {THEM} (?:down|as|living|twice|listed|booked)\b|"
            rf"\bi (?:looked|found|traced|searched for) {YOU} (?:up|under|on|in|by)\b"
        ),
        "what the records hold",
    ),
    "result_told": (
        (
            rf"\b{THEIR} (?:\w+ ){{0,2}}{_TEST}(?: (?:on|from|of) [\w ]{{1,20}}?)? {_SAID}|"
            rf"\bthe (?:\w+ )?{_TEST}(?: (?:that )?we (?:did|took))? {_SAID}|"
            r"\bit (?:was|is|came back) (?:benign|malignant|negative|positive|cancer|clear|not cancer)\b|"
            rf"\b{YOU} (?:are|were|r|tested) (?:negative|positive|pregnant|clear|infectious)\b|"
            r"\bit is good news\b|\bthe coroner has it\b|\bdeath certificate\b|\b(?:is|are) back and\b"
        ),
        "a result",
    ),
    "illness_told": (
        (
            rf"\b{THEIR} (?:\w+(?:'s)? ){{0,2}}(?P<echo>{ILLNESS})\b|"
            rf"\b{YOUR} {RELATIVE}'s (?P<echo2>{ILLNESS})\b|"
            rf"\b(?P<echo3>{ILLNESS})\b[^.!?\n]{{0,60}}\b(?:as you did|like you|for you|as yours)\b|"
            rf"\b(?:clinic|unit|ward|team)[^.!?\n]{{0,40}}\byour (?:\w+ )?(?P<echo4>{ILLNESS})\b"
        ),
        "what is wrong with them",
    ),
    "booked": (
        (
            rf"\b{THEY} (?:are|'re|is|were|was|will be|have been) (?:down|booked|listed|first|next|due|put|"
            rf"number \w+|"
            r"still) (?:[a-z]+ ){0,2}?(?:for|in|with|at|on)\b|"
            rf"\b{THEY} will be (?:seen|operated|admitted|scanned|called) (?:in|on|at|by)\b|"
            rf"\b{THEIR} {_VISIT} (?P<echo2>{_WHEN_OR_WHERE})\b|\b(?:moved|booked|made|found|"
            rf"(?P<echo>cancelled)) (?:you an|{THEIR}) {_VISIT}\b|"
            rf"\bput {THEM} (?:first|next|back|down|top|at|on) (?:on|of|for|the|our)\b|"
            r"\bsee you (?:on|at|in|next) [^.!?\n]{0,45}\b(?:clinic|ward|unit|appointment|theatre|"
            r"department)\b|"
            rf"\bsend {THEIR} (?:next )?(?:dose|tablets|prescription|medicine|insulin)\b|"
            rf"\b{YOU} were (?:the )?(?:next|first|second|third|fourth|fifth|sixth|ninth|tenth|last)\b"
        ),
        "an appointment or a place on a list",
    ),
    "denied": (
        (
            rf"\b{THEY} (?:were|was|are|is|have|has)(?: not|n't| never)(?: been)? (?:here|seen|on (?:our|the|"
            rf"my)|a patient|registered|in (?:our|the)|with us)\b|"
            rf"\b(?:nobody|no ?one|no patient|no record|no trace|nothing)(?: on our \w+)? (?:of|by|under|"
            rf"called|named|with) (?:that name|{THEM}|your name|[a-z]+ (?:was|has been|is))\b|"
            rf"\b(?:no|any|a) (?:record|trace|sign) of {THEM}\b|\b(?:not|n't|never) (?:find|see|have|"
            rf"got) {THEM} (?:in|on|listed)\b|"
            rf"\b{THEY} (?:did not|didn't|never) (?:attend|turn up|come in|show up|check in|arrive)\b|"
            rf"\b{YOU} missed (?:it|your (?:appointment|slot|scan))\b|"
            rf"\b(?:does not|doesn't|do not|don't) have {THEM} (?:on|in|down)\b|\bnever been (?:a|"
            rf"one of our) patients?\b"
        ),
        "whether they were ever here",
    ),
}
"""Name -> (pattern, what a person would call it)."""

RECORD_RULES = {name: re.compile(pattern) for name, (pattern, _) in RECORDS.items()}
