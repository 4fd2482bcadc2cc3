"""What a lesson is: parts to read, questions, made-up posts to practise on, what a pass opens."""

from dataclasses import dataclass
from datetime import timedelta

from markupsafe import Markup

from candour.domain.kinds import Flag, Kind
from candour.domain.practice import Criterion
from candour.domain.roles import Right

STOPS = frozenset({Flag.SAFEGUARDING, Flag.SELF_HARM, Flag.DANGER_NOW, Flag.POSSIBLE_HARM})
"""Flags of a post that nobody answers in public before a named human has looked."""


@dataclass(frozen=True)
class Choice:
    """One answer to a question, whether it is right, and why: a wrong one teaches as much."""

    words: str
    is_right: bool
    because: str


@dataclass(frozen=True)
class Question:
    """A question below a part. Nobody keeps what was answered."""

    asks: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Part:
    """A short part: a title and a few paragraphs. `words` is its text as it was written, for checks."""

    title: str
    words: str
    html: Markup
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Scenario:
    """An invented public post to answer; kind, criticality and flags are what the reader makes of it.

    `is_unsure` says that the reader will not name its kind: people read it themselves.
    """

    slug: str
    kind: Kind
    criticality: int
    teller: str
    post: str
    flags: frozenset[Flag] = frozenset()
    is_unsure: bool = False

    @property
    def is_to_stop(self) -> bool:
        """Whether the right answer is none: a named human is asked first."""
        return bool(self.flags & STOPS)


@dataclass(frozen=True)
class Lesson:
    """One lesson, as its file has it. `version` grows when what it teaches changes.

    `opens` is None for a lesson that everybody needs and that opens no right by itself. `asks` are the
    questions that two colleagues answer about a practice reply. `after` names the lesson that comes first.
    `library` names the sort of mistake of which the trust's own lessons learnt are shown, "all" for every
    sort, "" for none. `picture` names one of the drawings that are there, and `alt` says what it shows.
    """

    slug: str
    title: str
    minutes: int
    opens: Right | None
    lasts: timedelta
    version: int
    summary: str
    parts: tuple[Part, ...]
    scenarios: tuple[Scenario, ...]
    criteria: tuple[Criterion, ...]
    asks: tuple[str, ...]
    after: str = ""
    library: str = ""
    picture: str = ""
    alt: str = ""

    def scenario(self, slug: str) -> Scenario:
        """This will give one made-up post, raising LookupError for any other."""
        for each in self.scenarios:
            if each.slug == slug:
                return each
        raise LookupError(f"{self.slug} has no post called '{slug}'.")

    def scenario_after(self, slug: str) -> Scenario:
        """This will give the next made-up post, round and round."""
        slugs = [each.slug for each in self.scenarios]
        return self.scenarios[(slugs.index(slug) + 1) % len(slugs)]
