"""Taking down: at once, on every network, with a public line, whatever the copies were doing."""

from datetime import datetime, timedelta

import pytest

from candour.channels import actions as channels
from candour.channels.frontdoor.models import Answer
from candour.domain.amending import TakeDownReason
from candour.domain.refusal import Refusal
from candour.jobs import engine
from candour.jobs.models import Work
from candour.ledger.models import Event
from candour.people.models import Notice, Person
from candour.voice.actions import deciding, settling, stopping, withdrawing
from candour.voice.actions.correcting import owning_refusal
from candour.voice.actions.taking_down import say_gone, take_down, taking_down_refusal, try_removing_again
from candour.voice.actions.withdrawing import take_all_down
from candour.voice.jobs import sweep
from candour.voice.models import Delivery, Removal, Statement, TakeDown
from candour.voice.outbox.delivering import deliver
from tests.rooms.voice.owning import copy_of, corrected, owned
from tests.rooms.voice.rewording import change_of, passed, reworded
from tests.rooms.voice.sending import UNDO, approved, later, sent
from tests.rooms.voice.square import SQUARE
from tests.rooms.voice.squares import TESTER, Place
from tests.world import World


def down(place: Place, statement: Statement, by: str = "nurse") -> TakeDown:
    """This will have somebody take a reply down because it could tell a stranger who somebody is."""
    return take_down(by=place[by], statement=statement, reason=TakeDownReason.STRANGER, now=place.now)


def state_of(statement: Statement) -> str:
    return Statement.objects.values_list("state", flat=True).get(pk=statement.pk)


def test_a_live_copy_comes_down_with_its_correction(place: Place) -> None:
    first = sent(place)
    correction = owned(place, first.statement)
    later(place, UNDO)
    took = down(place, first.statement, by="sister")
    assert took.statement.state == "taken_down"
    assert len(SQUARE.live()) == 2
    later(place, 1)
    assert SQUARE.live() == []
    assert {each.state for each in Removal.objects.all()} == {"removed"}
    assert copy_of(correction).state == "taken_down"
    assert state_of(correction) == "taken_down"
    assert Event.objects.filter(name="voice:copy:removed").count() == 2


def test_pressing_twice_takes_down_once(place: Place) -> None:
    first = sent(place)
    assert down(place, first.statement) == down(place, first.statement)
    assert Event.objects.filter(name="voice:reply:taken_down").count() == 1


def test_it_works_while_everything_is_paused(place: Place) -> None:
    first = sent(place)
    stopping.pause_everything(by=place["executive"], reason="A rumour.", now=place.now)
    down(place, first.statement)
    later(place, 1)
    assert SQUARE.live() == []


def test_anybody_with_a_role_may_and_nobody_else(place: Place, other: Place) -> None:
    first = sent(place)
    for who in ("nurse", "sister", "porter", "press", "executive"):
        assert taking_down_refusal(place[who], first.statement, place.now) is None, who
    refusal = taking_down_refusal(other["nurse"], first.statement, place.now)
    assert refusal is not None
    with pytest.raises(Statement.DoesNotExist):
        down(other, first.statement)


def test_what_is_not_public_is_not_taken_down(place: Place) -> None:
    waiting = place.send(place.come_in("Thank you all. Best ward ever, truly."), "Thank you, Sam. Maya")
    with pytest.raises(Refusal):
        down(place, waiting)


def test_a_copy_that_waits_to_be_sent_again_stays_in(place: Place) -> None:
    delivery = sent(place, "not_yet")
    down(place, delivery.statement)
    later(place, 600)
    delivery.refresh_from_db()
    assert (delivery.state, len(SQUARE.calls), SQUARE.live()) == ("withdrawn", 1, [])
    assert delivery.reason == "It was taken down before it left."
    assert state_of(delivery.statement) == "withdrawn"
    assert Event.objects.filter(name="voice:copy:stayed_in").count() == 1


@pytest.mark.parametrize("fault", ["unclear_after", "late", "crash_after", "crash_late"])
@pytest.mark.parametrize("kind", ["square_keyed", "square_listed"])
def test_a_copy_that_nobody_can_see_yet_comes_down_once_it_is_found(
    place: Place, fault: str, kind: str
) -> None:
    delivery = sent(place, fault, kind=kind)
    down(place, delivery.statement)
    assert state_of(delivery.statement) == "leaving"
    for _ in range(12):
        later(place, 20)
    assert SQUARE.live() == []
    assert len(SQUARE.copies) == 1
    assert Removal.objects.get().state == "removed"
    assert state_of(delivery.statement) == "taken_down"
    assert not Notice.objects.filter(kind="published", done_at=None).exists()


@pytest.mark.parametrize("kind", ["square_keyed", "square_listed"])
def test_a_copy_that_never_arrived_is_not_sent_again(place: Place, kind: str) -> None:
    delivery = sent(place, "unclear_before", kind=kind)
    down(place, delivery.statement)
    for _ in range(12):
        later(place, 20)
    delivery.refresh_from_db()
    assert (delivery.state, len(SQUARE.calls)) == ("withdrawn", 1)
    assert Removal.objects.get().state == "not_needed"
    assert state_of(delivery.statement) == "withdrawn"


def test_a_network_that_is_slow_is_asked_again_and_after_a_while_people_are_told(place: Place) -> None:
    first = sent(place)
    down(place, first.statement)
    SQUARE.delete_faults[:] = ["not_yet"] * 9
    waits = []
    for _ in range(9):
        before = Removal.objects.get().due_at
        later(place, max(0, (before - place.now).total_seconds()))
        waits.append((Removal.objects.get().due_at - place.now).total_seconds())
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256]
    told = {notice.person.first_name for notice in Notice.objects.filter(kind="by_hand")}
    assert told == {"Maya", "Priya", "Tom"}
    later(place, 256)
    assert SQUARE.live() == []
    assert not Notice.objects.filter(kind="by_hand", done_at=None).exists()


def test_a_network_that_will_not_is_left_to_people_who_say_when_it_is_gone(place: Place) -> None:
    first = sent(place)
    down(place, first.statement)
    SQUARE.delete_faults[:] = ["refused", "refused"]
    later(place, 1)
    removal = Removal.objects.get()
    assert (removal.state, removal.reason) == ("by_hand", "The square does not take this.")
    assert Event.objects.filter(name="voice:copy:by_hand").count() == 1
    try_removing_again(by=place["communications"], delivery=first, now=place.now)
    later(place, 1)
    assert Removal.objects.get().state == "by_hand"
    with pytest.raises(Refusal):
        say_gone(by=place["porter"], delivery=first, now=place.now)
    say_gone(by=place["communications"], delivery=first, now=place.now)
    assert Removal.objects.get().state == "removed"
    first.refresh_from_db()
    assert first.state == "taken_down"


def test_an_account_that_was_shut_out_is_asked_again_once_it_may_write(place: Place) -> None:
    first = sent(place)
    down(place, first.statement)
    SQUARE.delete_faults[:] = ["revoked"]
    later(place, 1)
    assert Removal.objects.get().state == "by_hand"
    account = place.accounts["square_keyed"]
    account.refresh_from_db()
    assert account.paused_at is not None
    channels.resume_account(by=TESTER, account=account, now=place.now)
    later(place, 1)
    assert SQUARE.live() == []
    assert Removal.objects.get().state == "removed"


def test_a_worker_that_dies_while_deleting_is_followed_by_another(place: Place) -> None:
    first = sent(place)
    down(place, first.statement)
    SQUARE.delete_faults[:] = ["crash_before", "crash_after"]
    for _ in range(8):
        later(place, 61)
    assert SQUARE.live() == []
    assert Removal.objects.get().state == "removed"


def test_a_copy_whose_number_nobody_knows_is_left_to_people(place: Place) -> None:
    delivery = sent(place, "unclear_after", kind="square_blind")
    down(place, delivery.statement)
    later(place, 2)
    delivery.refresh_from_db()
    assert delivery.state == "asked"
    settling.say_live(by=place["nurse"], delivery=delivery, url="", now=place.now)
    later(place, 1)
    removal = Removal.objects.get()
    assert (removal.state, state_of(delivery.statement)) == ("by_hand", "taken_down")


def test_a_correction_that_waits_is_taken_back_and_none_is_begun(place: Place) -> None:
    first = sent(place)
    waiting = corrected(place, first.statement)
    down(place, first.statement)
    assert state_of(waiting) == "withdrawn"
    assert not Notice.objects.filter(kind="decide", done_at=None).exists()
    first.statement.refresh_from_db()
    assert owning_refusal(place["nurse"], first.statement, place.now) is not None


def test_a_correction_inside_its_undo_window_does_not_leave(place: Place) -> None:
    first = sent(place)
    owned(place, first.statement)
    down(place, first.statement)
    later(place, UNDO)
    assert SQUARE.live() == []
    assert len(SQUARE.calls) == 1


def test_whoever_wrote_it_is_told_once_and_without_blame(place: Place) -> None:
    first = sent(place)
    down(place, first.statement, by="sister")
    notice = Notice.objects.get(person=place["nurse"], done_at=None)
    assert (notice.kind, notice.words) == ("taken_down", "Your reply was taken down. Open it to see why.")


def test_our_own_page_hides_an_answer_that_nobody_knows_to_be_there(world: World) -> None:
    """The worker died after our page took the answer: it goes in the same transaction all the same."""
    statement = world.send(world.receive())
    assert statement.current is not None
    deciding.approve(by=world["matron"], statement=statement, seen=statement.current.sha256, now=world.now)
    world.wait(minutes=2)
    Delivery.objects.filter(statement=statement).update(
        state="unknown", network_id="", published_at=None, due_at=world.now
    )
    Statement.objects.filter(pk=statement.pk).update(state="leaving", published_at=None)
    reason = TakeDownReason.STRANGER
    take_down(by=world["sister"], statement=statement, reason=reason, now=world.now)
    answer = Answer.objects.get()
    assert (answer.deleted_at, answer.removed_because[:21]) == (world.now, "We removed an answer ")
    Work.objects.filter(state="done").delete()
    for delivery in Delivery.objects.filter(statement=statement):
        deliver(by=TESTER, delivery_id=delivery.pk, clock=lambda: world.now)
    world.work()
    assert (state_of(statement), Removal.objects.get().state) == ("taken_down", "removed")


def test_the_post_waits_for_an_answer_again(place: Place) -> None:
    first = sent(place)
    post = first.statement.post
    assert post is not None
    down(place, first.statement)
    post.refresh_from_db()
    assert (post.answered_at, post.waits_since) == (None, place.now)
    assert Event.objects.filter(name="listening:post:waits_again").count() == 1


def test_a_removal_whose_work_was_lost_is_asked_for_again(place: Place) -> None:
    first = sent(place)
    down(place, first.statement)
    Work.objects.filter(name="voice.remove").delete()
    later(place, 200)
    assert len(SQUARE.live()) == 1

    class Context:
        now = place.now

    sweep({}, Context())  # type: ignore[arg-type]  # the sweep asks for nothing but the time
    later(place, 0)
    assert SQUARE.live() == []


def test_taking_down_is_kept_waiting_neither_by_other_work_nor_by_a_worker_that_died(place: Place) -> None:
    first = sent(place)
    assert Work.objects.filter(state="waiting", next_at__lte=place.now).exists(), "something waits already"
    down(place, first.statement)
    for _ in range(2):
        lease = engine.claim(place.now)
        assert lease is not None
        assert lease.name == "voice.remove"
        place.now += timedelta(seconds=15)


def test_a_failed_copy_of_what_was_taken_down_is_not_tried_again(place: Place) -> None:
    delivery = approved(place)
    Delivery.objects.filter(pk=delivery.pk).update(state="failed")
    Statement.objects.filter(pk=delivery.statement_id).update(state="leaving")
    down(place, delivery.statement)
    delivery.refresh_from_db()
    assert delivery.state == "withdrawn"


def all_down(place: Place) -> list[Statement]:
    said = Statement.objects.for_trust(place.made.trust)
    by = f"person:{place['nurse'].pk}"
    return take_all_down(by=by, statements=said, reason=TakeDownReason.PICTURE, now=place.now)


def test_new_words_come_down_with_their_first_and_keep_nothing_else_up(place: Place) -> None:
    first = sent(place, kind="square_blind")
    words = passed(place, reworded(place, first.statement, "tomorrow", "on Friday"))
    SQUARE.faults[:] = ["unclear_after"]
    later(place, UNDO)
    second = sent(place)
    assert (state_of(words), change_of(first).state) == ("leaving", "asked")
    assert all_down(place) == [first.statement, second.statement]
    assert state_of(second.statement) == "taken_down"


def test_one_that_cannot_come_down_keeps_no_other_up(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = sent(place), sent(place, kind="square_listed")

    def stumble(*, by: Person, statement: Statement, reason: TakeDownReason, now: datetime) -> TakeDown:
        if statement == first.statement:
            raise Refusal("Not now.", "Try again.")
        return take_down(by=by, statement=statement, reason=reason, now=now)

    monkeypatch.setattr(withdrawing, "take_down", stumble)
    with pytest.raises(Refusal, match="Not now"):
        all_down(place)
    assert (state_of(first.statement), state_of(second.statement)) == ("published", "taken_down")
