"""What tells that somebody was here, is to come, or was read about: a time, a trip, a paper, a birth.

    "your glucose test is on the 8th"         a time of theirs    held, unless they named it
    "she wheeled you down to day surgery"     a trip              held, unless they told of it
    "I pulled the chart"                      a paper             held; anybody's minutes and rotas pass
    "a boy of six years and four months"      an age to the month held, unless they gave it
    "you can read the label" (our own post)   shown in a picture  held

All look at one sentence of folded text, in time in proportion to it.
"""

import re
from collections.abc import Iterator

from candour.domain.checks.attendance import is_echoed
from candour.domain.checks.numbers import DATE, MONTH
from candour.domain.checks.report import Span
from candour.domain.checks.whom import ONE_OF_THEM, RELATIVE


def is_said(words: str, theirs: str) -> bool:
    """This will say whether every telling word of a match stands in their post."""
    told = [word for word in re.findall(r"[a-z]+|\d+", words) if word.isdigit() or len(word) > 2]
    return bool(theirs) and bool(told) and all(re.search(rf"\b{word[:5]}", theirs) for word in told)


OF_THEM = re.compile(
    rf"\b(?:you|your|yours|ur|he|she|him|his|her|hers|(?:the|a) (?:patient|baby|couple)|{RELATIVE})\b"
)
_WHEN = (
    rf"(?:(?:this |next |this coming |coming )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'s)?|"
    rf"tomorrow|today|"
    rf"the \d{{1,2}}(?:st|nd|rd|th)|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}|{MONTH} \d{{1,2}}(?:st|"
    rf"nd|rd|th)?|"
    rf"\d{{1,2}}[.:]\d\d|\d{{1,2}} ?[ap]\.?m\b|(?:half|quarter|five|ten|"
    rf"twenty) (?:past )?(?:to )?(?:one|two|three|four|"
    rf"five|six|seven|eight|nine|ten|eleven|twelve))"
)
_VISIT = (
    r"(?:appointments?|clinic|scan|mri|ct|x-?rays?|bloods|blood tests?|review|check-?ups?|check|slot|"
    r"op|operation|"
    r"surgery|procedure|pre-?op|pre-?assessment|dressings?|infusion|dialysis|chemo(?:therapy)?|"
    r"radiotherapy|physio|"
    r"group|session|assessment|\w+ test|jabs?|injections?|follow-?up|biopsy|endoscopy|treatment)"
)
_TIMES = re.compile(
    rf"\byour (?:[a-z-]+(?:'s)? ){{0,3}}{_VISIT}\b[^.!?\n]{{0,35}}?\b(?P<when>{_WHEN})|"
    rf"\b(?P<when2>{_WHEN})(?:'s)?\b[^.!?\n]{{0,25}}\b(?:your|his|her) (?:[a-z-]+(?:'s)? ){{0,3}}{_VISIT}\b|"
    rf"\b(?:his|her) (?:[a-z-]+ ){{0,2}}{_VISIT}\b[^.!?\n]{{0,25}}?\b(?P<when3>{_WHEN})|"
    rf"\b(?:taken|put|got|booked|moved|swapped|fitted|squeezed|pencilled|slotted) "
    rf"{ONE_OF_THEM} "
    rf"(?!to\b)[^.!?\n]{{0,30}}?\b(?P<when4>{_WHEN})|"
    rf"\b(?:expecting|expects?|due to see|down to see) (?:you|him|"
    rf"her)\b[^.!?\n]{{0,20}}?\b(?P<when5>{_WHEN})|"
    rf"\bwhen (?:you|he|she) comes? (?:in |back |to us )?(?:on|at|next) [^.!?\n]{{0,8}}?(?P<when6>{_WHEN})|"
    rf"\b(?:down|due|booked|here|in|listed) (?:for|on) (?:your|his|"
    rf"her) [^.!?\n]{{0,30}}?\b(?P<when7>{_WHEN})|"
    rf"\b(?:brought|wheeled|took|pushed|collected|fetched|seen|saw) (?:you|him|her) (?:in |down |up |"
    rf"back |to \w+ |there )?"
    rf"(?:on|at|that) [^.!?\n]{{0,8}}?(?P<when8>{_WHEN})|"
    rf"\b(?:swapped|moved|changed|cancelled|shifted|"
    rf"kept) (?P<when9>{_WHEN})(?:'s)? (?:[a-z-]+ ){{0,3}}{_VISIT}\b|"
    rf"\b(?:phone|ring|call|see) (?:you|him|her) (?:at|"
    rf"on) (?P<when10>{_WHEN})[^.!?\n]{{0,40}}?\babout (?:the|your|his|her) "
    rf"(?:tablets?|results?|scan|bloods|test|biopsy|operation|medicines?|dose)\b|"
    rf"\b(?:you're|you are|he's|he is|she's|she is) in with [^.!?\n]{{0,30}}?(?P<when11>{_WHEN})|"
    rf"\b(?:you're|you are|he's|he is|she's|she is) coming (?:in |back )?(?:to|for) (?:the|his|her|our|"
    rf"your) [^.!?\n]{{0,40}}?"
    rf"(?P<when12>{_WHEN})|"
    rf"\bhas (?:you|him|her) (?:first|second|third|next|last|on)\b[^.!?\n]{{0,30}}?(?P<when13>{_WHEN})|"
    rf"\byou(?:'d| had)? (?:came|drove|travelled|arrived|booked in|checked in|"
    rf"sat)\b[^.!?\n]{{0,30}}?\b(?:on|at) (?P<when14>{_WHEN})"
)
_ANY_DAY = re.compile(
    r"\b(?:if|any|every|each|whenever|would|could|might|should|walk-?in|drop-?in|open|everybody|anyone)\b"
)
_WE_WILL = re.compile(
    r"\b(?:i|we)(?:'ll| will| can| am going to)?\b[^.!?\n]{0,20}\b(?:ring|call|write|phone|e-?mail|"
    r"post|send|tell)\b"
)
_WHEELED = re.compile(
    rf"\b(?:brought|bringing|wheeled|wheeling|pushed|pushing) {ONE_OF_THEM} "
    r"(?:in|down|up|over|back|round|to)\b|"
    r"\bseeing (?:you|him|her) (?:in|on) (?:his|her|the|my)\b|"
    r"\b(?:\w+) times a (?:week|month) (?:to|in|at|on) (?:the|our)\b|"
    r"\b(?:his|her|mr \w+'s|dr \w+'s|miss \w+'s) (?:\w+ ){0,3}list\b[^.!?\n]{0,50}\b(?:you|him|her)\b|"
    r"\byou were (?:on|in) [a-z]+ ward\b|\b(?:look|peek|glance) at yours\b|\blistened back to (?:your|"
    r"the) call\b|"
    r"\b(?:has|have|had|got) (?:you|him|her) down (?:for|at|on)\b|"
    r"\b(?:like|want|wants|have|see) (?:you|him|her) back (?:in|at|on) (?:the|our) \w+ (?:clinic|unit|"
    r"ward)\b|"
    rf"\b(?:i|we) can see (?:that )?(?:you|he|she|your (?:\w+ )?{RELATIVE}) (?:were|was|had been|"
    rf"have been|has been) "
    r"(?:at|in the|on the|on [a-z]+ ward|moved|seen|booked|due|with us|down|discharged|admitted|given)\b"
)

_PAPERS = (
    r"(?:notes|charts?|case ?notes|obs|observations|drug chart|care plan|front sheet|scans?|x-?rays?|"
    r"films?|bloods|"
    r"graph|tracing|trace|maternity (?:book|notes)|birth notes|discharge (?:summary|letter)|referral|"
    r"history|results|"
    r"records?|file|folder|prescription|ecg|swabs?|images?|pictures of (?:your|his|her))"
)
_READ = re.compile(
    r"\b(?:looking back (?:over|at|through)|according to) "
    r"(?P<place2>the (?:anaesthetic|observation|drug|fluid|front|night) (?:sheet|chart))\b|"
    r"\b(?:i|we|i've|we've|i have|we have|he's|she's|she|he|they|they've|and|nurse|sister|doctor|"
    r"dr \w+|matron) (?:also |both |just |all |"
    r"now |had |have |has )*"
    r"(?P<place>(?:pulled|opened|read|checked|dug out|got out|been through|went through|gone through|"
    r"looked (?:at|through|over)|"
    r"had a look (?:at|through)|peeked at|had a peek at|turned to|been back over|combed|sat down with|"
    r"got up|brought up|"
    rf"called up|found|pulled (?:you|him|her) up on) (?:out |up |back )?(?:every line of |all of |"
    rf"both )?(?:the|your|his|her|that) (?:\w+ )?(?:{_PAPERS}|screen))\b"
)
_OF_EVERYONE = re.compile(
    r"\b(?:minutes|survey|visitors' book|rota|cleaning|annual|board|waste|kitchen|music|cctv|news)\b"
)
_SAYS_OF_THEM = re.compile(
    rf"\b(?:says|shows|tells me|has|suggests|showed|said) (?:that )?(?:you|he|she|"
    rf"your {RELATIVE}) (?:had|have|has|were|was|are|"
    rf"is|got|never|didn't|did not)\b"
)
_INSTRUMENT = re.compile(
    rf"\b(?:{_PAPERS}|monitor|machine|lab|technician|screen|system|computer|sheet|book)\b"
)

_SHOWN = re.compile(
    r"\b(?:label|wrist ?band|name ?tag|diary|sign-in sheet)\b[^.!?\n]{0,60}"
    r"\b(?:says?|reads|make out|see|read|showing|shows)\b|"
    r"\b(?:board|whiteboard|screen|list|chart)\b[^.!?\n]{0,60}\b(?:names?|patients?|who's|bed and)\b|"
    r"\b(?:make out|spot|read) (?:the whole of it|the names?|all of it|her name|his name|who's)\b|"
    r"\b(?:legible|zoom in|good eyes|sharp eyes)\b|\b(?:names?|labels?|list) (?:facing|up behind)\b|"
    r"\bis that (?:a|his|her) (?:label|name|wrist ?band)\b"
)
"""In a post of our own: what can be read in its picture."""
_SHOWN_TO_ALL = re.compile(r"\b(?:sale|open|opening|menu|prices?|welcome|thank you|raffle|poster|signs?)\b")

_BORN = re.compile(
    rf"\b(?:birthday|born|birth)\b[^.!?\n]{{0,25}}?\b(?:{DATE}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b)|"
    rf"\byou(?:'ve| have|'d| had)? turn(?:ed|ing) \d\d\b|"
    r"\b\w+ years?,? (?:and )?\w+ (?:months?|weeks?|days?) old\b|\b(?:of|at|was|is|just|"
    r"only) \w+ years and \w+ months\b|"
    r"\b\w+(?:-\w+)? weeks (?:and|plus) \w+ days\b|\bat (?:\d{1,2}|[a-z]+teen|twenty-?\w*|thirty-?\w*|"
    r"twelve|ten|eight) weeks\b|"
    r"\b(?:(?:she|he|as you|now you|since you|because you)(?:'s|'re| is| are)|aged) "
    r"(?:only |just |nearly |now |all of )?(?:\d{1,2}|[a-z]+ty(?:-[a-z]+)?)(?=[ ,.!?]|$)"
    r"(?! (?:minutes|hours|days|weeks|months|times|yards|miles|percent|per|pages|out|stone|foot|feet|in the|"
    r"of the|steps|patients|people))"
)
_NEAR, _AFTER = 80, 15


def moments(words: str, theirs: str) -> Iterator[tuple[str, Span]]:
    """This will yield what a sentence in small letters tells of one person's care, by its name, and its place
    in the sentence; `theirs` is their folded post."""
    if not _ANY_DAY.search(words):
        yield from (("a time of theirs", place) for place in _times(words, theirs))
    yield from (("that they were here", place) for place in _untold(_WHEELED, words, theirs))
    yield from (("what the records hold", place) for place in _papers(words, theirs))
    if not theirs and not _SHOWN_TO_ALL.search(words):
        yield from (("something shown in a picture", match.span()) for match in _SHOWN.finditer(words))
    if OF_THEM.search(words):
        yield from (("a date of birth", place) for place in _untold(_BORN, words, theirs))


def _untold(pattern: re.Pattern[str], words: str, theirs: str) -> list[Span]:
    """This will give the places of a pattern whose words are not theirs."""
    return [match.span() for match in pattern.finditer(words) if not is_said(match.group(), theirs)]


def _papers(words: str, theirs: str) -> Iterator[Span]:
    """This will find what somebody read of them, and what a paper or a machine says of them."""
    for match in _READ.finditer(words):
        around = words[match.start() : match.end() + _AFTER]
        if not _OF_EVERYONE.search(around) and not is_said(match.group().split()[-1], theirs):
            yield match.span("place" if match["place"] else "place2")
    if _INSTRUMENT.search(words):
        yield from (match.span() for match in _SAYS_OF_THEM.finditer(words))


def _times(words: str, theirs: str) -> Iterator[Span]:
    for match in _TIMES.finditer(words):
        when = next(each for each in match.groupdict().values() if each)
        before = words[max(0, match.start() - _NEAR) : match.start()]
        is_promised = match["when2"] is not None and _WE_WILL.search(before) is not None
        if not is_promised and not is_said(when, theirs) and not is_echoed(match, words, theirs):
            yield match.span()
