"""One look at a draft: what every check reads is worked out once, when first asked for."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from candour.domain.checks.draft import Draft
from candour.domain.checks.folding import MASK, WORD, Folded, fold, without_quotes
from candour.domain.checks.opening import only_opens
from candour.domain.checks.stems import content_stems
from candour.domain.kinds import Kind

LONGEST_FOR_STYLE = 20_000
"""Hints read no further than this; no network takes a longer post. Holds read everything."""

OPENING_SENTENCES = 2
"""So many sentences give a reply its tone; a greeting and an introduction are none of them."""

_SENTENCE_END = re.compile(r"(?<!\bmr)(?<!\bdr)(?<!\bms)(?<!\bmrs)[.!?]+[\"')]*(?=\s|$)|\n")
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|i'll|i'd|me|my|mine|myself)\b")
_GRIEVANCES = frozenset({Kind.COMPLAINT, Kind.MIXED})


@dataclass(frozen=True)
class Sentence:
    """One sentence: its place in the folded text, and its words in small letters."""

    start: int
    end: int
    text: str

    @cached_property
    def words(self) -> list[str]:
        """This will give its words."""
        return WORD.findall(self.text)


@dataclass(frozen=True)
class Material:
    """A draft with its words, sentences and stems."""

    draft: Draft

    @cached_property
    def whole(self) -> Folded:
        """This will give the reply as folded text, quoted words and all."""
        return fold(self.draft.reply)

    @cached_property
    def reply(self) -> Folded:
        """This will give the folded reply with quoted words masked."""
        return without_quotes(self.whole)

    @cached_property
    def style(self) -> Folded:
        """This will give the part of the masked reply that hints read."""
        return _start_of(self.reply)

    @cached_property
    def story(self) -> Folded:
        """This will give the folded incoming text, empty when there is none."""
        return fold(self.draft.incoming or "")

    @cached_property
    def sentences(self) -> list[Sentence]:
        """This will cut the part that hints read into sentences."""
        return sentences(self.style.text)

    @cached_property
    def opening_ends(self) -> int:
        """This will give the place where the first two sentences that say something end."""
        spoken = (one for one in self.sentences if not only_opens(self.style.cased[one.start : one.end]))
        first = list(islice(spoken, OPENING_SENTENCES)) or self.sentences[-1:]
        return first[-1].end if first else 0

    def numbers_of(self, places: Iterable[int]) -> set[int]:
        """This will give the numbers of the sentences in which these places of the folded text lie."""
        starts = [one.start for one in self.sentences]
        numbers = ((bisect_right(starts, place) - 1, place) for place in places)
        return {number for number, place in numbers if number >= 0 and place < self.sentences[number].end}

    @cached_property
    def words(self) -> list[str]:
        """This will give the words of that part, in small letters."""
        return WORD.findall(self.style.text)

    @cached_property
    def story_words(self) -> frozenset[str]:
        """This will give the words of the incoming text, in small letters."""
        return frozenset(re.findall(r"\w+", self.story.text))

    @cached_property
    def story_stems(self) -> frozenset[str]:
        """This will give the content stems of the incoming text."""
        return content_stems(self.story.text[:LONGEST_FOR_STYLE])

    @property
    def answers_somebody(self) -> bool:
        """This will say whether the draft replies to a post at all."""
        return bool((self.draft.incoming or "").strip())

    @property
    def is_about_a_grievance(self) -> bool:
        """This will say whether the post was read as a complaint, in whole or in part."""
        return self.draft.incoming_kind in _GRIEVANCES

    @cached_property
    def says_i(self) -> bool:
        """This will say whether somebody speaks as I."""
        return bool(_FIRST_PERSON.search(self.style.text))


def sentences(text: str) -> list[Sentence]:
    """This will cut folded text at full stops, question and exclamation marks and line breaks."""
    found: list[Sentence] = []
    start = 0
    for end in [*(mark.end() for mark in _SENTENCE_END.finditer(text)), len(text)]:
        if text[start:end].strip(" \n" + MASK):
            found.append(Sentence(start, end, text[start:end]))
        start = end
    return found


def _start_of(folded: Folded) -> Folded:
    if len(folded.text) <= LONGEST_FOR_STYLE:
        return folded
    return Folded(folded.cased[:LONGEST_FOR_STYLE], folded.text[:LONGEST_FOR_STYLE], folded.offsets)
