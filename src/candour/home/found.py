"""What was found, as the page of search prints it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from candour.clauses.queries import Standing
from candour.domain.finding import Piece, cut, holds_all
from candour.home import keeping
from candour.home.forms import asked_in
from candour.home.models import Findable
from candour.home.queries import FoundPage, Sought
from candour.learning.catalogue import lessons
from candour.network.addresses import address_of_post
from candour.network.models import Space
from candour.people.models import Person


@dataclass(frozen=True)
class FoundOnPage:
    """One thing that was found: what it is, who wrote it, and the words around those that were looked for."""

    what: str
    href: str
    author: str
    place: str
    at: datetime
    pieces: tuple[Piece, ...]

    @staticmethod
    def of(row: Findable, words: Sequence[str]) -> "FoundOnPage":
        """This will take one row, with the words of the thing itself as they stand now."""
        what, href, thing, space = _what(row)
        team = thing.author.team
        place = f"in {space.name}" if space else f"{team.name}, {team.site.name}" if team else ""
        return FoundOnPage(
            what, href, thing.author.full_name, place, row.stood_at, cut(keeping.words(thing), words)
        )


def _what(row: Findable) -> tuple[str, str, Any, Space | None]:
    """This will say what was found: in a word, where it is, the thing, and the space that it is in."""
    if row.post is not None:
        return "Post", address_of_post(row.post.pk), row.post, row.post.space
    if row.comment is not None:
        post = row.comment.post
        return "Comment", f"{address_of_post(post.pk)}#comment-{row.comment.pk}", row.comment, post.space
    assert row.reply is not None  # noqa: S101 - a row is of one thing
    return "Answer in public", reverse("listening-post", args=[row.reply.post_id]), row.reply, None


@dataclass(frozen=True)
class Way:
    """A person, a lesson or a clause that fits: where it leads, and what it is."""

    words: str
    href: str
    more: str = ""


@dataclass(frozen=True)
class SearchPage:
    """What was found, in its four parts; `more_href` opens older ones, `people_href` all people."""

    typed: str
    is_asked: bool
    people: tuple[Way, ...]
    people_href: str
    lessons: tuple[Way, ...]
    clauses: tuple[Way, ...]
    found: tuple[FoundOnPage, ...]
    more_href: str

    @property
    def is_nothing(self) -> bool:
        """Whether nothing at all was found."""
        return not (self.people or self.lessons or self.clauses or self.found)

    @staticmethod
    def of(
        sought: Sought, page: FoundPage, people: Sequence[Person], clauses: Sequence[Standing]
    ) -> "SearchPage":
        """This will lay out one page of what was found."""
        more = urlencode({**asked_in(sought), "before": page.next_before}) if page.next_before else ""
        words = sought.words
        return SearchPage(
            typed=sought.typed,
            is_asked=bool(words),
            people=tuple(
                Way(each.full_name, reverse("people-person", args=[each.pk]), each.job_title)
                for each in people
            ),
            people_href=f"{reverse('people-directory')}?{urlencode({'q': sought.typed})}",
            lessons=tuple(
                Way(each.title, reverse("learning-lesson", args=[each.slug]), each.summary)
                for each in lessons().values()
                if words and not sought.kind and holds_all(f"{each.title} {each.summary}", words)
            ),
            clauses=tuple(_clause(each) for each in clauses),
            found=tuple(FoundOnPage.of(row, words) for row in page.rows),
            more_href=f"?{more}" if more else "",
        )


def _clause(standing: Standing) -> Way:
    """This will print a clause with its number, and how it came into force."""
    cited = standing.cited
    return Way(
        f"{cited.name}: {cited.words}",
        reverse("guidelines-clause", args=[cited.number]),
        f"Version {cited.version}, {cited.agreed.rstrip('.')}.",
    )
