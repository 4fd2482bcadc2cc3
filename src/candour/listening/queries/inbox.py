"""The inbox: which posts wait, who has them, and what the reader made of them, page by page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from candour.domain.triage import HUMAN_NOW_HAND_OFF
from candour.listening.models import Claim, HandOff, PublicPost, ReadingMade
from candour.people.models import Person, Trust
from candour.web.figures import Figure, Reader, count_of

PAGE = 25
MOST_URGENT = 20
UNSURE = "unsure"


class State(StrEnum):
    """Which posts are listed."""

    WAITING = "waiting"
    MINE = "mine"
    ANSWERED = "answered"
    ASIDE = "aside"


class Order(StrEnum):
    """In which order posts are listed."""

    OLDEST = "oldest"
    NEWEST = "newest"
    WORST = "worst"


@dataclass(frozen=True)
class Filters:
    """What a reader chose to see; `kind` is a kind's value, "unsure", or "" for all."""

    state: State = State.WAITING
    site: int | None = None
    kind: str = ""
    order: Order = Order.OLDEST


@dataclass(frozen=True)
class Row:
    """One post of the list, with what was read in it, who has it, and whether a human is needed now."""

    post: PublicPost
    reading: ReadingMade | None
    claim: Claim | None
    is_urgent: bool


@dataclass(frozen=True)
class InboxPage:
    """One page of the list; `total` counts all that the filters let through, `cursor` opens the next page."""

    rows: tuple[Row, ...]
    total: int
    cursor: str


@dataclass(frozen=True)
class Counts:
    """How many posts wait, how many of them this person has, how many need a human now."""

    waiting: int
    mine: int
    urgent: int


@dataclass(frozen=True)
class Urgent:
    """The open hand-offs that need a human now, longest open first: at most twenty, and how many in all."""

    hand_offs: tuple[HandOff, ...]
    total: int


_TIMES = {
    State.WAITING: "waits_since",
    State.MINE: "posted_at",
    State.ANSWERED: "answered_at",
    State.ASIDE: "put_aside_at",
}


def inbox(trust: Trust | int, person: Person, filters: Filters, cursor: str = "") -> InboxPage:
    """This will give one page of the inbox in five statements, whatever the numbers."""
    listed = _listed(trust, person, filters)
    total = listed.count()
    time = _TIMES[filters.state]
    after = _after(cursor, filters.order, time)
    posts = list(
        listed.filter(after)
        .select_related("account", "site")
        .order_by(*_ordering(filters.order, time))[: PAGE + 1]
    )
    more = len(posts) > PAGE
    posts = posts[:PAGE]
    return InboxPage(tuple(_rows(posts)), total, _cursor(posts[-1], time) if more else "")


def counts(trust: Trust | int, person: Person) -> Counts:
    """This will count what the tabs show, in one statement."""
    found = _waiting(trust).aggregate(
        waiting=Count("pk"),
        mine=Count("pk", filter=Exists(_claim_of(person))),
        urgent=Count("pk", filter=Exists(_open_urgent().filter(post=OuterRef("pk")))),
    )
    return Counts(**found)


def waiting_figure(reader: Reader) -> Figure:
    """This will ask how many posts wait."""
    return count_of(_waiting(reader.trust))


def mine_figure(reader: Reader) -> Figure:
    """This will ask how many of the posts that wait somebody has."""
    return count_of(_waiting(reader.trust).filter(Exists(_claim_of(reader.person))))


def _waiting(trust: Trust | int) -> QuerySet[PublicPost]:
    return PublicPost.objects.for_trust(trust).filter(waits_since__isnull=False)


def _claim_of(person: Person | int) -> QuerySet[Claim]:
    return Claim.objects.filter(post=OuterRef("pk"), person=person, ended_at=None)


def urgent(trust: Trust | int) -> Urgent:
    """This will list who was asked to look at what needs a human now, and who has seen it."""
    found = _open_urgent().filter(trust=trust)
    rows = (
        found.select_related("post__account", "post__site", "asked")
        .prefetch_related("everybody_asked__person")
        .order_by(F("seen_at").asc(nulls_first=True), "opened_at", "pk")
    )
    listed = tuple(rows[:MOST_URGENT])
    return Urgent(listed, len(listed) if len(listed) < MOST_URGENT else found.count())


def _open_urgent() -> QuerySet[HandOff]:
    return HandOff.objects.filter(reason=HUMAN_NOW_HAND_OFF, released_at=None)


def _listed(trust: Trust | int, person: Person, filters: Filters) -> QuerySet[PublicPost]:
    posts = PublicPost.objects.for_trust(trust)
    if filters.state is State.WAITING:
        posts = posts.filter(waits_since__isnull=False)
    elif filters.state is State.MINE:
        mine = Claim.objects.filter(post=OuterRef("pk"), person=person, ended_at=None)
        posts = posts.filter(Exists(mine))
    elif filters.state is State.ANSWERED:
        posts = posts.filter(answered_at__isnull=False, waits_since=None)
    else:
        posts = posts.filter(put_aside_at__isnull=False)
    if filters.site is not None:
        posts = posts.filter(site_id=filters.site)
    if filters.kind == UNSURE:
        posts = posts.filter(is_unsure=True)
    elif filters.kind:
        posts = posts.filter(kind=filters.kind, is_unsure=False)
    return posts


def _rows(posts: list[PublicPost]) -> Iterable[Row]:
    keys = [post.pk for post in posts]
    readings = {
        (each.post_id, each.post_version): each
        for each in ReadingMade.objects.filter(post__in=keys).order_by("read_at", "pk")
    }
    claims = {
        claim.post_id: claim
        for claim in Claim.objects.filter(post__in=keys, ended_at=None).select_related("person")
    }
    needed = set(_open_urgent().filter(post__in=keys).values_list("post_id", flat=True))
    for post in posts:
        yield Row(post, readings.get((post.pk, post.version)), claims.get(post.pk), post.pk in needed)


def _ordering(order: Order, time: str) -> tuple[str, ...]:
    if order is Order.NEWEST:
        return f"-{time}", "-pk"
    if order is Order.WORST:
        return "criticality", time, "pk"
    return time, "pk"


def _cursor(post: PublicPost, time: str) -> str:
    return f"{post.criticality}_{getattr(post, time).isoformat()}_{post.pk}"


def _after(cursor: str, order: Order, time: str) -> Q:
    """This will keep what comes after a cursor; anything that is no cursor begins at the top."""
    try:
        criticality, at, pk = cursor.split("_")
        worst, said, number = int(criticality), datetime.fromisoformat(at), int(pk)
        moment = said.astimezone(UTC)
    except (ValueError, OverflowError):
        return Q()
    if said.tzinfo is None or abs(number) >= 2**63 or abs(worst) >= 2**15:
        return Q()
    if order is Order.NEWEST:
        return Q(**{f"{time}__lt": moment}) | Q(**{time: moment}, pk__lt=number)
    later = Q(**{f"{time}__gt": moment}) | Q(**{time: moment}, pk__gt=number)
    return Q(criticality__gt=worst) | (Q(criticality=worst) & later) if order is Order.WORST else later
