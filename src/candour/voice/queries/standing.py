"""How a copy stands among the others, at the moment in which it is claimed: one statement."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from candour.domain.statements import DeliveryState
from candour.ledger.prepared import Prepared
from candour.voice.models import Attempt, Delivery, Pause, Statement


@dataclass(frozen=True)
class Standing:
    """Whether the stop switch is on and its words are corrected, and what keeps its account silent.

    `tries` is how often it was tried; `told_to_wait` until when the network wants to hear nothing of the
    account; `on_the_wire_since` when the sending of another copy began that has not ended.
    """

    is_paused: bool
    has_corrections: bool
    tries: int
    told_to_wait: datetime | None
    on_the_wire_since: datetime | None


def standing_of(delivery: Delivery, now: datetime) -> Standing:
    """This will read how a copy stands. The caller holds its lock."""
    ((is_paused, has_corrections, number, told_to_wait, since),) = _ROW.rows(delivery=delivery.pk, now=now)
    return Standing(is_paused, has_corrections, number or 0, told_to_wait, since)


def _row(delivery: int, now: datetime) -> "QuerySet[Delivery, tuple[Any, ...]]":
    told = Delivery.objects.filter(account=OuterRef("account"), account_waits_until__gt=now)
    under_way = Attempt.objects.filter(
        delivery__account=OuterRef("account"), delivery__state=DeliveryState.SENDING, ended_at=None
    )
    tries = Attempt.objects.filter(delivery=OuterRef("pk")).order_by("-number")
    return Delivery.objects.filter(pk=delivery).values_list(
        Exists(Pause.objects.filter(trust=OuterRef("trust"), ended_at=None)),
        Exists(Statement.objects.filter(corrects=OuterRef("statement"))),
        Subquery(tries.values("number")[:1]),
        Subquery(told.order_by("-account_waits_until").values("account_waits_until")[:1]),
        Subquery(under_way.order_by("-began_at").values("began_at")[:1]),
    )


_ROW: Prepared[tuple[Any, ...]] = Prepared(_row)
