"""What only our own people could know: meeting somebody, looking after them, where they lay.

A stranger believes a nurse who says "I remember you". Whether it is kindly meant makes no difference.
Patterns read folded small letters. A group `echo` may be said if the teller said those words themselves.
"""

import re

from candour.domain.checks.whom import CARER, RELATIVE, STRANGER, THEIR, THEM, THEY, YOU, YOUR

_CARED = (
    r"(?:looked after|cared for|nursed|treated|operated on|delivered|discharged|admitted|examined|triaged|"
    r"scanned|x-rayed|washed|sedated|weighed|bandaged|stitched|laid|booked|wheeled)"
)
_PLACE = (
    r"(?:in (?:our|resus|a&e|triage|theatre|majors|minors|recovery|overnight|bed|on|with|as|for|fri|sat|sun)|"
    r"in the (?:department|ward|unit|clinic|hospital|bay|room|corridor|waiting|side)|"
    r"on (?:our|my|ward)|on the (?:ward|unit|corridor|trolley|list|table)|under (?:our|my)|"
    r"one of (?:our|my)|brought (?:in|to)|registered|triaged|inpatients?)"
)

MEMORY: dict[str, str] = {
    "remembered": (
        rf"(?:\b(?:i|we)(?: \w+){{0,2}} |(?:^|[.!?\n] ?))(?:remember|recall|recognised?|picture) (?:{THEM}|"
        rf"this story|{YOUR} (?:face|name|voice|smile|story))\b|\b(?:not|won't|don't) remember me\b"
    ),
    "who_i_was": (
        rf"\bi was (?:{YOUR}|his|her|their) (?:\w+ )?{CARER}\b|"
        rf"\bi was the (?:one|{CARER}) (?:who|that|with) (?:[^.!?\n]{{0,40}}\b)?"
        rf"(?:you|your|lanyard|glasses|beard|him|her|his)\b|"
        rf"\bit was me (?:who |that )?(?:you|{_CARED}|brought|took|moved)\b"
    ),
    "cared_for": (
        rf"\b(?<!team )(?<!they )(?<!staff )(?<!everyone )(?P<echo>{_CARED}) (?:{THEM})\b"
        r"(?! (?:differently|like|as if|as though|unfairly|badly|well))|"
        r"\b(?:joy|pleasure|privilege|honour|lovely|good|nice|great|treat) (?:for \w+ )?to (?:look after|"
        r"care for|"
        rf"nurse|treat|have) {THEM}\b|"
        rf"\b(?:loved|enjoyed|liked) (?:having|looking after|caring for|nursing) {THEM}\b|"
        rf"\bi (?:think |believe |know )?i? ?looked after\b"
    ),
    "with_them": (
        rf"\bi (?:was|sat|stayed|stood|waited|walked|prayed|cried|sang|came|spoke)(?: \w+){{0,2}} (?:with|"
        rf"beside|by|next to) {THEM}\b|"
        rf"\b(?:held|holding|(?:i|we) hold) (?:{THEIR}|{YOUR} {RELATIVE}'?s?) (?:\w+ )?hands?\b|"
        rf"\b{THEIR} last (?:words|hours|breath|night|days)\b|\b(?:gentleman|lady|fighter|"
        rf"character) (?:right )?to the end\b"
    ),
    "done_to_them": (
        r"\b(?:i|we)(?:'ve| have)? (?:also |just )?(?:took|drew|set|did|changed|dressed|stitched|checked|"
        r"gave) "
        rf"{THEIR} (?:blood|bloods|temperature|dressing|drip|pulse|wound|wrist|arm|leg|bandage|catheter|"
        rf"pain relief|"
        r"tablets|injection|stitches|blood pressure)\b|"
        rf"\b(?:i|we) (?:brought|got|fetched|found) {THEM} (?:a|an|the|some) (?:\w+ )?(?:blanket|pillow|"
        rf"tea|sandwich|"
        r"bed|chair|wheelchair|commode|bowl)\b|\bbrought you the\b|"
        rf"\b(?:i|we) (?:moved|met|saw|wheeled|put) {THEM}(?: (?:at|in|on|there|upstairs|down|to|that|last|"
        rf"into|when)\b|[.,])|"
        rf"\b(?:get|got|moved?) {THEM} (?:upstairs|into (?:a|the) (?:bed|ward|room)|onto|up to)\b|"
        rf"\bwhen i (?:moved|took|washed|saw|met) {THEM}\b|\b(?:we|that we|i) (?:set|fixed|"
        rf"plastered) the (?:wrist|arm|leg|ankle)\b"
    ),
    "told_face_to_face": (
        r"\byou (?:told|asked|showed|thanked) me\b[^.!?\n]{0,40}\b(?:while|when|as) (?:i|we)\b|"
        r"\bme who you asked\b|\bwe met at about\b|\bwe met (?:at|when|on) (?:[^.!?\n]{0,20}) when i\b"
    ),
    "carer_of_theirs": (
        rf"\bthe (?!team){CARER} (?:who |that )?(?:saw|treated|looked after|moved|operated on|discharged|"
        rf"met|scanned|called) {THEM}\b|"
        rf"\b{THEIR} {CARER} (?:has|had|was|that|asked|told|knows|said|tells|remembers|sends)\b|"
        rf"\bin charge of {THEIR} care\b|\b{THEIR} care (?:with us|here|on (?:our|the)|team|was)\b"
    ),
    "patient_of_ours": (
        r"\b(?:as )?one of our (?:\w+ ){0,3}(?:patients|regulars|mums|families|babies)\b|\b(?:favourite|"
        r"brave|lovely|model|smallest) "
        r"(?:\w+ )?patients?\b(?! (?:we|who))|\bpatients? (?:with us|of ours)\b|\b(?:is|was|as) (?:a|"
        r"our) patient (?:here|too|on|in|at|of|with)\b|"
        r"\bsmallest in (?:the|our) unit\b|\bstill talk about (?:you|him|her)\b"
    ),
    "home_from_us": (
        r"\b(?:home|back) (?:safely |safe |all right |okay )?from (?:us|here|the ward|our)\b|\bwalk(?:ing|"
        r"ed)? out of here\b|"
        r"\b(?:night|day|hours?|stay|time|week|weekend) with us\b|\bwoke up (?:happy|well|from)\b|"
        r"\boperation with us\b|"
        rf"\bringing the bell\b|\bthe baby came\b|\bbaby [a-z]+, our\b|\b(?:having|have|"
        rf"had) {THEM} (?:(?:on|in) (?:the|our) (?:ward|unit|department|hospital|care)|with us)\b|"
        rf"\bafter (?:its|{THEIR}) (?:night|day|stay|time) (?:with|here)"
    ),
    "stranger_near_them": (
        rf"\bthe {STRANGER} (?:\w+ )?(?:opposite|beside|next to|near|behind|in front of) {YOU}\b"
    ),
    "where_they_were": rf"\b{YOU} (?:were|was) (?:also |indeed |last |first |only )?(?P<echo>{_PLACE})\b",
    "here": (
        rf"\b{THEY} (?:were|was|have been|has been|are|is|did|came) (?:indeed |also |all |really )?"
        r"(?:here|with us|in with us)\b(?! (?:to|for) (?:help|listen))"
    ),
    "yes_you_were": (
        rf"\b(?:yes|yeah|yep|indeed|checked|true)[,:;]? (?:and |but |that )?(?:{YOU} (?:were|did|have|are)|"
        rf"we (?:saw|have|did|had) {THEM})\b"
    ),
    "your_time_here": (
        rf"\b{YOUR} (?:\w+ ){{0,3}}(?:hours?|night|day|days|weeks?|stay|time|visit|wait) (?:were |was )?"
        r"(?:here|with us|on (?:our|my|the ward)|in (?:our|the (?:department|hospital)))\b|"
        rf"\b(?:during|in|throughout|after|before) {YOUR} (?:\w+ )?(?P<echo>stay|visit|admission|"
        rf"attendance|operation|delivery|procedure)\b|"
        rf"\b{YOUR} (?P<echo2>visit|admission|attendance) (?:was|fell|came|on|to|is|should)\b|"
        rf"\bwhile {YOU} (?:were|was) (?:in|here|with)\b|"
        rf"\bwhen {YOU} (?:were|was) (?:a|an|in with|with us|here|on our|under)\b"
    ),
    "came_and_went": (
        rf"\b{YOU} (?:came in|arrived|booked in|checked in|turned up|left|went home|were (?:seen|called|"
        rf"discharged|moved|triaged|"
        r"x-rayed|scanned)|got seen) (?:[@]|at|around|about|by|just after|just before) (?:about |around |"
        r"nearly )?"
        r"(?P<echo>[a-z0-9:.]+(?: past [a-z]+| to [a-z]+)?)|\b(?:came in|got here) @|"
        rf"\bdid (?:arrive|attend|come in|turn up)\b|\bwe (?:booked|checked|called) {YOU} in\b|"
        rf"\b(?:doctor|nurse|we) called {YOU} at\b|\bwithout being seen\b|\bsaw {YOU} (?:in|on|at|that)\b|"
        rf"\bwe saw {YOU}\b"
    ),
    "which_one": (
        rf"\bif {YOU} (?:are|were|r) the (?:{STRANGER}|one) (?:who|with|from|in)\b|\bthat would be {YOU}\b|"
        rf"\bis that {YOU}\b|"
        rf"\bi (?:think|guess) (?:that )?(?:this is|that is|it is|i know who)\b|\bi know (?:which night|"
        rf"who) (?:{YOU}|this)\b|"
        rf"\bfairly sure {YOU} are\b|\bif this is {YOU}\b|\ba person with {YOUR} name\b"
    ),
    "denied_and_told": (
        r"\bneither confirm nor deny\b|\b(?:should not|shouldn't|cannot|can't|not allowed to|not meant to|"
        r"not supposed to) "
        rf"(?:say|tell)[^.!?\n]{{0,50}}\b(?:but|and|only that)(?: yes,?)? (?:{YOU} (?:have|were|did|are)|"
        rf"{YOUR}|he|she)\b|"
        rf"\b(?:(?<!stays )between us(?! and)|off the record|without giving anything away)\b"
    ),
}
"""Name -> pattern, each a way of telling that somebody was with us."""

MEMORY_RULES = {name: re.compile(pattern) for name, pattern in MEMORY.items()}
