"""The lessons as files: which stand in use, whose they are, and every earlier version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.learning.catalogue import lessons
from candour.learning.lesson import Lesson
from candour.learning.models import LessonFile
from candour.learning.queries.counts import LessonCounts


@dataclass(frozen=True)
class FileLine:
    """A lesson that is in use, as a file."""

    slug: str
    title: str
    number: int
    counts: LessonCounts

    @property
    def whose(self) -> str:
        """Whose words stand in use."""
        return f"Your trust's, version {self.number}" if self.number else "As it came with Candour"


@dataclass(frozen=True)
class FilesPage:
    """Every lesson as a file, with how many people took it."""

    lines: tuple[FileLine, ...]

    @staticmethod
    def of(
        found: Mapping[str, Lesson], own: Mapping[str, int], counts: Mapping[str, LessonCounts]
    ) -> "FilesPage":
        """This will lay them out."""
        return FilesPage(
            tuple(
                FileLine(slug, each.title, own.get(slug, 0), counts.get(slug, LessonCounts()))
                for slug, each in found.items()
            )
        )


@dataclass(frozen=True)
class VersionLine:
    """One version that the trust wrote."""

    number: int
    saved_at: datetime
    saved_by: str
    is_current: bool


@dataclass(frozen=True)
class HistoryPage:
    """The versions of one lesson, newest first."""

    slug: str
    title: str
    versions: tuple[VersionLine, ...]
    has_ours: bool
    is_own: bool

    @staticmethod
    def of(slug: str, files: Sequence[LessonFile], names: Mapping[str, str]) -> "HistoryPage":
        """This will lay them out; `names` are those of the writers by how the ledger names them."""
        ours = lessons().get(slug)
        return HistoryPage(
            slug=slug,
            title=ours.title if ours else files[0].title,
            versions=tuple(
                VersionLine(each.number, each.saved_at, names.get(each.saved_by, ""), each.is_current)
                for each in files
            ),
            has_ours=ours is not None,
            is_own=any(each.is_current for each in files),
        )
