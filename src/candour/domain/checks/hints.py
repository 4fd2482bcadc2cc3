"""Turns of phrase by which somebody is told without being named: irony, polite forms, pet names, asides.

Each is a family that a reader of adversarial drafts found. Patterns read folded small letters; a group `echo`
may be said if the teller said those words themselves.
"""

import re

from candour.domain.checks.whom import BODY, CARER, ILLNESS, RELATIVE, STRANGER, THEM, YOU, YOUR

_NUMBER_WORD = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"

HINTS: dict[str, str] = {
    "polite_form": (
        r"\b(?:episode of care|clinical pathway|inpatient journey|patient journey|ongoing care|"
        r"length of stay|"
        r"undertaken (?:on our premises|by us|here)|the complainant (?:attended|was|had)|your case, ref|"
        r"remains open with our solicitors|expecting to hear from you|your (?:named )?key ?worker)\b"
    ),
    "irony": (
        r"\b(?:couldn't possibly (?:comment|say)|without naming (?:any )?names|let's just say|"
        r"purely for argument|"
        r"for the sake of argument|suppose (?:a|some)(?:body| person| patient)? (?:had|was|were|came|with|"
        r"who)\b|"
        r"if somebody had|"
        rf"a certain (?:\w+ )?{STRANGER}|ring any bells|and you know who you are|tells? another tale|"
        rf"(?:you are|you're|he is|he's|she is|she's|it was) the famous \w+|the famous (?:{STRANGER}|"
        rf"(?:\w+ )?(?:problems?|case|patient))|"
        rf"some might say (?:that )?(?:one|{YOU}|he|she)\b|"
        r"hypothetically|asking for a friend|as i recall,? (?:you|your|he|she|his|her)|strictly between)\b"
    ),
    "a_birth": (
        r"\bcongratulations (?:again to you both|on the|on your (?:new|baby|son|daughter))|"
        r"\bwell done,? (?:mummy|daddy|mum|dad|both)\b|"
        rf"\b{_NUMBER_WORD} pounds? {_NUMBER_WORD}\b|(?<!sets of )\b(?P<echo>twins|triplets)\b|"
        rf"\bafter (?:two|three|"
        rf"your) losses\b|"
        r"\b(?P<echo2>tongue[- ]tie|emergency section)\b|\bbig (?:brother|sister) [a-z]+\b|"
        r"\b(?P<echo3>labour) ward\b(?! (?:lead|manager|sister|matron|coordinator|team|staff|"
        r"midwi\w+)\b|[.,]? ?$|,)"
    ),
    "again_with_us": (
        rf"\b(?:look(?:ing)? forward to|good to) (?:seeing|see|having) {YOU} (?:again|back)\b|"
        rf"\b\w+ nights with us\b|"
        rf"\b{YOUR} next round\b|\bkeep (?:taking|off) the\b|\b(?:we|they) swapped {YOU}\b|"
        rf"\bbest of luck with (?:the|your)\b|"
        rf"\bdone the hard part\b|\bas (?:you were told|the doc said)\b|\bresults like yours\b|"
        rf"\bafter (?:the|{YOUR}) (?P<echo>{ILLNESS})\b|"
        rf"\b(?:the stay on|stay with (?:him|her|us))\b|\bbefore {YOUR} {BODY} gets\b|\b(?:stitches|screw|"
        rf"camera) (?:were|was|down|couldn't)\b|"
        r"\bup (?:&|and) about\b|\b(?:recalls?|asked after) you\b|\bfrom last time\b"
    ),
    "who_you_must_be": (
        rf"\byou must be the\b|\bare you (?:the|mr|mrs|ms|miss|dr) \w+|\bwhich {STRANGER} it was\b|"
        rf"\b(?:knew|know) straight away\b|\bwe all know who\b|\bonly one \w+ on (?:that|the|our) list\b|"
        rf"\bor should i say\b|"
        r"\bwon't say the rest\b|\bof this parish\b"
    ),
    "age_and_birth": (
        rf"\b{YOU} (?:turned|turn(?= \S+ (?:on|next|this))) (?:\d\d|\w+ty(?:-\w+)?)\b|"
        rf"\b\w+ years older than\b|"
        rf"\bborn (?:in the year|on the same day)\b|"
        rf"\b(?:at your age|you are \d\d)\b|\b\w+ hundred and \w+(?:-\w+)?,? then\b"
    ),
    "home_and_work": (
        rf"\bas {YOU} (?:work|live) (?:at|in|near|on)\b|\bfrom {YOUR} (?:bungalow|house|flat|farm|place)\b|"
        r"\bwalk from [a-z]+ (?:close|road|street|lane|row)\b|\bdoors (?:from|down from|along from) you\b|"
        r"\b(?:renal|cancer|cardiac|diabetic|dialysis|oncology|stroke|dementia) patients like (?:you|him|"
        r"her)\b|"
        r"\bwith [\w']+ like (?:him|her|you|yours)\b|\bcame to (?:the|your) house\b|\banswered the door\b"
    ),
    "a_colleagues_life": (
        r"\b(?:off with stress|formal warning|going through a divorce|no longer working with us|"
        r"lost (?:her|his) own|"
        r"first shift back|had collapsed|because of (?:his|her) drinking|covering from the agency|"
        r"one of our own (?:former )?\w+|sent him down)\b|\b(?:it can only have been|that would have been)\b|"
        r"\bthe only (?:man|woman|nurse|registered nurse|doctor) on\b|\bonly one registered nurse\b|"
        r"\b[a-z]+ from (?:estates|catering|bookings|the post room) (?:waited|had|was)\b"
    ),
    "he_or_she": (
        r"(?:^|[.!?] )(?:oh,? |yes,? |ah,? )?(?:he|she)(?:'s|'d)? (?!(?:is|was|will|would|should|can|may|"
        r"ought|deserved?) "
        r"(?:be|not|right|able|sorry|welcome|on duty)\b)(?:was one|was a|taught|sang|gave|waited|"
        r"told (?:us|me) (?:of|about|that) (?:his|her)|"
        r"had us|used to|has had|"
        r"wouldn't have known|works|asked for|left|brought|made us|poses|slipped)\b|"
        r"\b(?:does|is|has) (?:he|she) still\b|\b(?:tell|give) (?:her|him) (?:a hug|that (?:her|his))\b|"
        r"\b(?:because|since|as) (?:he|she)'d\b|\b(?:mornings|evenings|nights) with (?:him|her)\b|"
        r"\bas well as (?:he|she) did\b"
    ),
    "what_you_did_here": (
        rf"\b{YOU}'d (?:come|had|both|said)\b(?! (?:so|such|very|to))|"
        rf"(?<!wish )(?<!wish that )\b{YOU} had been (?:asked|told|"
        rf"seen|given)\b|"
        rf"\b{YOU} were (?:under|the perfect)\b|"
        rf"\b{YOU} weren't left\b|\bwent out to {YOU} on\b|\b(?:woz|was) in 4\b|\b(?:ur|{YOUR}) (?:op|"
        rf"ticker|sugars?|sugers)\b|"
        rf"\bth'?ole ticker\b|\bwithout 'ee\b|\b{YOUR} (?:mum|dad|wife|husband|sister) had rung\b|"
        rf"\bwe bent the rule\b|"
        rf"\bwe made sure that your {RELATIVE}\b|\bhad you in the\b|\bgive our love to your\b|\bhe left on\b"
    ),
    "what_was_seen": (
        r"\b(?:quick (?:peek|look) at|(?:a|the) look on the system|jotted down at the bedside|"
        r"zoom in on the|listed \w+ from the top|"
        rf"still with us|more of {YOU} in|the cameras? (?:on|had|saw)|prison officers?|court order|"
        rf"the other {STRANGER} who came|"
        rf"the {STRANGER} (?:herself|himself) (?:asked|said)|the bag was made up|demanding over those|"
        rf"church was packed|"
        rf"has your referral|that {STRANGER} is a regular)\b"
    ),
    "denial": (
        rf"\b(?:isn't|is not|wasn't) what happened to {YOUR}\b|\bnever any question of\b|\bwe did until\b|"
        rf"\bliving apart\b|\bloss of {YOUR} (?P<echo>{RELATIVE})\b"
    ),
    "carers_word": (
        rf"\b(?:our|the) (?:\w+ )?{CARER} says (?:{THEM}|{YOUR} {RELATIVE})\b|"
        rf"\b(?:he|she) says {YOUR} {RELATIVE}\b|\bthe consultant you saw\b"
    ),
}
"""Name -> pattern, each a turn of phrase that tells of one person."""

HINT_RULES = {name: re.compile(pattern) for name, pattern in HINTS.items()}
