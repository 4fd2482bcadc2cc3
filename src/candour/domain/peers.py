"""Two colleagues look at a practice reply: who is asked, in which turn, and what comes of their answers.

checks find nothing  ->  two are asked, in turn  ->  two yes: passed
                               |                     one not yet: back, with words
                               +- silence, or "I can't look now": the next one is asked
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from candour.domain.refusal import Refusal

ENOUGH = 2
"""Colleagues who say yes before a lesson is passed."""
WITHIN = timedelta(hours=24)
"""How long somebody is waited for before the next one is asked."""


class Verdict(StrEnum):
    """What a colleague makes of a practice reply."""

    YES = "yes"
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class Peer:
    """Somebody who may look: their number, and the key of the human behind all accounts of theirs."""

    person: int
    human: str


def next_peers(in_turn: Sequence[Peer], *, author: str, taken: Collection[str], needed: int) -> list[Peer]:
    """This will choose whom to ask from people who stand in turn; the author chooses nobody.

    `author` and `taken` are keys of humans: nobody looks at their own words, nor twice at the same ones.
    """
    seen = {author, *taken}
    chosen: list[Peer] = []
    for peer in in_turn:
        if len(chosen) == needed:
            break
        if peer.human not in seen:
            seen.add(peer.human)
            chosen.append(peer)
    return chosen


def outcome(verdicts: Collection[Verdict]) -> Verdict | None:
    """This will say what the answers so far come to, None while somebody is still to answer."""
    if Verdict.NOT_YET in verdicts:
        return Verdict.NOT_YET
    return Verdict.YES if len(verdicts) >= ENOUGH else None


def verdict_of(answers: Collection[bool]) -> Verdict:
    """This will say what the answers to the questions about a reply come to: yes to all, or not yet."""
    return Verdict.YES if answers and all(answers) else Verdict.NOT_YET


def to_answer(*, is_open: bool, answers: Collection[bool], questions: int, words: str) -> Refusal | None:
    """This will refuse an answer that comes too late, leaves a question out, or says no without a word."""
    if not is_open:
        return Refusal("This does not need you any more.", "Go back to your lessons. Thank you for looking.")
    if len(answers) != questions:
        return Refusal("A question has no answer yet.", "Answer each question with yes or not yet.")
    if not all(answers) and not words.strip():
        return Refusal(
            "Your colleague needs a word from you.",
            "Write one kind sentence about what would help next time.",
        )
    return None
