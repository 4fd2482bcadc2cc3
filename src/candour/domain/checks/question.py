"""A question that the reply passes by."""

import re

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.material import Material, sentences
from candour.domain.checks.owning import owns_a_mistake
from candour.domain.checks.patterns import hits, table
from candour.domain.checks.report import Finding, finding
from candour.domain.checks.stems import content_stems
from candour.domain.kinds import Kind

LONGEST_QUOTED = 120
"""So much of a question is repeated to the writer."""

_ASKS = re.compile(
    r"\?|\b(?:i would like to know|i'd like to know|can you tell me|could you tell me|please tell me|"
    r"does anyone know|i was wondering)\b"
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
_SHARED = 2


def unanswered_question(material: Material) -> Finding | None:
    """This will list their question where the post is one and nothing in the reply looks like an answer."""
    if material.draft.incoming_kind is not Kind.QUESTION or not material.words:
        return None
    asked = [one for one in sentences(material.story.text) if _ASKS.search(one.text)]
    if not asked or hits(_ANSWERS, material.style) or owns_a_mistake(material):
        return None
    about = frozenset[str]().union(*(content_stems(one.text) for one in asked))
    if len(about & content_stems(material.style.text)) >= _SHARED:
        return None
    words = material.story.cased[asked[0].start : asked[0].end].strip()
    return finding(Code.UNANSWERED_QUESTION, level=Level.HINT, reason=f"They asked: {_cut(words)}")


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_QUOTED else words[:LONGEST_QUOTED].rsplit(" ", 1)[0] + " ..."
