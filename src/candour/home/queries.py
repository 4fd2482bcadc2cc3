"""What search finds for a reader: only what they may read at this moment, newest first, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from candour.clauses.queries import Standing, guideline_of
from candour.domain.finding import holds_all, words_of
from candour.domain.statements import StatementState
from candour.home.models import CatchUp, Findable
from candour.home.searching import holding
from candour.network.queries.posts import readable
from candour.people.models import Person
from candour.people.queries.persons import active_people, called
from candour.web.addresses import number

PAGE, SOME_PEOPLE = 20, 5
CLAUSE = "clause"
KINDS: Mapping[str, str] = {
    "post": "Posts",
    "comment": "Comments",
    "reply": "Answers in public",
    CLAUSE: "Our guideline",
}
SINCE: Mapping[str, timedelta] = {
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=31),
    "year": timedelta(days=366),
}


@dataclass(frozen=True)
class Sought:
    """What somebody looks for: words, and what of it they want to see; "" and 0 keep everything."""

    typed: str = ""
    kind: str = ""
    who: str = ""
    site: int = 0
    space: int = 0
    since: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words in what was typed."""
        return words_of(self.typed)


@dataclass(frozen=True)
class FoundPage:
    """One page of what was found; `next_before` opens the next one, "" on the last."""

    rows: tuple[Findable, ...]
    next_before: str


def search(person: Person, sought: Sought, now: datetime, before: str = "") -> FoundPage:
    """This will find words that somebody may read, newest first, from below `before`; one statement.

    The index says where words stand; whether the reader may read them is asked of the things themselves.
    Words that changed since they were indexed are not found by what they said before.
    """
    if sought.kind == CLAUSE:
        return FoundPage((), "")
    rows = holding(_readable(person), sought.words)
    if sought.kind in KINDS:
        rows = rows.filter(**{f"{sought.kind}__isnull": False})
    if sought.space:
        rows = rows.filter(Q(post__space=sought.space) | Q(comment__post__space=sought.space))
    if sought.since in SINCE:
        rows = rows.filter(stood_at__gte=now - SINCE[sought.since])
    rows = _by(rows, sought)
    below = _below(before)
    if below is not None:
        at, pk = below
        rows = rows.filter(Q(stood_at__lt=at) | Q(stood_at=at, pk__lt=pk))
    whole = rows.select_related(
        "post__author__team__site",
        "post__space",
        "comment__author__team__site",
        "comment__post__space",
        "reply__author__team__site",
        "reply__current",
    )
    found = list(whole.order_by("-stood_at", "-pk")[: PAGE + 1])
    page, more = found[:PAGE], len(found) > PAGE
    last = f"{page[-1].stood_at.isoformat()}_{page[-1].pk}" if more else ""
    return FoundPage(tuple(page), last)


def _readable(person: Person) -> QuerySet[Findable]:
    """This will keep what a reader may read now, and whose words are still those that were indexed."""
    posts = readable(person).filter(deleted_at=None, hidden_at=None).values("pk")
    said = Q(post__in=posts) & Q(stood_at=Coalesce("post__edited_at", "post__written_at"))
    answered = (
        Q(comment__post__in=posts, comment__deleted_at=None, comment__hidden_at=None)
        & Q(comment__isnull=False)
        & Q(stood_at=Coalesce("comment__edited_at", "comment__written_at"))
    )
    public = Q(reply__state=StatementState.PUBLISHED, reply__post__is_private=False)
    return Findable.objects.for_trust(person.trust_id).filter(said | answered | public)


def _by(rows: QuerySet[Findable], sought: Sought) -> QuerySet[Findable]:
    """This will keep what was written by people of that name, or at that site."""
    authors = ("post__author", "comment__author", "reply__author")
    for word in words_of(sought.who):
        names = [Q(**{f"{each}__{part}__istartswith": word}) for each in authors for part in _NAMES]
        rows = rows.filter(reduce(or_, names))
    if sought.site:
        sites = [Q(**{f"{each}__team__site": sought.site}) for each in authors]
        rows = rows.filter(reduce(or_, sites))
    return rows


_NAMES = ("first_name", "last_name")


def _below(before: str) -> tuple[datetime, int] | None:
    """This will read where a page ended; anything else begins at the newest."""
    at, _, pk = before.rpartition("_")
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    return (moment, number(pk)) if moment.tzinfo is not None and number(pk) else None


def clauses_holding(person: Person, sought: Sought, now: datetime) -> list[Standing]:
    """This will find the clauses in force whose words, reason or example hold what is sought; one statement.

    A clause is everybody's: who asks for an author, a site or a space finds none. One from the start has no
    day of its own.
    """
    is_narrowed = sought.who or sought.site or sought.space or sought.kind not in {"", CLAUSE}
    if not sought.words or is_narrowed:
        return []
    since = now - SINCE[sought.since] if sought.since in SINCE else None
    return [
        each
        for each in guideline_of(person.trust_id).values()
        if holds_all(f"{each.clause.words} {each.clause.why} {each.clause.example}", sought.words)
        and (since is None or (each.since is not None and each.since >= since))
    ]


def people_called(person: Person, sought: Sought) -> list[Person]:
    """This will find colleagues who are here by name, job or team, some of them; one statement."""
    if not sought.words or sought.kind:
        return []
    return list(called(active_people(person.trust_id), sought.words)[:SOME_PEOPLE])


def days_away(person: Person) -> str:
    """This will give after how many days away somebody wants a letter, "0" for never; one statement."""
    wish = CatchUp.objects.for_trust(person.trust_id).filter(person=person).first()
    return str(wish.days) if wish else "0"
