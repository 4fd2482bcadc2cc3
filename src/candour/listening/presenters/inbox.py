"""The inbox as printed: what needs a human now, the posts, and why these."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse

from candour.domain.kinds import Kind
from candour.listening import registers
from candour.listening.models import HandOff
from candour.listening.presenters.reading import candidates_of, could_be
from candour.listening.presenters.segments import words_at
from candour.listening.presenters.words import KIND_LABELS, flag_words
from candour.listening.queries.inbox import UNSURE, Counts, Filters, InboxPage, Order, Row, State, Urgent
from candour.people.models import Person, Site, Trust
from candour.web.filters import plural, shortened

_NOTHING = {
    State.WAITING: ("Nobody is waiting for an answer.", "Write down a story that you were told"),
    State.MINE: ("You have no post in hand.", "Take one that waits"),
    State.ANSWERED: ("No post has been answered yet.", "Take one that waits"),
    State.ASIDE: ("No post was put aside.", "See what waits"),
}
_WHY = {
    State.WAITING: "waiting for an answer",
    State.MINE: "in your hands",
    State.ANSWERED: "answered",
    State.ASIDE: "put aside: no reply needed",
}
_ORDERS = {
    Order.OLDEST: "oldest first",
    Order.NEWEST: "newest first",
    Order.WORST: "worst sentence first",
}


@dataclass(frozen=True)
class Tab:
    """One of the lists, with how many are in it (None: not counted)."""

    words: str
    href: str
    is_current: bool
    count: int | None


@dataclass(frozen=True)
class PostLine:
    """One post of the list. `kind` is empty when Candour would rather have a person read it."""

    id: int
    name: str
    kind: str
    could_be: str
    text: str
    worst: str
    flags: tuple[str, ...]
    via: str
    waits_since: datetime | None
    settled_at: datetime | None
    is_urgent: bool
    is_private: bool
    holder: str
    held_since: datetime | None
    is_mine: bool
    can_take: bool


@dataclass(frozen=True)
class AskedLine:
    """One person who was asked to look, and when they saw it."""

    name: str
    title: str
    asked_at: datetime
    seen_at: datetime | None


@dataclass(frozen=True)
class UrgentLine:
    """One post that needs a human now: who was asked, and who has seen it."""

    post_id: int
    via: str
    opened_at: datetime
    seen_at: datetime | None
    moves_on_at: datetime | None
    asked: tuple[AskedLine, ...]


@dataclass(frozen=True)
class InboxView:
    """The page as printed."""

    tabs: tuple[Tab, ...]
    why: str
    lines: tuple[PostLine, ...]
    next_href: str
    urgent: tuple[UrgentLine, ...]
    urgent_total: int
    duty: str
    nothing: str
    nothing_next: str
    nothing_href: str
    sites: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    filters: Filters
    more: tuple[tuple[str, str], ...]


def inbox_view(
    *,
    trust: Trust,
    person: Person,
    filters: Filters,
    found: InboxPage,
    counts: Counts,
    urgent: Urgent,
    sites: Sequence[Site],
) -> InboxView:
    """This will make the inbox's page."""
    nothing, nothing_next = _NOTHING[filters.state]
    if filters.site is not None or filters.kind:
        nothing, nothing_next = "No post matches what you chose.", "Show all of them"
    return InboxView(
        tabs=tuple(_tabs(filters, counts)),
        why=_why(filters, found),
        lines=tuple(_line(row, person) for row in found.rows),
        next_href=_address(filters, found.cursor) if found.cursor else "",
        urgent=tuple(_urgent(each) for each in urgent.hand_offs),
        urgent_total=urgent.total,
        duty=f"{trust.duty_title} {trust.duty_phone}".strip(),
        nothing=nothing,
        nothing_next=nothing_next,
        nothing_href=reverse("listening-tell" if nothing_next.startswith("Write") else "listening-inbox"),
        sites=(("", "All sites"), *((str(site.pk), site.name) for site in sites)),
        kinds=(
            ("", "All kinds"),
            (UNSURE, "Read it yourself"),
            *((kind.value, label) for kind, label in KIND_LABELS.items()),
        ),
        filters=filters,
        more=tuple(registers.more()),
    )


def _tabs(filters: Filters, counts: Counts) -> list[Tab]:
    numbers = {State.WAITING: counts.waiting, State.MINE: counts.mine}
    labels = {
        State.WAITING: "Waiting",
        State.MINE: "Mine",
        State.ANSWERED: "Answered",
        State.ASIDE: "Put aside",
    }
    return [
        Tab(label, _address(Filters(state=state)), state is filters.state, numbers.get(state))
        for state, label in labels.items()
    ]


def _why(filters: Filters, found: InboxPage) -> str:
    chosen = "that match what you chose, " if filters.site is not None or filters.kind else ""
    return f"{plural(found.total, 'post')} {chosen}{_WHY[filters.state]}, {_ORDERS[filters.order]}."


def _address(filters: Filters, cursor: str = "") -> str:
    chosen = {
        "state": filters.state.value if filters.state is not State.WAITING else "",
        "site": str(filters.site or ""),
        "kind": filters.kind,
        "order": filters.order.value if filters.order is not Order.OLDEST else "",
        "after": cursor,
    }
    query = urlencode({key: value for key, value in chosen.items() if value})
    return f"{reverse('listening-inbox')}?{query}" if query else reverse("listening-inbox")


def _line(row: Row, person: Person) -> PostLine:
    post, reading, claim = row.post, row.reading, row.claim
    return PostLine(
        id=post.pk,
        name=f"Post by {post.author}" if post.author else f"Post {post.pk}",
        kind="" if post.is_unsure else post.kind,
        could_be=_could_be(row),
        text=shortened(post.text, 280),
        worst=_worst(row),
        flags=flag_words(post.flags),
        via=via(post.account.name, post.site.name if post.site else ""),
        waits_since=post.waits_since,
        settled_at=post.answered_at or post.put_aside_at,
        is_urgent=row.is_urgent,
        is_private=post.is_private,
        holder=claim.person.full_name if claim else "",
        held_since=claim.claimed_at if claim else None,
        is_mine=claim is not None and claim.person_id == person.pk,
        can_take=claim is None and post.waits_since is not None and reading is not None,
    )


def via(account: str, site: str) -> str:
    """This will say where a post came from."""
    return f"via {account}, {site}" if site else f"via {account}"


def _could_be(row: Row) -> str:
    if not row.post.is_unsure or row.reading is None:
        return ""
    return could_be(candidates_of(row.post, row.reading))


def _worst(row: Row) -> str:
    if row.reading is None or row.reading.criticality >= 0 or row.post.kind == Kind.COMPLIMENT:
        return ""
    worst = words_at(row.post.text, [row.reading.worst] if row.reading.worst else [])
    return shortened(worst[0], 160) if worst and len(worst[0]) < len(row.post.text.strip()) else ""


def _urgent(hand_off: HandOff) -> UrgentLine:
    post = hand_off.post
    return UrgentLine(
        post_id=post.pk,
        via=via(post.account.name, post.site.name if post.site else ""),
        opened_at=hand_off.opened_at,
        seen_at=hand_off.seen_at,
        moves_on_at=hand_off.moves_on_at,
        asked=asked_lines(hand_off),
    )


def asked_lines(hand_off: HandOff) -> tuple[AskedLine, ...]:
    """This will list who was asked, in order, from rows that were fetched with the hand-off."""
    return tuple(
        AskedLine(each.person.full_name, each.title, each.asked_at, each.seen_at)
        for each in hand_off.everybody_asked.all()
    )
