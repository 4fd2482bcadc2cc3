"""The outbox: what each answer of a network means for a copy, what is asked for next, who is told."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from candour.channels import actions as channels
from candour.channels.base import Message, Receipt
from candour.domain.checks.codes import Code
from candour.domain.refusal import Refusal
from candour.domain.roles import Right, Role
from candour.domain.statements import DeliveryVerb
from candour.jobs.models import Work
from candour.ledger.models import Event
from candour.listening.models import PublicPost
from candour.people import actions as people
from candour.people.models import Notice
from candour.voice.actions import completing, deciding, settling, stopping
from candour.voice.jobs import sweep
from candour.voice.models import Delivery, Statement
from candour.voice.outbox.claiming import claim
from candour.voice.outbox.delivering import deliver
from candour.voice.outbox.settling import settle
from tests.pages import Visit
from tests.rooms.voice.square import SQUARE
from tests.rooms.voice.squares import COMPLAINT, PRAISE, REPLY, TESTER, Place

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


def test_patience_that_a_network_asks_for_means_its_whole_account(place: Place) -> None:
    first = approved(place, thing="wait")
    second = approved(place, thing="door")
    elsewhere = approved(place, "square_listed", thing="lamp")
    SQUARE.faults[:] = ["wait"]
    later(place, UNDO)
    for delivery in (first, second, elsewhere):
        delivery.refresh_from_db()
    assert (first.state, second.state, elsewhere.state) == ("queued", "queued", "published")
    later(place, 29)
    assert len(SQUARE.calls) == 2
    later(place, 2)
    assert [copy.key for copy in SQUARE.live()][-2:] == [first.key, second.key]


def test_a_paused_account_keeps_its_copies_and_sends_them_when_it_may_write_again(place: Place) -> None:
    delivery = sent(place, "revoked")
    account = place.accounts["square_keyed"]
    later(place, 1)
    account.refresh_from_db()
    assert account.paused_because == "The square no longer knows us."
    told = {notice.person.first_name for notice in Notice.objects.filter(kind="account_paused")}
    assert told == {"Tom", "Priya"}
    later(place, 3600)
    assert len(SQUARE.calls) == 1
    channels.resume_account(by=place["press"], account=account, now=place.now)
    later(place, 1)
    delivery.refresh_from_db()
    assert delivery.state == "published"
    assert not Notice.objects.filter(kind="account_paused", done_at=None).exists()


def test_a_pause_keeps_everything_in_and_its_end_lets_it_go_in_order(place: Place) -> None:
    approved(place, thing="wait")
    place.now += timedelta(seconds=5)
    approved(place, thing="door")
    stopping.pause_everything(by=place["communications"], reason="A rumour.", now=place.now)
    later(place, 3600)
    assert SQUARE.calls == []
    assert stopping.end_pause(by=place["executive"], now=place.now) == 2
    later(place, 1)
    assert ["wait" in call.text for call in SQUARE.calls] == [True, False]


def test_what_was_paused_is_checked_again_before_it_leaves(place: Place) -> None:
    delivery = approved(place)
    stopping.pause_everything(by=place["communications"], reason="A rumour.", now=place.now)
    people.suspend_person(by=TESTER, person=place["matron"], reason="A test.", now=place.now)
    later(place, 3600)
    stopping.end_pause(by=place["executive"], now=place.now)
    later(place, 1)
    delivery.refresh_from_db()
    assert (delivery.state, Statement.objects.get().state, SQUARE.calls) == ("withdrawn", "draft", [])


def test_a_held_reply_is_sent_when_it_is_let_go_however_late(place: Place) -> None:
    delivery = approved(place)
    completing.hold_it(by=place["matron"], statement=delivery.statement, now=place.now)
    later(place, 7200)
    assert SQUARE.calls == []
    completing.let_go(by=place["nurse"], statement=delivery.statement, now=place.now)
    later(place, 0)
    assert len(SQUARE.live()) == 1


def suspend(place: Place, who: str) -> None:
    people.suspend_person(by=TESTER, person=place[who], reason="A test.", now=place.now)


@pytest.mark.parametrize(
    ("who", "told"),
    [("matron", ["Maya"]), ("nurse", ["Priya", "Tom"])],
    ids=["the approver", "the author"],
)
def test_a_reply_of_somebody_who_was_suspended_since_goes_back(
    place: Place, who: str, told: list[str]
) -> None:
    delivery = approved(place)
    suspend(place, who)
    later(place, UNDO)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.statement.state, SQUARE.calls) == ("withdrawn", "draft", [])
    notices = Notice.objects.filter(kind="sent_back").select_related("person")
    assert sorted(notice.person.first_name for notice in notices) == told
    assert Event.objects.filter(name="voice:reply:sent_back").count() == 1


def test_a_reply_without_a_step_does_not_leave_once_the_right_is_withdrawn(place: Place) -> None:
    words = REPLY.format(thing="kind words", name="Carys")
    statement = place.send(place.come_in(PRAISE), words, by="sister")
    assert statement.state == "approved"
    people.withdraw_right(
        by=place["executive"], person=place["sister"], right=Right.SAY_THANKS, reason="A test.", now=place.now
    )
    later(place, UNDO)
    statement.refresh_from_db()
    assert (statement.state, SQUARE.calls) == ("draft", [])


def test_an_approval_falls_with_the_role_it_was_given_in(place: Place) -> None:
    delivery = approved(place)
    people.end_role(by=TESTER, person=place["matron"], role=Role.APPROVER, now=place.now)
    later(place, UNDO)
    delivery.refresh_from_db()
    assert (delivery.state, SQUARE.calls) == ("withdrawn", [])


def test_a_reply_to_a_post_that_was_taken_down_goes_back(place: Place) -> None:
    delivery = approved(place)
    PublicPost.objects.update(deleted_at=place.now)
    later(place, UNDO)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.reason) == ("withdrawn", "The post was taken down by its author.")


def test_what_may_still_appear_is_not_given_back_before_it_surely_is_not_there(place: Place) -> None:
    """A request that we gave up on may be acted on for a while, though a look finds nothing."""
    delivery = sent(place, "late")
    suspend(place, "nurse")
    later(place, 2)
    delivery.refresh_from_db()
    assert delivery.state == "unknown"
    for _ in range(5):
        later(place, 15)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.statement.state) == ("published", "published")


def test_what_surely_is_not_there_is_given_back(place: Place) -> None:
    delivery = sent(place, "unclear_before")
    suspend(place, "matron")
    for _ in range(8):
        later(place, 15)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.statement.state, SQUARE.live()) == ("withdrawn", "draft", [])


def test_a_copy_whose_sister_copy_is_public_fails_alone(place: Place) -> None:
    """Only one copy of a reply exists today; the rule stands for the day when there are two."""
    delivery = sent(place)
    second = Delivery.objects.get(pk=delivery.pk)
    second.pk, second.account, second.key = None, place.accounts["square_listed"], "second"
    second.state, second.network_id, second.published_at = "queued", "", None
    second.save(force_insert=True)
    suspend(place, "matron")
    deliver(by=TESTER, delivery_id=second.pk, clock=lambda: place.now)
    second.refresh_from_db()
    assert (second.state, second.statement.state) == ("failed", "published")
    assert Notice.objects.filter(person=place["nurse"], kind="failed", done_at=None).exists()


def test_a_failed_copy_is_tried_again_by_a_person(place: Place) -> None:
    delivery = sent(place, "refused")
    with pytest.raises(Refusal):
        settling.try_again(by=place["porter"], delivery=delivery, now=place.now)
    settling.try_again(by=place["nurse"], delivery=delivery, now=place.now)
    later(place, 0)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.statement.state, delivery.key) == (
        "published",
        "published",
        SQUARE.calls[0].key,
    )


def test_a_clock_put_back_sends_nothing_early_and_nothing_twice(place: Place) -> None:
    delivery = approved(place)
    later(place, -3600)
    later(place, UNDO)
    assert SQUARE.calls == []
    later(place, 3600)
    assert len(SQUARE.live()) == 1
    later(place, -86400)
    later(place, 2 * 86400)
    delivery.refresh_from_db()
    assert (delivery.state, len(SQUARE.live())) == ("published", 1)


def test_a_clock_put_forward_does_not_hide_our_own_copy(place: Place) -> None:
    delivery = approved(place, "square_listed")
    real = place.now + timedelta(seconds=UNDO)
    SQUARE.clock = lambda: real
    SQUARE.faults[:] = ["unclear_after"]
    later(place, 86400)
    later(place, 5)
    delivery.refresh_from_db()
    assert (delivery.state, len(SQUARE.copies)) == ("published", 1)


def test_lost_work_is_found_by_the_sweep(place: Place) -> None:
    delivery = approved(place)
    Work.objects.filter(name="voice.deliver").delete()
    later(place, 240)
    assert SQUARE.calls == []

    class Context:
        now = place.now

    sweep({}, Context())  # type: ignore[arg-type]  # it asks for the time alone
    place.deliver()
    delivery.refresh_from_db()
    assert delivery.state == "published"


def test_whoever_looks_after_the_accounts_opens_a_reply_in_doubt_and_no_draft(
    place: Place, visit: Visit
) -> None:
    delivery = sent(place, "unclear_after", kind="square_blind")
    later(place, 2)
    person = place["communications"]
    opens = Notice.objects.get(person=person, kind="asked").opens
    assert f"/copies/{delivery.pk}/not-live" in visit(opens, by=person).content.decode()
    Statement.objects.update(state="draft")
    visit(opens, by=person, expecting=404)
