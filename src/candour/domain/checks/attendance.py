"""Confirming that somebody was here: what the trust's own word adds to what they said themselves.

A stranger believes the trust. "Sorry that you waited six hours" answers what was said; "when you came in
on Tuesday" tells the stranger that the trust knows of a visit. So a visit together with a day is held:

    your appointment on 3 May           held, unless their own post names that day
    when you came in on Tuesday         held, unless their own post names that day
    during your stay with us last week  held, unless their own post says so
    you say that you came in on Tuesday their word, not ours: passes
    you were an inpatient here          held always, it confirms by itself
    we saw you on Tuesday               held always, it is what our own people know
"""

import re

_DAY = (
    r"(?:(?:(?:last|this|on) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|"
    r"night|just gone))?|yesterday|today|last night|"
    r"(?:the other|the same|that) (?:day|night)|this (?:morning|afternoon|evening|week|month)|last (?:week|"
    r"weekend|month|year|spring|summer|autumn|winter|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)|(?:a few|two|"
    r"three|\d{1,2}|several) (?:days|weeks|months|nights) ago|"
    r"(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
    r"dec)[a-z]{0,6}|(?:the )?\d{1,2}(?:st|nd|rd|th)\b|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d{1,2}(?:st|nd|rd|th)?|"
    r"\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|"
    r"(?:in|since|back in|of) (?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december|20\d\d)|"
    r"over (?:christmas|easter|the weekend|the bank holiday)|at (?:christmas|easter|the weekend))"
)
_GAP = r"[^.!?\n]{0,50}?"
_WHO = (
    r"(?:you|your (?:mum|mam|mother|dad|father|gran|nan|grandad|husband|wife|partner|son|daughter|baby|"
    r"brother|sister|aunt|uncle|friend|child|family))"
)
_CAME = (
    r"(?:(?:first |last )?(?:came|come|coming) (?:in|to (?:us|see us|our|a&e|the (?:hospital|ward|clinic|"
    r"unit|department|emergency)))|attended|visited(?: us| our| the)?|"
    r"(?:was|were|have been|has been|had been) (?:\w+ )?(?:admitted|discharged|seen|treated|operated on|"
    r"with us|here|(?:in|on) (?:our|the)|under our care|in our care|"
    r"brought in|transferred|triaged|an (?:in|out)?patient|a patient)|arrived (?:at|in|on|here)|"
    r"stayed (?:with us|here|on|in)|gave birth|had (?:your|his|her|their) "
    r"(?:operation|surgery|scan|procedure|treatment|appointment|baby|chemotherapy|blood test)|left (?:us|"
    r"the (?:ward|hospital|department)))"
)
_VISIT = (
    r"(?:appointment|visit|stay|admission|operation|surgery|procedure|discharge|attendance|treatment|scan|"
    r"x-?ray|blood test|consultation|check-?up|birth|delivery|"
    r"chemotherapy|clinic|time (?:with us|here|on|in)|wait in)"
)

ATTENDANCE: dict[str, re.Pattern[str]] = {
    "came_on_a_day": re.compile(rf"\b{_WHO} {_CAME}\b{_GAP}\b(?P<day>{_DAY})"),
    "on_a_day_came": re.compile(rf"\b(?P<day>{_DAY}),? (?:when|that|as|while|after|before) {_WHO} {_CAME}\b"),
    "visit_on_a_day": re.compile(
        rf"\byour (?:\w+(?:'s)? ){{0,2}}{_VISIT}\b(?: (?:with|to|at|in|on|by|for|"
        rf"here)\b)?{_GAP}\b(?P<day>{_DAY})"
    ),
    "thanked_for_coming": re.compile(
        r"\b(?:thank you|thanks|sorry) for (?:visiting|attending|coming (?:in )?to|coming in|staying "
        r"(?:with|on|in)) "
        r"(?:us|our (?:\w+ )?(?:ward|clinic|unit|department|hospital|a&e)|the (?:ward|clinic|"
        rf"hospital))\b{_GAP}\b"
        rf"(?P<day>{_DAY})"
    ),
    "a_days_visit": re.compile(
        rf"\byour (?P<day>{_DAY}|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'s)?|yesterday's|"
        rf"last week's) (?:\w+ )?{_VISIT}\b"
    ),
    "we_saw_you": re.compile(
        r"\b(?:i|we|our (?:team|nurses?|doctors?)) (?:saw|treated|admitted|discharged|looked after|"
        rf"operated on|met|cared for) (?:you|{_WHO})\b{_GAP}\b(?P<day>{_DAY})"
    ),
    "confirmed": re.compile(
        r"\b(?:i|we) can confirm(?: that)? (?:you|he|she|they|your (?:\w+))\b|\byou (?:were|are|"
        r"have been) (?:indeed |certainly )?(?:a |an |our )?(?:in|out)?patient "
        r"(?:here|with us|of ours|at|on|in)\b|\b(?:a|as a|as our|valued) patient of ours\b|"
        r"\bi remember (?:you|your \w+) (?:from|on|in) (?:the )?(?:\w+ )?(?:ward|bay|clinic|unit)\b"
    ),
}
"""Name -> pattern on folded small letters. `day` is what singles the visit out."""

_THEIR_WORD = re.compile(
    r"\b(?:you|your (?:message|post|story|review)|they) (?:say|said|says|describe[sd]?|tell us|told us|"
    r"tells us|mention(?:ed|s)?|write|wrote|writes|report(?:ed|s)?|explain(?:ed|s)?)\b"
    r"[^.!?\n]{0,60}$|\b(?:if|whether|when(?:ever)? you next|next time|before|until) [^.!?\n]{0,30}$"
)
_LITTLE_WORDS = re.compile(
    r"\b(?:on|in|the|of|at|over|since|back|last|this|that|just gone)\b|'s\b|[^a-z0-9 ]"
)
_BEFORE = 90


def is_confirmed(match: re.Match[str], text: str, said: str) -> bool:
    """This will say whether a match is the trust's own word for a visit, and not merely theirs repeated.

    `text` is the folded draft, `said` their folded post (empty when there is none).
    """
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    if _THEIR_WORD.search(before):
        return False
    day = match.groupdict().get("day")
    if day is None or match.re is ATTENDANCE["we_saw_you"]:
        return True
    return not _are_theirs(_names_in(day), said)


def is_echoed(match: re.Match[str], text: str, said: str) -> bool:
    """This will say whether a match only repeats what they said: their word, or its `echo` in their post."""
    if _THEIR_WORD.search(text[max(0, match.start() - _BEFORE) : match.start()]):
        return True
    echoes = [words for name, words in match.groupdict().items() if name.startswith("echo") and words]
    names = _names_in(" ".join(echoes))
    return bool(names) and _are_theirs(names, said)


def _names_in(words: str) -> list[str]:
    """This will leave the words that single something out: "on tuesday" is told by "tuesday"."""
    return _LITTLE_WORDS.sub(" ", words).split()


def _are_theirs(names: list[str], said: str) -> bool:
    """This will say whether every one of these words stands in their post."""
    return bool(said) and all(re.search(rf"\b{re.escape(name)}", said) for name in names)
