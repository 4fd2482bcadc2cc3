"""What was put right in public: corrections in their own words, and what was taken down, as a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from candour.amends.cursors import after, cursor
from candour.domain.amending import TakeDownReason, public_line
from candour.domain.learnt import StaffName, names_somebody
from candour.domain.statements import DeliveryState, StatementState
from candour.people.models import Trust
from candour.voice.models import Delivery, Statement, TakeDown

PAGE = 20
_PUBLIC_POST = Q(post=None) | Q(post__is_private=False, post__deleted_at=None)
"""What answers a story that was told to us alone was never public, and stays so."""


@dataclass(frozen=True)
class PutRight:
    """One thing that was put right: when, by which team, in which words, and where it stands.

    Of what was taken down only the public line is left. Nobody is named.
    """

    at: datetime
    team: str
    words: str
    address: str
    is_removed: bool


@dataclass(frozen=True)
class PutRightPart:
    """One page of them, newest first; `older` is the cursor of the next, empty at the end."""

    entries: tuple[PutRight, ...]
    older: str


def put_right(trust: Trust | int, *, older_than: str = "", size: int = PAGE) -> PutRightPart:
    """This will give one page of corrections and removals together, in three SQL statements.

    Both kinds are numbered by their reply, so that one cursor serves for both.
    """
    corrections = _corrections(trust, older_than, size)
    removals = _removals(trust, older_than, size)
    found: list[tuple[datetime, int, Statement | TakeDown]] = [
        *((each.published_at, each.pk, each) for each in corrections if each.published_at),
        *((each.taken_down_at, each.statement_id, each) for each in removals),
    ]
    found.sort(key=lambda one: one[:2], reverse=True)
    shown = found[:size]
    addresses = _addresses([each.pk for each in corrections])
    older = cursor(shown[-1][0], shown[-1][1]) if len(found) > size else ""
    return PutRightPart(tuple(_entry(each, addresses) for _at, _number, each in shown), older)


def _corrections(trust: Trust | int, older_than: str, size: int) -> Sequence[Statement]:
    public = Statement.objects.for_trust(trust).filter(
        _PUBLIC_POST, corrects__isnull=False, state=StatementState.PUBLISHED, published_at__isnull=False
    )
    return list(
        public.filter(after(older_than, "published_at"))
        .select_related("current", "author", "corrects__author__team")
        .order_by("-published_at", "-pk")[: size + 1]
    )


def _removals(trust: Trust | int, older_than: str, size: int) -> Sequence[TakeDown]:
    """This will give what was taken down; a correction that came down with its reply is one removal."""
    here = TakeDown.objects.for_trust(trust)
    was_public = Q(statement__post=None) | Q(statement__post__is_private=False)
    return list(
        here.filter(was_public, after(older_than, "taken_down_at", "statement_id"))
        .exclude(statement__corrects__take_down__isnull=False)
        .select_related("statement__author__team")
        .order_by("-taken_down_at", "-statement_id")[: size + 1]
    )


def _addresses(corrections: Sequence[int]) -> dict[int, str]:
    """This will say where each correction can be read, our own page first."""
    live = Delivery.objects.filter(statement__in=corrections, state=DeliveryState.PUBLISHED).exclude(url="")
    found: dict[int, str] = {}
    rows = sorted(
        live.values_list("statement_id", "account__channel", "url", "pk"),
        key=lambda row: (row[1] != "frontdoor", row[3]),
    )
    for statement, _channel, url, _pk in rows:
        found.setdefault(statement, url)
    return found


def _entry(each: Statement | TakeDown, addresses: dict[int, str]) -> PutRight:
    if isinstance(each, TakeDown):
        team = each.statement.author.team
        line = public_line(TakeDownReason(each.reason), each.taken_down_at)
        return PutRight(each.taken_down_at, team.name if team else "", line, "", is_removed=True)
    first = each.corrects
    team = first.author.team if first is not None else None
    assert each.published_at is not None  # noqa: S101 - the query asks for it
    return PutRight(
        each.published_at,
        team.name if team else "",
        _words(each),
        addresses.get(each.pk, ""),
        is_removed=False,
    )


def _words(correction: Statement) -> str:
    """This will give what was wrong, in the words that were approved; nothing where they name the writer."""
    said = str(correction.draft_parts.get("was_wrong", "")).strip()
    author = correction.author
    is_approved = correction.current is not None and said in correction.current.text
    is_named = names_somebody(said, [StaffName(author.first_name, author.last_name)]) is not None
    return said if said and is_approved and not is_named else ""
