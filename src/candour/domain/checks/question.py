"""A question that the reply passes by."""

import re

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.material import Material, Sentence, sentences
from candour.domain.checks.owning import owns_a_mistake
from candour.domain.checks.patterns import hits, table
from candour.domain.checks.report import Finding, finding
from candour.domain.checks.stems import content_stems
from candour.domain.kinds import Kind

LONGEST_QUOTED = 120
"""So much of a question is repeated to the writer."""

_ASKS = re.compile(
    r"\?|\b(?:i would like to know|i'd like to know|can you tell me|could you tell me|please tell me|"
    r"does anyone know|i was wondering|was wondering|wondering (?:if|whether)|want to know|"
    r"nobody (?:has )?told me "
    r"(?:whether|if|what|where|when|how)|tell me (?:how|what|where|when|who|whether|if))\b"
)
_ANSWERS = table(
    {
        "yes_or_no": r"(?:^|[.!?,:\n] ?)(?:(?:they|it|we|there|he|she|you) (?:do|does|is|are|did|may)\b[.,!]|"
        r"please do|better than|about \w+ in \w+|never|always|only|usually|mostly|yes|no|yep|nope|"
        r"sadly not|not yet|it is|it isn't|they are|"
        r"you can|you can't|of course|absolutely|certainly)\b",
        "you_can": r"\b(?:you|they|partners|visitors|children|anyone|everyone|people) (?:can|can't|cannot|"
        r"may|need|don't need|do not need|should)\b",
        "figure": r"\d|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|midnight|"
        r"noon)\b|\u00a3",
        "because": r"\b(?:because|the reason|so that)\b",
        "do_not_know": r"\b(?:don't know|do not know|not sure|find out|finding out|don't yet know|"
        r"let you know|i'll ask|i will ask|we'll ask|asked)\b",
        "open_shut": r"\b(?:is|are|stays?|remains?|will be) (?:now |still )?(?:open|closed|free|closing|"
        r"moving|staying)\b",
    }
)
_ASKS_FOR_A_FIGURE = re.compile(
    r"\b(?:when|what (?:times?|days?|dates?|hours?)|which (?:days?|dates?)|"
    r"how (?:long|many|much|often|early|late|soon|old|far)|(?:opening|visiting) (?:hours|times))\b"
)
_NUMBER = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozen)"
)
_SPAN = r"(?:minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?)"
_FIGURES_IN_WORDS = table(
    {
        "number": rf"\b{_NUMBER}\b(?! of (?:us|our|the team|my)\b)",
        "one": r"\b(?:at|by|till|until|from|after|before|about|around|only|just) one\b(?! of\b)|"
        r"\bone (?:person|visitor|at a time|each|pound)\b",
        "span": rf"(?<!have )(?<!what )(?<!once )(?<!twice )(?<!times )\b(?:an?|one|half an?) "
        rf"{_SPAN}\b(?! ago\b)|"
        rf"\b(?:several|a few|a couple of) (?:working )?{_SPAN}\b(?! ago\b)|\bovernight\b",
        "clock": r"\b(?:half|quarter|five|ten|twenty) (?:past|to|an hour)\b|\bo'clock\b|"
        r"\b(?:midday|lunchtime|teatime|bedtime|dawn|dusk)\b|\bat night\b|"
        r"\b(?:in|until|till|from|by) (?:the )?(?:early |late )?(?:morning|afternoon|evening)\b|"
        r"\b(?:every|each|any|this) (?:morning|afternoon|evening|night)\b|"
        r"\b(?:mornings|afternoons|evenings|nights)\b",
        "day": r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b|\b(?:weekdays?|weekends?|daily|nightly|"
        r"weekly|fortnightly|tonight|any ?time|whenever|round the clock)\b|\ball (?:day|night|week|year)\b|"
        r"\b(?:every|each|any|next|this|either) (?:day|hour|week|month|spring|summer|autumn|winter)\b",
        "month": r"\b(?:january|february|april|june|july|august|september|october|november|december|"
        r"christmas|easter|new year|in (?:march|may|spring|summer|autumn|winter))\b",
        "price": r"\b(?:free of charge|no charge|(?:is|are|it's|they're|all) free|costs? nothing|pounds?|"
        r"pence)\b",
    }
)
"""A time, a span, a number or a price without a digit: an answer to whoever asks for one."""
_SHARED = 2


def unanswered_question(material: Material) -> Finding | None:
    """This will list their question where the post is one and nothing in the reply looks like an answer."""
    if material.draft.incoming_kind is not Kind.QUESTION or not material.words:
        return None
    asked = _asked(material)
    if not asked or hits(_ANSWERS, material.style) or owns_a_mistake(material):
        return None
    if any(_ASKS_FOR_A_FIGURE.search(one.text) for one in asked) and hits(_FIGURES_IN_WORDS, material.style):
        return None
    about = frozenset[str]().union(*(content_stems(one.text) for one in asked))
    if len(about & content_stems(material.style.text)) >= _SHARED:
        return None
    return finding(Code.UNANSWERED_QUESTION, level=Level.HINT, reason=f"They asked: {asked_in(material)}")


def asked_in(material: Material) -> str:
    """This will give the first question of a post, in its own words; nothing where it asks none."""
    asked = _asked(material)
    return _cut(material.story.cased[asked[0].start : asked[0].end].strip()) if asked else ""


def _asked(material: Material) -> list[Sentence]:
    return [one for one in sentences(material.story.text) if _ASKS.search(one.text)]


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_QUOTED else words[:LONGEST_QUOTED].rsplit(" ", 1)[0] + " ..."
