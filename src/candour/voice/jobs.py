"""Work that `voice` asks for: the next person of a route, the next step of a delivery, and a sweep; and to be
told what the language model makes of a draft."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from candour.domain.amending import RemovalState
from candour.domain.picturing import Audience
from candour.domain.statements import DeliveryState, StatementState
from candour.jobs import registry
from candour.reading import asking, reader
from candour.voice.actions.asking import ask_instead_of, ask_on
from candour.voice.actions.pausing_accounts import ask_what_waits, tell_who_waits
from candour.voice.actions.withdrawing import take_down_shown
from candour.voice.models import Delivery, Pause, Removal
from candour.voice.outbox.delivering import deliver
from candour.voice.outbox.queueing import ask_for_removal_at
from candour.voice.outbox.removing import remove
from candour.voice.outbox.settling import ask_for_work
from candour.voice.queries.threads import IS_NEXT

OVERLOOKED = timedelta(minutes=2)
log = logging.getLogger(__name__)


@registry.standing("voice.look_at_drafts")
def look_at_drafts(stop: threading.Event, _clock: Callable[[], datetime]) -> None:
    """This will look at drafts for the web process as long as the worker lives; the first question loads the
    model, so that a worker nobody asks stays small."""
    try:
        asking.answer(Path(settings.CANDOUR_DATA), stop, reader.look_closely)
    except OSError as refused:
        log.warning("Drafts are checked by the rules alone: %s", refused)
        stop.wait()


@registry.job("voice.ask_on", attempts=12)
def ask_the_next(payload: registry.Payload, context: registry.JobContext) -> None:
    """This will ask whoever should be asked now, so that a silent approver never stalls a route."""
    ask_on(by=context.actor, route_id=payload["route"], now=context.now)


@registry.job("voice.deliver", attempts=12, lease_seconds=12, goes_first=True)
def take_a_step(payload: registry.Payload, context: registry.JobContext) -> None:
    """This will take one delivery one step further, with a clock of its own for each word on the wire."""
    deliver(by=context.actor, delivery_id=payload["delivery"], clock=context.clock)


@registry.job("voice.deliver_next", attempts=12, lease_seconds=12, goes_first=True)
def take_a_step_in_turn(payload: registry.Payload, context: registry.JobContext) -> None:
    """This will take one delivery further that found its account busy, once its turn has come."""
    take_a_step(payload, context)


@registry.job("voice.remove", attempts=12, lease_seconds=12, goes_first=True)
def take_a_copy_down(payload: registry.Payload, context: registry.JobContext) -> None:
    """This will ask a network once to take a copy down."""
    remove(by=context.actor, removal_id=payload["removal"], clock=context.clock)


@registry.job("voice.ask_others")
def ask_others(payload: registry.Payload, context: registry.JobContext) -> None:
    """This will ask the next one at once where somebody was asked who may not decide any more."""
    ask_instead_of(by=context.actor, person_id=payload["about"]["person"], now=context.now)


@registry.job("voice.account_paused")
def tell_of_a_paused_account(payload: registry.Payload, context: registry.JobContext) -> None:
    """This will tell whoever can do something about an account that may not write any more."""
    tell_who_waits(by=context.actor, account_id=payload["about"]["account"], now=context.now)


@registry.job("voice.account_resumed")
def ask_for_what_waited(payload: registry.Payload, context: registry.JobContext) -> None:
    """This will ask for every copy that waited for an account which may write again."""
    ask_what_waits(by=context.actor, account_id=payload["about"]["account"], now=context.now)


@registry.job("voice.picture_gone", goes_first=True)
def take_down_what_shows(payload: registry.Payload, context: registry.JobContext) -> None:
    """This will take down every copy with a picture that may not be public any more.

    A yes to the public takes nothing down, whoever else has still to answer.
    """
    if payload["name"] == "photos:consent:given" and payload["about"]["audience"] == Audience.OUTSIDE:
        return
    take_down_shown(
        by=str(payload["by"]), trust=int(payload["trust"]), photo=payload["about"]["photo"], now=context.now
    )


@registry.every(seconds=60, name="voice.sweep")
def sweep(_payload: registry.Payload, context: registry.JobContext) -> None:
    """This will ask again for deliveries whose work was lost, as after a restore; it does none itself."""
    overlooked = Delivery.objects.filter(
        state__in=[DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.UNKNOWN],
        due_at__lt=context.now - OVERLOOKED,
        account__paused_at__isnull=True,
    ).exclude(statement__state=StatementState.HELD_BACK)
    paused = Pause.objects.filter(ended_at__isnull=True).values("trust")
    overlooked = overlooked.exclude(state=DeliveryState.QUEUED, trust__in=paused)
    in_doubt = [DeliveryState.SENDING, DeliveryState.UNKNOWN, DeliveryState.ASKED]
    overlooked = overlooked.exclude(state=DeliveryState.QUEUED, follows__state__in=in_doubt)
    overlooked = overlooked.filter(~Q(state=DeliveryState.QUEUED) | IS_NEXT)
    forgotten = Removal.objects.filter(
        state=RemovalState.WAITING,
        due_at__lt=context.now - OVERLOOKED,
        delivery__state=DeliveryState.PUBLISHED,
    ).select_related("delivery")
    with transaction.atomic():
        for removal in forgotten.order_by("due_at", "pk")[:100]:
            ask_for_removal_at(removal, context.now)
        for delivery in overlooked.order_by("due_at", "pk")[:100]:
            ask_for_work(delivery)
