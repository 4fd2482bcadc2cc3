"""The outbox: what each answer of a network means for a copy, what is asked for next, who is told."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from candour.channels.base import Message, Receipt
from candour.domain.statements import DeliveryVerb
from candour.listening.models import PublicPost
from candour.people.models import Notice
from candour.voice.actions import settling
from candour.voice.models import Statement
from candour.voice.outbox.claiming import claim
from candour.voice.outbox.delivering import deliver
from candour.voice.outbox.settling import settle
from tests.rooms.voice.sending import UNDO, approved, events, later, next_work, sent
from tests.rooms.voice.square import SQUARE
from tests.rooms.voice.squares import TESTER, Place


@dataclass(frozen=True)
class Row:
    """One answer of a network: the state that it leads to, when it is worked on again, and of the reply."""

    fault: str
    state: str
    again_in: float | None
    statement: str


@pytest.mark.parametrize(
    "row",
    [
        Row("", "published", None, "published"),
        Row("not_yet", "queued", 1, "leaving"),
        Row("wait", "queued", 30, "leaving"),
        Row("refused", "failed", None, "not_sent"),
        Row("revoked", "queued", None, "leaving"),
        Row("unclear_before", "unknown", 1, "leaving"),
        Row("unclear_after", "unknown", 1, "leaving"),
    ],
    ids=lambda row: row.fault or "receipt",
)
def test_each_answer_leads_to_one_state_with_its_work_asked_for(place: Place, row: Row) -> None:
    delivery = sent(place, row.fault)
    assert (delivery.state, next_work(delivery)) == (row.state, row.again_in)
    assert delivery.statement.state == row.statement
    assert events(delivery) == ["queued", "sending", row.state]
    attempt = delivery.attempts.get()
    assert (attempt.number, attempt.outcome, attempt.ended_at) == (1, row.state, place.now)
    assert bool(delivery.reason) == (row.state != "published")


@pytest.mark.parametrize("kind", ["square_keyed", "square_listed", "square_blind"])
@pytest.mark.parametrize("fault", ["crash_before", "crash_after", "crash_late", "late"])
def test_a_worker_that_dies_in_the_middle_leaves_one_copy(place: Place, kind: str, fault: str) -> None:
    delivery = sent(place, fault, kind=kind)
    for _ in range(16):
        later(place, 20)
    delivery.refresh_from_db()
    if kind == "square_blind":
        assert delivery.state == "asked"
        is_there = bool(SQUARE.live())
        act = settling.say_live if is_there else settling.say_not_live
        act(by=place["nurse"], delivery=delivery, now=place.now, **({"url": ""} if is_there else {}))
        later(place, 5)
        delivery.refresh_from_db()
    assert delivery.state == "published"
    assert [copy.key for copy in SQUARE.live()] == [delivery.key]
    assert Statement.objects.get().state == "published"
    assert PublicPost.objects.get().answered_at is not None


def test_a_no_is_not_believed_while_an_earlier_request_may_still_be_acted_on(place: Place) -> None:
    delivery = sent(place, "late", *["refused"] * 30)
    for _ in range(6):
        later(place, 20)
    delivery.refresh_from_db()
    assert (delivery.state, len(SQUARE.live())) == ("published", 1)


def test_a_no_is_believed_once_no_earlier_request_can_be_acted_on(place: Place) -> None:
    delivery = sent(place, "unclear_before", *["refused"] * 30)
    assert delivery.state == "unknown"
    for _ in range(12):
        later(place, 20)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.statement.state, SQUARE.live()) == ("failed", "not_sent", [])


def test_a_sending_that_may_still_be_under_way_is_left_alone(place: Place) -> None:
    delivery = sent(place, "crash_before")
    assert delivery.state == "sending"
    later(place, 13)
    delivery.refresh_from_db()
    assert (delivery.state, next_work(delivery)) == ("sending", 40)


def test_a_listed_copy_is_sent_again_only_when_it_surely_is_not_there(place: Place) -> None:
    delivery = sent(place, "unclear_before", kind="square_listed")
    for _ in range(5):
        later(place, 15)
    delivery.refresh_from_db()
    assert (delivery.state, len(SQUARE.calls)) == ("unknown", 1)
    later(place, 15)
    later(place, 15)
    delivery.refresh_from_db()
    assert (delivery.state, len(SQUARE.calls)) == ("published", 2)


def test_the_copy_of_another_reply_in_the_same_words_is_not_taken_for_ours(place: Place) -> None:
    first = sent(place, kind="square_listed")
    SQUARE.copies[0].in_reply_to = "post-2"
    SQUARE.copies[0].text = SQUARE.copies[0].text.replace("wait", "door")
    second = approved(place, "square_listed", thing="door")
    SQUARE.faults[:] = ["unclear_before"]
    later(place, UNDO)
    for _ in range(10):
        later(place, 15)
    second.refresh_from_db()
    assert second.state == "published"
    assert second.network_id != first.network_id
    assert len(SQUARE.live()) == 2


def test_a_network_that_cannot_be_asked_leads_to_a_person_at_once(place: Place) -> None:
    delivery = sent(place, "unclear_after", kind="square_blind")
    later(place, 2)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.remedy) == (
        "asked",
        "Look on the network, then say here whether it is there.",
    )
    told = {notice.person.first_name for notice in Notice.objects.filter(kind="asked", done_at=None)}
    assert told == {"Maya", "Priya", "Tom"}
    settling.say_live(by=place["communications"], delivery=delivery, url="https://x.test/9", now=place.now)
    assert not Notice.objects.filter(kind="asked", done_at=None).exists()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.url) == ("published", "https://x.test/9")
    assert Statement.objects.get().state == "published"


def test_an_unknown_that_no_look_can_end_is_put_to_people(place: Place) -> None:
    delivery = sent(place, "unclear_after", kind="square_listed")
    SQUARE.looks_fail = True
    waits = []
    for _ in range(25):
        delivery.refresh_from_db()
        if delivery.state == "asked":
            break
        wait = (delivery.due_at - place.now).total_seconds()
        waits.append(wait)
        later(place, wait)
    assert delivery.state == "asked"
    assert len(waits) == 20
    assert (waits[:7], max(waits)) == ([1, 1, 2, 4, 8, 16, 32], 60)


def test_a_network_that_never_answers_clearly_is_asked_ever_less_and_then_a_person(place: Place) -> None:
    delivery = sent(place, *["unclear_before"] * 40)
    for _ in range(60):
        later(place, 300)
    delivery.refresh_from_db()
    assert delivery.state == "asked"
    assert len(SQUARE.calls) == 20


def test_a_second_worker_of_the_same_copy_finds_nothing_to_do(place: Place) -> None:
    delivery = approved(place)
    place.now += timedelta(seconds=UNDO)
    first = claim(by=TESTER, delivery_id=delivery.pk, now=place.now)
    assert first is not None
    assert claim(by=TESTER, delivery_id=delivery.pk, now=place.now) is None
    deliver(by=TESTER, delivery_id=delivery.pk, clock=lambda: place.now)
    assert SQUARE.calls == []


def test_a_result_of_an_overtaken_claim_is_refused_but_a_receipt_is_proof(place: Place) -> None:
    delivery = sent(place, "crash_after")
    later(place, 41)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.fence) == ("published", 2)
    other = sent(place, "crash_before", kind="square_blind")
    later(place, 41)
    other.refresh_from_db()
    assert (other.state, other.fence) == ("asked", 2)
    assert not settle(by=TESTER, delivery_id=other.pk, fence=1, verb=DeliveryVerb.FAIL, now=place.now)
    copy = SQUARE.accept(other.account_id, other.key, Message.thaw(bytes(other.frozen)), False, place.now)
    proof = Receipt(copy.id, "http://square.test/9", copy.text)
    assert settle(
        by=TESTER, delivery_id=other.pk, fence=1, verb=DeliveryVerb.CONFIRM, receipt=proof, now=place.now
    )
    other.refresh_from_db()
    assert (other.state, other.network_id) == ("published", copy.id)
