"""The way of a proposal: what it says, the moves between its stages, and the clocks of each.

    draft (its author's alone)
      |
     open
      v
    clarifying --begin vote--> voting --count--> adopted          (no rule, or one that asks for more care)
        |                        |         \\--> with officer      (a rule that would loosen a route)
     withdraw                 (nothing)    \\--> not adopted             |-- accept --> adopted
        v                                                               |-- decline (a reason, public)
     withdrawn                                                          v
                                                                     declined

While it is clarified people ask and its author mends the words; once the vote has begun the words stand
still and nobody argues. A vote ends by its clock alone.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from candour.domain.refusal import Refusal

LONGEST_CLAUSE, LONGEST_WHY, LONGEST_EXAMPLE, LONGEST_REASON = 240, 600, 600, 300
CLARIFYING_LASTS = timedelta(days=3)
"""How long people have at least to ask before a vote can begin: every shift pattern passes once."""
VOTING_LASTS = timedelta(days=7)
OFFICER_HAS = timedelta(days=14)
REMINDED_BEFORE = timedelta(days=1)
"""How long before a vote ends those who have not voted are told once."""
MOST_OPEN = 3
"""Proposals that one person may have open at a time, so that everybody's can be read."""


class Stage(StrEnum):
    """Where a proposal is; every value is at most 12 characters long."""

    DRAFT = "draft"
    CLARIFYING = "clarifying"
    VOTING = "voting"
    WITH_OFFICER = "with_officer"
    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


STAGE_WORDS: dict[Stage, str] = {
    Stage.DRAFT: "You are writing it",
    Stage.CLARIFYING: "Ask about it",
    Stage.VOTING: "Vote on it",
    Stage.WITH_OFFICER: "Agreed, with the accountable officer",
    Stage.ADOPTED: "In force",
    Stage.NOT_ADOPTED: "Not adopted",
    Stage.DECLINED: "Declined, with a reason",
    Stage.WITHDRAWN: "Taken back by its author",
}
ENDED = frozenset({Stage.ADOPTED, Stage.NOT_ADOPTED, Stage.DECLINED, Stage.WITHDRAWN})


class Effect(StrEnum):
    """What a clause does to the way to approval once it is adopted."""

    WORDS = "words"
    STRICTER = "stricter"
    LOOSER = "looser"


@dataclass(frozen=True)
class Proposed:
    """A proposal as the rules see it. `ends_at` is the end of its present stage, where that has one.

    `votes_from` is the earliest moment at which its vote can begin.
    """

    stage: Stage
    author: int
    votes_from: datetime
    ends_at: datetime | None = None


@dataclass(frozen=True)
class Clause:
    """The words of a clause: one sentence, why it is there, an example."""

    words: str
    why: str
    example: str


def to_propose(clause: Clause) -> Refusal | None:
    """This will refuse a clause without words or reason, and one that is too long."""
    if not clause.words:
        return Refusal("There is no clause yet.", "Enter it in one plain sentence.")
    if not clause.why:
        return Refusal("Nobody knows yet why.", "Enter why, in a sentence or two.")
    for text, longest, name in (
        (clause.words, LONGEST_CLAUSE, "The clause"),
        (clause.why, LONGEST_WHY, "The reason"),
        (clause.example, LONGEST_EXAMPLE, "The example"),
    ):
        if len(text) > longest:
            return Refusal(f"{name} is {len(text) - longest} characters too long.", "Shorten it.")
    return None


def to_open(proposed: Proposed, person: int, open_ones: int) -> Refusal | None:
    """This will refuse putting somebody else's draft to colleagues, and a fourth proposal at a time."""
    if proposed.author != person:
        return Refusal("This is somebody else's draft.", "Write a proposal of your own.")
    if open_ones >= MOST_OPEN:
        return Refusal(
            f"You have {open_ones} proposals open.",
            "Wait until one of them has ended, or take one back.",
        )
    return _unless(proposed, Stage.DRAFT, "Look at it on its page.")


def to_mend(proposed: Proposed, person: int) -> Refusal | None:
    """This will refuse new words by anybody but the author, or once the vote has begun."""
    if proposed.author != person:
        return Refusal("Only its author changes a proposal.", "Ask a question, and they can mend it.")
    if proposed.stage is Stage.DRAFT:
        return None
    return _unless(proposed, Stage.CLARIFYING, "Propose a change of the clause once this has ended.")


def to_ask(proposed: Proposed, question: str) -> Refusal | None:
    """This will refuse an empty or long question, and any once people vote: then nobody argues."""
    if not question:
        return Refusal("There is no question yet.", "Enter what is not clear to you.")
    if len(question) > LONGEST_REASON:
        return Refusal("The question is too long.", "Ask it in one or two sentences.")
    return _unless(
        proposed, Stage.CLARIFYING, "While people vote nobody argues. Say why you vote as you do instead."
    )


def to_begin_vote(proposed: Proposed, person: int, now: datetime) -> Refusal | None:
    """This will refuse a vote that is begun by another, or before people had time to ask."""
    if proposed.author != person:
        return Refusal("Its author begins the vote.", "Ask a question while there is time.")
    if now < proposed.votes_from and proposed.stage is Stage.CLARIFYING:
        return Refusal(
            "People have had too little time to ask.", "The vote can begin when that time is over."
        )
    return _unless(proposed, Stage.CLARIFYING, "Look at what it came to.")


def to_vote(proposed: Proposed, reason: str, now: datetime) -> Refusal | None:
    """This will refuse a vote before it begins, after it ends, or with too long a reason."""
    if len(reason) > LONGEST_REASON:
        return Refusal("Your reason is too long.", "Say it in one or two sentences.")
    if proposed.stage is Stage.VOTING and proposed.ends_at is not None and now >= proposed.ends_at:
        return Refusal("The vote has ended.", "It is being counted. Look again in a minute.")
    remedy = (
        "Ask about it now, and vote later." if proposed.stage is Stage.CLARIFYING else "Look at the result."
    )
    return _unless(proposed, Stage.VOTING, remedy)


def to_count(proposed: Proposed, now: datetime) -> Refusal | None:
    """This will refuse to count a vote that still runs."""
    if proposed.stage is Stage.VOTING and proposed.ends_at is not None and now < proposed.ends_at:
        return Refusal("The vote still runs.", "It is counted when its time is over.")
    return _unless(proposed, Stage.VOTING, "There is nothing to count.")


def to_withdraw(proposed: Proposed, person: int) -> Refusal | None:
    """This will refuse taking back another's proposal, or one that people have begun to vote on."""
    if proposed.author != person:
        return Refusal("Only its author takes a proposal back.", "Ask them to.")
    if proposed.stage is Stage.DRAFT:
        return None
    return _unless(proposed, Stage.CLARIFYING, "Once people vote, the vote decides.")


def to_answer(proposed: Proposed, *, is_officer: bool, accepts: bool, reason: str) -> Refusal | None:
    """This will refuse an answer by anybody but the accountable officer, and a no without a reason."""
    if not is_officer:
        return Refusal("The accountable officer answers this.", "They are named on the page of the policy.")
    if not accepts and not reason:
        return Refusal("A no needs a reason.", "Enter it; everybody can read it.")
    if len(reason) > LONGEST_REASON:
        return Refusal("The reason is too long.", "Say it in one or two sentences.")
    return _unless(proposed, Stage.WITH_OFFICER, "There is nothing to answer.")


def after_vote(*, is_adopted: bool, effect: Effect) -> Stage:
    """This will say where a counted vote leads: what loosens a route waits for the accountable officer."""
    if not is_adopted:
        return Stage.NOT_ADOPTED
    return Stage.WITH_OFFICER if effect is Effect.LOOSER else Stage.ADOPTED


def is_overdue(proposed: Proposed, now: datetime) -> bool:
    """This will say whether the officer has let the stated time pass; the page then says since when."""
    return proposed.stage is Stage.WITH_OFFICER and proposed.ends_at is not None and now >= proposed.ends_at


def _unless(proposed: Proposed, stage: Stage, remedy: str) -> Refusal | None:
    if proposed.stage is stage:
        return None
    return Refusal(f"This is at another stage: {STAGE_WORDS[proposed.stage].lower()}.", remedy)
