"""Does the reply show that somebody read the story? No echo, and the parrot."""

import re

from candour.domain.checks.codes import Code, Level
from candour.domain.checks.material import LONGEST_FOR_STYLE, Material
from candour.domain.checks.owning import owns_a_mistake
from candour.domain.checks.patterns import Hit, hits, spans_of, table
from candour.domain.checks.report import Finding, finding
from candour.domain.checks.stems import content_stems
from candour.domain.checks.stock import stock_families, stock_sentences
from candour.domain.kinds import Kind

LEAST_STORY_STEMS = 6
"""A story with fewer content words has too little to take up."""
LEAST_STORY_STEMS_FOR_STOCK = 3
"""A reply of stock sentences alone is told from a shorter story already."""
OWN_STEMS = 8
"""Whoever says I, in so many content words and no stock phrase, may answer without sharing a word."""
COPIED_WORDS = 7
"""So many words in a row are copied, not understood."""

_ASKS_AGAIN = table(
    {
        "what_happened": r"\bwhat(?:'s| has| is)? (?:happened|happening|going on|went wrong|the (?:matter|"
        r"problem|issue))\b[^.!?\n]{0,30}\?",
    }
)
_NEVER_MENTIONED = table(
    {
        "their_account": r"\byour (?:\w+ )?(?:account|order|booking|purchase|policy|product|subscription|"
        r"case)\b",
    }
)
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_PERSONS = """
i me my mine you your yours we us our ours he his him she her hers he they their them myself yourself
"""
_SAME_PERSON = dict.fromkeys(_PERSONS.split(), "#") | dict.fromkeys(("am", "are", "was", "were"), "is")
_SHORT_FORMS = {
    "n't": " not",
    "'m": " is",
    "'re": " is",
    "'ve": " have",
    "'ll": " will",
    "'d": " would",
    "'s": "",
}
_SHORT_FORM = re.compile(r"n't|'(?:m|re|ve|ll|d|s)")


def nothing_specific(material: Material) -> Finding | None:
    """This will hint at a reply that takes up nothing from the story, or that only copies it."""
    if not material.answers_somebody or not material.words:
        return None
    if copied := _copied(material):
        return finding(
            Code.NOTHING_SPECIFIC,
            level=Level.HINT,
            spans=spans_of(copied, material.style),
            reason="This says their own words back to them.",
            remedy="Say what you understood, or what you will do about it.",
        )
    if owns_a_mistake(material):
        return None
    spans = _invented(material) or _asked_again(material)
    if spans or _is_stock_alone(material) or _has_no_echo(material):
        return finding(Code.NOTHING_SPECIFIC, level=Level.HINT, spans=spans_of(spans, material.style))
    return None


def echoes(material: Material) -> frozenset[str]:
    """This will give the content stems that the reply shares with the story, quoted ones too."""
    return material.story_stems & content_stems(material.whole.text[:LONGEST_FOR_STYLE])


def _has_no_echo(material: Material) -> bool:
    if len(material.story_stems) < LEAST_STORY_STEMS or echoes(material):
        return False
    speaks_as_somebody = material.says_i or material.draft.incoming_kind is Kind.QUESTION
    if not speaks_as_somebody or stock_families(material):
        return True
    return len(content_stems(material.style.text)) < OWN_STEMS


def _is_stock_alone(material: Material) -> bool:
    if len(material.story_stems) < LEAST_STORY_STEMS_FOR_STOCK:
        return False
    spoken = [
        sentence for sentence in material.sentences if sentence.words and not _is_initials(sentence.text)
    ]
    stock = {sentence.start for sentence in stock_sentences(material)}
    is_more_than_a_phrase = len(spoken) > 1 or len(stock_families(material)) > 1
    return is_more_than_a_phrase and all(sentence.start in stock for sentence in spoken)


def _invented(material: Material) -> list[Hit]:
    """This will find something of theirs that the reply speaks of and the post never did."""
    things = {
        hit: material.style.text[hit.start : hit.end].rsplit(" ", 1)[-1]
        for hit in hits(_NEVER_MENTIONED, material.style)
    }
    theirs = {thing for thing in set(things.values()) if thing in material.story.text}
    return [hit for hit, thing in things.items() if thing not in theirs]


def _asked_again(material: Material) -> list[Hit]:
    """This will find "what happened?" asked of somebody who has just said it."""
    enough_was_said = len(material.story_stems) > LEAST_STORY_STEMS_FOR_STOCK
    return hits(_ASKS_AGAIN, material.style) if enough_was_said and not echoes(material) else []


def _is_initials(text: str) -> bool:
    return bool(re.fullmatch(r"\s{0,3}[\^-]\s{0,3}[a-z]{1,3}\s{0,3}", text))


def _copied(material: Material) -> list[Hit]:
    story = [word for word, _, _ in _plain_words(material.story.text[:LONGEST_FOR_STYLE])]
    runs = {tuple(story[at : at + COPIED_WORDS]) for at in range(len(story) - COPIED_WORDS + 1)}
    if not runs:
        return []
    reply = _plain_words(material.style.text)
    found = []
    for at in range(len(reply) - COPIED_WORDS + 1):
        window = reply[at : at + COPIED_WORDS]
        if tuple(word for word, _, _ in window) in runs:
            found.append(Hit("copied", window[0][1], window[-1][2]))
    return found


def _plain_words(text: str) -> list[tuple[str, int, int]]:
    """This will give words with their places, persons made alike: "my doctor" and "your doctor" are one."""
    plain: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(text):
        full = _SHORT_FORM.sub(lambda short: _SHORT_FORMS[short.group()], match.group())
        plain += [(_SAME_PERSON.get(word, word), *match.span()) for word in full.split()]
    return plain
