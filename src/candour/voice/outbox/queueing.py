"""Asking for the outbox's work, in the lane of its account: one copy at a time is said, one looked for."""

from datetime import datetime

from candour.channels import lanes
from candour.domain.statements import DeliveryState
from candour.jobs import queue
from candour.voice.models import Delivery, Removal

_NEXT_IN_LINE = "voice.deliver_next"


def ask_for_step(delivery: Delivery, due_at: datetime) -> None:
    """This will ask for a delivery's next step, in the caller's transaction."""
    says = delivery.state == DeliveryState.QUEUED
    lane = (lanes.saying if says else lanes.reading)(delivery.account_id)
    queue.enqueue(
        "voice.deliver", {"delivery": delivery.pk}, due_at=due_at, trust=delivery.trust_id, lane=lane
    )


def stand_in_line(delivery: Delivery, until: datetime) -> None:
    """This will ask for a copy that found its account busy, at `until` or when `let_the_next_go` says so."""
    queue.enqueue(
        _NEXT_IN_LINE,
        {"delivery": delivery.pk},
        due_at=delivery.due_at,
        not_before=until,
        trust=delivery.trust_id,
        lane=lanes.saying(delivery.account_id),
    )


def let_the_next_go(account_id: int, now: datetime) -> None:
    """This will let the oldest copy go on that found its account busy; one statement."""
    queue.bring_forward(_NEXT_IN_LINE, lanes.saying(account_id), now)


def ask_for_removal_at(removal: Removal, due_at: datetime) -> None:
    """This will ask for the next step of taking a copy down, in the caller's transaction."""
    lane = lanes.saying(removal.delivery.account_id)
    queue.enqueue("voice.remove", {"removal": removal.pk}, due_at=due_at, trust=removal.trust_id, lane=lane)
