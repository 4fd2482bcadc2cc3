"""Copies that go out in parts: which rows belong together, which part is next, what the last one answers."""

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from candour.channels.connections import connected
from candour.channels.registry import channel
from candour.domain import threads
from candour.domain.statements import DeliveryState
from candour.voice.models import Delivery

IS_NEXT = Q(after__isnull=True) | Q(after__state=DeliveryState.PUBLISHED)
"""Copies, and the parts of them whose turn it is: nothing before them is still to go out."""


_NOT_OUT = frozenset({DeliveryState.QUEUED, DeliveryState.FAILED, DeliveryState.WITHDRAWN})


def copies_in_parts(rows: Iterable[Delivery]) -> list[list[Delivery]]:
    """This will put the rows of each copy together, its parts in order; copies stand as their rows came.

    A whole copy stands alone.
    """
    copies: dict[tuple[int, int], list[Delivery]] = {}
    for row in rows:
        copies.setdefault((row.account_id, row.version_id), []).append(row)
    return [sorted(parts, key=lambda row: (row.part, row.pk)) for parts in copies.values()]


def states_of(parts: Sequence[Delivery]) -> list[DeliveryState]:
    """This will give the states of the parts of one copy, in order."""
    return [DeliveryState(part.state) for part in parts]


def parts_with(row: Delivery) -> QuerySet[Delivery]:
    """This will give all parts of the copy that a row is part of, in order."""
    mine = Delivery.objects.for_trust(row.trust_id).filter(
        statement=row.statement_id, account=row.account_id, version=row.version_id
    )
    return mine.order_by("part", "pk")


def later_parts(row: Delivery) -> QuerySet[Delivery]:
    """This will give the parts that have not left and come after this one."""
    return parts_with(row).filter(part__gt=row.part, state=DeliveryState.QUEUED)


def numbers_before(row: Delivery) -> list[str]:
    """This will give the network's numbers of the parts before this one, in order, as far as they are known.

    Where a person said that a part is live, its number may stand in the address that they gave.
    """
    earlier = parts_with(row).filter(part__lt=row.part, state=DeliveryState.PUBLISHED)
    network = channel(row.account.channel)
    numbers = (each.network_id or network.number_at(connected(row.account), each.url) for each in earlier)
    return [number for number in numbers if number]


def last_out(parts: Sequence[Delivery]) -> Delivery:
    """This will give the last part of a copy that is or may be public; its first where none is."""
    out = [part for part in parts if part.state not in _NOT_OUT]
    return out[-1] if out else parts[0]


def has_stopped_everywhere(rows: Iterable[Delivery]) -> bool:
    """This will say whether a statement's words stopped half way, and stand whole nowhere."""
    copies = [states_of(parts) for parts in copies_in_parts(rows)]
    is_over = all(threads.outcome(states) in _NOT_OUT - {DeliveryState.QUEUED} for states in copies)
    return is_over and any(threads.has_stopped(states) for states in copies)
