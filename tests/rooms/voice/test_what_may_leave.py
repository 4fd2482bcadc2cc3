"""What may leave and when: pauses, patience, people who are gone, clocks, and second tries."""

from datetime import timedelta

import pytest

from candour.channels import actions as channels
from candour.domain.refusal import Refusal
from candour.domain.roles import Right, Role
from candour.jobs.models import Work
from candour.ledger.models import Event
from candour.listening.models import PublicPost
from candour.people import actions as people
from candour.people.models import Notice, RightHeld
from candour.voice.actions import completing, settling, stopping
from candour.voice.jobs import sweep
from candour.voice.models import Delivery, Statement
from candour.voice.outbox.delivering import deliver
from tests.pages import Visit
from tests.rooms.voice.sending import UNDO, approved, later, sent
from tests.rooms.voice.square import SQUARE
from tests.rooms.voice.squares import PRAISE, REPLY, TESTER, Place


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


@pytest.mark.parametrize(
    ("how", "state"), [("withdrawn", "draft"), ("lapsed", "draft"), ("renewed", "published")]
)
def test_a_reply_without_a_step_leaves_only_while_its_right_is_in_force(
    place: Place, how: str, state: str
) -> None:
    words = REPLY.format(thing="kind words", name="Carys")
    statement = place.send(place.come_in(PRAISE), words, by="sister")
    assert statement.state == "approved"
    sister, right, soon = place["sister"], Right.SAY_THANKS, place.now + timedelta(seconds=UNDO - 1)
    if how == "withdrawn":
        people.withdraw_right(
            by=place["executive"], person=sister, right=right, reason="A test.", now=place.now
        )
    else:
        RightHeld.objects.filter(person=sister, right=right).update(ends_at=soon)
    if how == "renewed":
        until = place.now + timedelta(days=730)
        people.grant_right(
            by=TESTER, person=sister, right=right, earned_how="Again", ends_at=until, now=place.now
        )
    later(place, UNDO)
    statement.refresh_from_db()
    assert (statement.state, len(SQUARE.calls)) == (state, int(how == "renewed"))


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
