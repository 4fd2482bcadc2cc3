"""Replies that are approved, sent and looked at, for the tests of the outbox."""

from datetime import timedelta

from candour.domain.checks.codes import Code
from candour.jobs.models import Work
from candour.ledger.models import Event
from candour.voice.actions import deciding
from candour.voice.models import Delivery
from tests.rooms.voice.square import SQUARE
from tests.rooms.voice.squares import COMPLAINT, REPLY, Place

UNDO = 61


def approved(
    place: Place, kind: str = "square_keyed", text: str = COMPLAINT, thing: str = "wait"
) -> Delivery:
    """This will have the nurse answer and the matron approve; the copy waits out its undo window."""
    reply = REPLY.format(thing=thing, name=place["nurse"].first_name)
    statement = place.send(place.come_in(text, kind), reply)
    assert statement.current is not None
    seen = statement.current.sha256
    lifts = {Code.SAMENESS.value: "We must use these words."}
    deciding.approve(by=place["matron"], statement=statement, seen=seen, lifts=lifts, now=place.now)
    return Delivery.objects.get(statement=statement)


def later(place: Place, seconds: float) -> None:
    place.now += timedelta(seconds=seconds)
    place.deliver()


def sent(place: Place, *faults: str, kind: str = "square_keyed") -> Delivery:
    """This will send an approved copy into these faults."""
    delivery = approved(place, kind)
    SQUARE.faults[:] = faults
    later(place, UNDO)
    delivery.refresh_from_db()
    return delivery


def next_work(delivery: Delivery) -> float | None:
    """This will give the seconds until the next work on a copy, counted from its last try."""
    waiting = Work.objects.filter(name="voice.deliver", state="waiting", payload={"delivery": delivery.pk})
    due_at = waiting.order_by("due_at").values_list("due_at", flat=True).first()
    began_at = delivery.attempts.order_by("-number").values_list("began_at", flat=True)[:1].get()
    return (due_at - began_at).total_seconds() if due_at else None


def events(delivery: Delivery) -> list[str]:
    named = Event.objects.filter(name__startswith="voice:delivery:", about__delivery=delivery.pk)
    return [name.rsplit(":", 1)[1] for name in named.order_by("pk").values_list("name", flat=True)]
