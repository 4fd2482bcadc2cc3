"""The library of lessons as printed, and the page on which one is written."""

from dataclasses import dataclass
from urllib.parse import urlencode

from candour.amends.queries.lessons import Lesson, lessons_learnt
from candour.domain.learnt import LESSON_WORDS
from candour.domain.refusal import Refusal
from candour.voice.models import Statement

KINDS: tuple[tuple[str, str], ...] = (
    ("", "All sorts"),
    *((kind.value, words) for kind, words in LESSON_WORDS.items()),
)


@dataclass(frozen=True)
class LibraryPage:
    """Everything that the library prints."""

    lessons: tuple[Lesson, ...]
    words: str
    kind: str
    kinds: tuple[tuple[str, str], ...]
    older: str
    is_searched: bool

    @staticmethod
    def of(trust_id: int, *, q: str, kind: str, before: str) -> "LibraryPage":
        """This will look lessons up; one SQL statement."""
        found = lessons_learnt(trust_id, words=q[:80], kind=kind, older_than=before)
        asked = {"q": q, "kind": kind, "before": found.older}
        return LibraryPage(
            lessons=found.lessons,
            words=q[:80],
            kind=kind,
            kinds=KINDS,
            older=urlencode({name: value for name, value in asked.items() if value}) if found.older else "",
            is_searched=bool(q or kind),
        )


@dataclass(frozen=True)
class LearnPage:
    """The page on which a lesson is written: for which team, and why it cannot be, where it cannot."""

    pk: int
    team: str
    no: Refusal | None

    @staticmethod
    def of(statement: Statement, no: Refusal | None) -> "LearnPage":
        """This will name the team, never the person."""
        team = statement.author.team
        return LearnPage(statement.pk, team.name if team else "", no)
