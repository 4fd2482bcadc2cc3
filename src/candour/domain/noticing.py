"""When answers under our own words say that we got it wrong: by what they say, or by how many come at once.

Nothing here decides that a mistake was made. It decides that two people look: the author and the reader on
call. So a needless notice costs a glance, and a missed one costs the trust its ear.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

BURST_PEOPLE = 5
BURST_WITHIN = timedelta(minutes=30)
"""So many different people within so long after our words is not how a reply is usually received."""

LONGEST_READ = 2_000
"""Code points of an answer that are looked at: who says that we misread says so soon."""

_A = r"(?:(?:so|very|really|absolutely|just|truly|such) )*(?:a |an |the )?"
_GOOD = (
    r"(?:great|lovely|wonderful|amazing|brilliant|fantastic|excellent|good|best|kind|kindest|perfect|superb|"
    r"marvellous|nice|delicious|compliment|thank[- ]you|thanks|praise)"
)
SAYS_WE_MISREAD: dict[str, str] = {
    "nobody read it": r"\b(?:did|does|do|has|have|can)(?:n't)? (?:anyone|anybody|any of you|you|someone|"
    r"somebody) (?:even |actually |really |ever )*(?:read|look at|understand|reads)\b"
    r"(?! (?:the )?(?:letters?|leaflets?|notes?|signs?|forms?|charts?|meters?)\b)",
    "read it again": r"\b(?:read|try reading) (?:it|that|this|my (?:post|story|message|words|review)|"
    r"what i (?:said|wrote|put))(?: (?:again|properly|carefully))\b|\breread (?:it|my|what i)\b",
    "not what I said": r"\b(?:that's|that is|that was|this is|this was|it's|it is) (?:not|never) (?:at all )?"
    r"what i (?:said|wrote|meant|told you|was saying|asked)\b|"
    r"\b(?:that|this) (?:isn't|wasn't) (?:at all )?what i (?:said|wrote|meant|told you|was saying|asked)\b|"
    r"\bi (?:never|didn't|did not) (?:say|said|wrote|write|complain|mean) "
    r"(?:that|anything like|this|it like)\b|"
    r"\bnot what i (?:said|wrote|meant|asked)\b",
    "I was praising": r"\b(?:i was|i am|i'm|we were|this was|it was|that was|mine was) (?:actually |only |"
    r"just |trying to )*(?:praising|praise you|thanking|thank you all|complimenting|"
    rf"paying (?:you )?{_A}compliment|"
    rf"being (?:kind|nice)|saying (?:thank you|thanks)|{_A}(?:compliment|thank[- ]you|praise))\b",
    "not a complaint": r"\b(?:wasn't|was not|isn't|is not|not|never) (?:a |an |any |my )?(?:complaint|"
    r"complaining|moaning)\b|\bi (?:didn't|did not|wasn't|never) complain(?:ing|ed)?\b",
    "sorry for good news": r"\b(?:why (?:are|were) you|you(?:'re| are| were| said you(?:'re| are| were)?)?|"
    r"(?:you )?sa(?:y|id)|saying|apologis(?:e|ed|ing)|an apology) (?:all |so |very )*(?:sorry )?"
    rf"(?:for|about|that) {_A}{_GOOD}\b",
    "misread": r"\b(?:you|you've|you have|your \w+|whoever|somebody|someone)(?: \w+){0,4} (?:misread|"
    r"misunderstood|misunderstands?|missed (?:my|the|our) point|missed the whole point|"
    r"got (?:it|that|this|me) (?:\w+ )?wrong|got the wrong (?:end|person|ward|hospital|story))\b|"
    r"\byou (?:misread|misunderstood)\b|\bmissing the point\b",
    "wrong answer": r"\bwrong (?:reply|answer|post|person|thread)\b|"
    r"\b(?:is|was) (?:this|that) (?:reply |answer )?meant for (?:me|us|someone else|somebody else)\b|"
    r"\bnothing to do with (?:what i|my (?:post|story|message|question))\b|"
    r"\b(?:doesn't|didn't|does not|did not) answer (?:my|the|what i)\b",
    "a machine": r"\b(?:is|was) (?:this|that|it) (?:a |an |some )?(?:bot|robot|machine|computer|"
    r"auto(?:matic)?[- ]?reply)\b|\b(?:copy|copied)(?: and|-and-| &)? ?paste[d]?\b|\bbot (?:reply|answer)\b",
}
"""What people write under a reply that got them wrong, by what they say."""

_COMPILED = {name: re.compile(pattern) for name, pattern in SAYS_WE_MISREAD.items()}
_FOLDED = str.maketrans({"’": "'", "‘": "'", "`": "'", "‑": "-", "–": "-", "—": "-"})


@dataclass(frozen=True)
class Answered:
    """One answer under our words: who wrote it (empty where nobody knows) and when."""

    author: str
    at: datetime


def says_we_misread(text: str) -> str:
    """This will name the first pattern by which an answer says that we misread, empty where it does not."""
    folded = " ".join(text[:LONGEST_READ].lower().translate(_FOLDED).split())
    return next((name for name, pattern in _COMPILED.items() if pattern.search(folded)), "")


def burst(answers: Iterable[Answered], published_at: datetime) -> datetime | None:
    """This will give the moment at which answers to our words became a burst; None where they did not.

    Counted are different authors within the first half hour; one person who writes ten times is one person.
    Somebody without a name counts as one each: a network that gives no names must not hide a burst.
    """
    seen: set[str] = set()
    people = 0
    for answer in sorted(answers, key=lambda one: one.at):
        if not published_at <= answer.at <= published_at + BURST_WITHIN:
            continue
        if answer.author and answer.author in seen:
            continue
        seen.add(answer.author)
        people += 1
        if people >= BURST_PEOPLE:
            return answer.at
    return None
