"""What was learnt from a mistake: its kinds, and names that have no place in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from candour.domain.checks import identifiable
from candour.domain.refusal import Refusal

MOST_NAMES = 2_000
"""Words of a text that are looked up at most; a lesson has a few hundred."""


class LessonKind(StrEnum):
    """What sort of mistake a lesson came from, as the library is searched by it."""

    MISREAD = "misread"
    WRONG_FACT = "fact"
    TONE = "tone"
    EXPOSED = "exposed"
    WRONG_PLACE = "place"
    OTHER = "other"


LESSON_WORDS: dict[LessonKind, str] = {
    LessonKind.MISREAD: "We misread what somebody said",
    LessonKind.WRONG_FACT: "We got a fact wrong",
    LessonKind.TONE: "We struck the wrong note",
    LessonKind.EXPOSED: "We said something that could expose somebody",
    LessonKind.WRONG_PLACE: "We answered the wrong post, or in the wrong place",
    LessonKind.OTHER: "Something else",
}

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_ENDS_SENTENCE = frozenset(".!?:;\n•")


@dataclass(frozen=True)
class Word:
    """One word of a text: how it is written, and whether it opens a sentence (its capital says nothing)."""

    text: str
    opens: bool


@dataclass(frozen=True)
class StaffName:
    """Somebody's name, as it is kept."""

    first: str
    last: str


def words_of(text: str) -> list[Word]:
    """This will take a text apart into words, knowing which of them open a sentence."""
    found = []
    end = 0
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        opens = end == 0 or bool(_ENDS_SENTENCE & set(between))
        found.append(Word(match.group().replace("’", "'").removesuffix("'s"), opens))
        end = match.end()
        if len(found) == MOST_NAMES:
            break
    return found


def could_be_names(text: str) -> frozenset[str]:
    """This will give the words, and runs of up to three, that could be somebody's first or last name.

    Written with a capital, as names are; a whole name without capitals is found by its two halves.
    """
    words = [word.text for word in words_of(text)]
    runs = {
        " ".join(words[start : start + size]) for size in (1, 2, 3) for start in range(len(words) - size + 1)
    }
    return frozenset(each for run in runs for each in (run, run.title()) if each[:1].isupper() or " " in each)


def names_somebody(text: str, people: Iterable[StaffName]) -> StaffName | None:
    """This will give the first of these people whom a text names.

    A whole name counts however it is written. A first or a last name alone counts where its capital is not
    that of a sentence's first word: "Will ring" names nobody, "we rang Will" does.
    """
    words = words_of(text)
    flat = f" {' '.join(word.text for word in words).lower()} "
    inside = {word.text for word in words if not word.opens and word.text[:1].isupper()}
    for person in people:
        whole = f" {person.first} {person.last} ".lower()
        parts = {person.first, person.last}
        if whole in flat or parts & inside:
            return person
        if any(" " in part and f" {part.lower()} " in flat for part in parts):
            return person
    return None


def exposing(text: str) -> Refusal | None:
    """This will say why words that stay with us may not stand: they could tell a stranger who somebody is."""
    found = identifiable(text, in_draft=True)
    if not found:
        return None
    words = text[found[0].start : found[0].end]
    return Refusal(
        f"“{words}” could tell a stranger who somebody is: {found[0].reason}.",
        "Take it out. What you say is true without it.",
        "floor 3",
    )


def naming(name: StaffName) -> Refusal:
    """This will refuse words that name somebody who works here: a lesson is about how we work."""
    return Refusal(
        f"This names {name.first} {name.last}, or somebody with that name.",
        "Write what the team does, without a name. Fair, not blaming.",
    )
