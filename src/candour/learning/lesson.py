"""What a lesson is: parts to read, made-up posts to practise on, what a reply must do, what a pass opens."""

from dataclasses import dataclass
from datetime import timedelta

from markupsafe import Markup

from candour.domain.kinds import Kind
from candour.domain.practice import Criterion
from candour.domain.roles import Right


@dataclass(frozen=True)
class Part:
    """A short part: a title and a few paragraphs. `words` is its text as it was written, for checks."""

    title: str
    words: str
    html: Markup


@dataclass(frozen=True)
class Scenario:
    """An invented public post to answer; `kind` and `criticality` are what the reader has to make of it."""

    slug: str
    kind: Kind
    criticality: int
    teller: str
    post: str


@dataclass(frozen=True)
class Lesson:
    """One lesson, as its file has it. `version` grows when what it teaches changes."""

    slug: str
    title: str
    minutes: int
    opens: Right
    lasts: timedelta
    version: int
    summary: str
    parts: tuple[Part, ...]
    scenarios: tuple[Scenario, ...]
    criteria: tuple[Criterion, ...]

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
