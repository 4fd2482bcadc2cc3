"""Which way a post leans by its plain words, for posts that the reader would not speak about.

It is no second reader: it only says whether praise or a grievance stands there in so many words.
"""

import re

from candour.domain.kinds import Kind

_PRAISE = re.compile(
    r"\b(?:thank(?:s|ful|fully| you)?|excellent(?:ly)?|great|good|lovely|kind(?:ness|ly)?|friendl(?:y|"
    r"iness)|helpful|"
    r"brilliant(?:ly)?|amazing|professional(?:ly|ism)?|caring|wonderful(?:ly)?|happy|pleased|fantastic|"
    r"perfect(?:ly)?|best|"
    r"superb|outstanding|polite|reassur\w+|welcoming|efficient(?:ly)?|attentive|supportive|understanding|"
    r"impressed|grateful|faultless|first class|first rate|well looked after|(?:treated|cared for|"
    r"looked after) (?:very )?well|"
    r"nothing (?:was )?too much trouble|well done|enjoyed|loved|love|fab|star|stars|angels?|"
    r"couldn't (?:fault|ask for more|have been (?:better|nicer|kinder))|can't (?:fault|improve|thank)|"
    r"no (?:complaints?|problems?|issues?)|"
    r"explained (?:everything|very well|well|clearly)|put (?:me|my mind) at (?:my )?ease|comfortable|"
    r"quick(?:ly)?|promptly|on time|pleasant(?:ly)?|satisf(?:ied|actory)|punctual|respect(?:ful(?:ly)?)?|"
    r"knowledge?able|relaxed|courteous|cheerful|considerate|compassionate|informative|thorough(?:ly)?|"
    r"smooth(?:ly)?|dedicated|glad|delighted|appreciated?|calm|gentle|speedy|splendid|trusted|supported|"
    r"listened|comforting|ok(?:ay)?)\b"
)
_GRIEVANCE = re.compile(
    r"\b(?:not|no|never|nobody|no one|none|nothing (?:was|has been|is being) (?:done|explained)|un\w{4,}|"
    r"rude(?:ly|ness)?|poor(?:ly)?|bad(?:ly)?|"
    r"worse|worst|terrible|awful|appalling|disgust\w+|disgrace\w*|shambles|shocking|dirty|filthy|cold food|"
    r"noisy|lack(?:s|ed|ing)?|"
    r"waited|waiting|wait|delay\w*|late|long time|too (?:long|slow|busy|few|much|many|loud|hot|cold|small)|"
    r"hours|cancel\w*|"
    r"ignored|dismiss\w+|forgot\w*|lost|left|refused|wrong|mistake|problem|complain\w*|disappoint\w+|"
    r"frustrat\w+|upset|"
    r"angry|stress\w*|confus\w+|pain|could (?:be|have)|should (?:be|have)|would (?:be better|prefer|"
    r"have (?:liked|preferred))|"
    r"need(?:s|ed)? (?:more|to|better)|more|better|instead|improve\w*|wish|only|short(?:age|-staffed)?|"
    r"didn't|don't|doesn't|wasn't|"
    r"weren't|isn't|couldn't|can't|won't|hardly|barely|difficult|hard to|expensive|parking|told to|waste|"
    r"useless|joke)\b"
)
_SAYS_LITTLE = re.compile(
    r"(?:not|no|more|only|can't|couldn't|late|delay\w*|un(?:able|der\w*|til|less|expected\w*))"
)
"""Of these one alone is no grievance: "no further visit needed", "told of a delay"."""
_HAPPY_NO = re.compile(
    r"\b(?:no (?:complaints?|problems?|issues?|improvements?|changes?|need to)|nothing(?: (?:at all|to|"
    r"really|needs?|could|you))?|"
    r"not (?:a lot|much) (?:wrong|to improve)|can't (?:fault|improve|thank|think|complain)|"
    r"couldn't (?:fault|ask|have been (?:better|nicer|kinder))|"
    r"(?:can't|cannot|couldn't|not (?:think (?:that )?(?:i|we) can|able to)) (?:suggest|think of|see) "
    r"(?:any|an) (?:improvements?|changes?)|better tha[nt] (?:other|most|any)\b|"
    r"never (?:had (?:a|any) (?:problem|complaint)|been (?:so )?(?:happier|better))|no fault\w*|"
    r"nothing (?:was )?(?:a |too )?(?:much )?(?:trouble|bother))\b"
)


def blames_nothing(story: str) -> bool:
    """This will say whether folded words hold not one of a grievance."""
    return not _against(_HAPPY_NO.sub(" ", story))


def leaning(story: str) -> Kind | None:
    """This will say whether folded words lean to praise or to a grievance, or to neither."""
    happy = len(_HAPPY_NO.findall(story))
    rest = _HAPPY_NO.sub(" ", story)
    praise, grievance = happy + len(_PRAISE.findall(rest)), len(_against(rest))
    if praise > 2 * grievance:
        return Kind.COMPLIMENT
    if grievance > praise:
        return Kind.COMPLAINT
    return None


def _against(rest: str) -> list[str]:
    found = _GRIEVANCE.findall(rest)
    return [] if len(found) == 1 and _SAYS_LITTLE.fullmatch(found[0]) else found
