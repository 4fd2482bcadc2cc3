"""Two people, or a person and a worker, at the same moment: what comes out is as if one had come first.

Real threads on real connections; each pair works on a reply of its own, and starts together.
"""

import os
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection

from candour.domain.amending import TakeDownReason
from candour.domain.refusal import Refusal
from candour.domain.statements import DeliveryState
from candour.people.models import Person
from candour.voice.actions import completing, deciding, drafting, stopping, submitting
from candour.voice.actions.correcting import begin_correction
from candour.voice.actions.taking_down import take_down
from candour.voice.models import Decision, Delivery, Pause, Removal, Statement
from candour.voice.outbox.claiming import claim
from tests.rooms.voice.square import SQUARE, open_square
from tests.rooms.voice.squares import COMPLAINT, REPLY, SERIOUS, TESTER, Place, build_place

PAIRS = 10_000 if os.environ.get("CANDOUR_FULL") else 40
KINDS = 5
EACH = PAIRS // KINDS
LIFTS = {"sameness": "We must use these words."}

pytestmark = pytest.mark.timeout(7200 if PAIRS > 1000 else 300)

Act = Callable[[], object]


@pytest.fixture
def place(transactional_db: None) -> Iterator[Place]:
    """St Brannoc's beside the square, committed, so that threads see it."""
    made = build_place()
    open_square(lambda: made.now)
    yield made
    SQUARE.copies.clear()


def together(*acts: Act) -> list[str]:
    """This will start acts at one moment, each in its own thread, and give "done" or "refused" for each."""
    gate = threading.Barrier(len(acts))
    ends = [""] * len(acts)

    def run(number: int, act: Act) -> None:
        connection.ensure_connection()  # before the start, so that the acts meet
        gate.wait(30)
        try:
            act()
            ends[number] = "done"
        except Refusal:
            ends[number] = "refused"
        except BaseException as error:
            ends[number] = f"{type(error).__name__}: {error}"
            raise
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return ends


def waiting(place: Place, text: str = COMPLAINT) -> Statement:
    """This will have the nurse send a reply that waits for somebody."""
    number = place.said + 1
    words = REPLY.format(thing=f"wait of row {number}, seat {number * 7}", name="Maya")
    return place.send(place.come_in(text), words)


def approve(place: Place, statement: Statement, who: str = "matron") -> Act:
    seen = statement.current.sha256 if statement.current else ""
    by: Person = place[who]
    return lambda: deciding.approve(by=by, statement=statement, seen=seen, lifts=LIFTS, now=place.now)


def approved(place: Place) -> Delivery:
    statement = waiting(place)
    approve(place, statement)()
    return Delivery.objects.get(statement=statement)


def test_approving_and_withdrawing_at_once_ends_as_one_after_the_other(place: Place) -> None:
    met = Counter[tuple[str, ...]]()
    for _ in range(EACH):
        statement = waiting(place)
        ends = together(
            approve(place, statement),
            lambda: completing.withdraw(by=place["nurse"], statement=statement, now=place.now),  # noqa: B023
        )
        met[tuple(ends)] += 1
        statement.refresh_from_db()
        assert ends[1] == "done", "taking back is possible before and after an approval"
        assert statement.state == "withdrawn"
        queued = Delivery.objects.filter(statement=statement)
        assert [each.state for each in queued] == (["withdrawn"] if ends[0] == "done" else [])
    print(f"approve and withdraw: {dict(met)}")


def test_approving_and_editing_at_once_never_approves_other_words(place: Place) -> None:
    met = Counter[tuple[str, ...]]()
    for _ in range(EACH):
        statement = waiting(place)

        def edit(statement: Statement = statement) -> None:
            completing.change_words(by=place["nurse"], statement=statement, now=place.now)
            drafting.save_draft(
                by=place["nurse"],
                statement=statement,
                text="Other words. Maya",
                harm_answer="no",
                now=place.now,
            )

        ends = together(approve(place, statement), edit)
        met[tuple(ends)] += 1
        statement.refresh_from_db()
        assert (ends[1], statement.state) == ("done", "draft")
        assert (
            not Delivery.objects.filter(statement=statement).exclude(state=DeliveryState.WITHDRAWN).exists()
        )
    print(f"approve and edit: {dict(met)}")


def test_two_approvers_of_two_steps_at_once_both_count_and_complete_once(place: Place) -> None:
    met = Counter[tuple[str, ...]]()
    for _ in range(EACH):
        statement = waiting(place, SERIOUS)
        ends = together(approve(place, statement), approve(place, statement, "communications"))
        met[tuple(ends)] += 1
        statement.refresh_from_db()
        assert ends == ["done", "done"]
        assert statement.state == "approved"
        assert Delivery.objects.filter(statement=statement).count() == 1
    print(f"two approvers: {dict(met)}")


def test_one_approver_in_two_tabs_approves_once(place: Place) -> None:
    met = Counter[tuple[str, ...]]()
    for _ in range(EACH):
        statement = waiting(place)
        ends = together(approve(place, statement), approve(place, statement))
        met[tuple(sorted(ends))] += 1
        assert sorted(ends) == ["done", "refused"]
        assert Decision.objects.filter(version=statement.current).count() == 1
        assert Delivery.objects.filter(statement=statement).count() == 1
    print(f"two tabs: {dict(met)}")


def test_a_last_second_stop_wins_unless_the_copy_has_begun_to_leave(place: Place) -> None:
    met = Counter[tuple[str, ...]]()
    for number in range(EACH):
        delivery = approved(place)
        place.now += timedelta(seconds=61)
        taken: list[object] = []

        def leave(delivery: Delivery = delivery, taken: list[object] = taken) -> None:
            taken.append(claim(by=TESTER, delivery_id=delivery.pk, now=place.now))

        def hold(delivery: Delivery = delivery) -> None:
            completing.hold_it(by=place["matron"], statement=delivery.statement, now=place.now)

        def stop() -> None:
            stopping.pause_everything(by=place["executive"], reason="A rumour.", now=place.now)

        is_stop = bool(number % 2)
        ends = together(leave, stop if is_stop else hold)
        delivery.refresh_from_db()
        has_left = taken != [None]
        met["left" if has_left else "stayed", "stop" if is_stop else ends[1]] += 1
        assert delivery.state == ("sending" if has_left else "queued")
        assert ends[0] == "done"
        if not is_stop:
            assert ends[1] == ("refused" if has_left else "done")
            assert delivery.statement.state == ("leaving" if has_left else "held_back")
        if Pause.objects.filter(ended_at=None).exists():
            assert claim(by=TESTER, delivery_id=delivery.pk, now=place.now) is None
            stopping.end_pause(by=place["executive"], now=place.now)
    print(f"stop and claim: {dict(met)}")


def test_two_workers_claim_one_copy_once(place: Place) -> None:
    for _ in range(EACH):
        delivery = approved(place)
        place.now += timedelta(seconds=61)
        taken: list[object] = []

        def leave(delivery: Delivery = delivery, taken: list[object] = taken) -> None:
            taken.append(claim(by=TESTER, delivery_id=delivery.pk, now=place.now))

        assert together(leave, leave) == ["done", "done"]
        assert sum(each is not None for each in taken) == 1


def test_a_take_down_and_a_claim_at_once_leave_nothing_up(place: Place) -> None:
    met = Counter[str]()
    for _ in range(EACH):
        delivery = approved(place)
        place.now += timedelta(seconds=61)
        Statement.objects.filter(pk=delivery.statement_id).update(state="leaving")  # as after a first try
        taken: list[object] = []

        def leave(delivery: Delivery = delivery, taken: list[object] = taken) -> None:
            taken.append(claim(by=TESTER, delivery_id=delivery.pk, now=place.now))

        def remove(delivery: Delivery = delivery) -> None:
            take_down(
                by=place["nurse"],
                statement=delivery.statement,
                reason=TakeDownReason.CHILD,
                now=place.now,
            )

        assert together(leave, remove) == ["done", "done"]
        delivery.refresh_from_db()
        has_left = taken != [None]
        met["left first" if has_left else "stayed"] += 1
        assert delivery.state == ("sending" if has_left else "withdrawn")
        waiting = Removal.objects.filter(delivery=delivery, state="waiting")
        assert waiting.exists() == has_left
    print(f"take down and claim: {dict(met)}")


def test_a_take_down_while_its_correction_is_sent_or_approved_stops_it(place: Place) -> None:
    met = Counter[tuple[str, ...]]()
    for number in range(EACH // 2):
        first = approved(place)
        place.now += timedelta(seconds=61)
        place.deliver()
        statement = Statement.objects.get(pk=first.statement_id)
        parts = {"is_right": f"It shuts at eight, by the clock of ward {number}. Ring me on the ward. Maya"}
        draft = begin_correction(by=place["nurse"], statement=statement, parts=parts, now=place.now)
        is_approved = bool(number % 2)
        if is_approved:
            draft = submitting.submit(by=place["nurse"], statement=draft, now=place.now)

        def send(draft: Statement = draft) -> None:
            submitting.submit(by=place["nurse"], statement=draft, now=place.now)

        def remove(statement: Statement = statement) -> None:
            take_down(by=place["sister"], statement=statement, reason=TakeDownReason.CHILD, now=place.now)

        ends = together(approve(place, draft) if is_approved else send, remove)
        met["approve" if is_approved else "send", *ends] += 1
        assert ends[1] == "done"
        place.now += timedelta(seconds=61)
        place.deliver()
        place.now += timedelta(seconds=1)
        place.deliver()
        assert SQUARE.live() == []
        assert Statement.objects.get(pk=draft.pk).state in {"draft", "withdrawn"}
    print(f"take down and correct: {dict(met)}")


def test_two_corrections_of_one_reply_sent_at_once_leave_one(place: Place) -> None:
    met = Counter[tuple[str, ...]]()
    for number in range(EACH // 2):
        first = approved(place)
        place.now += timedelta(seconds=61)
        place.deliver()
        statement = Statement.objects.get(pk=first.statement_id)
        drafts = [
            begin_correction(
                by=place[who],
                statement=statement,
                parts={"is_right": f"It shuts at {at} by the clock of ward {number}. Ring the ward. {who}"},
                now=place.now,
            )
            for who, at in (("nurse", "eight"), ("sister", "nine"))
        ]

        def send(draft: Statement) -> Act:
            return lambda: submitting.submit(by=draft.author, statement=draft, now=place.now)

        ends = together(*(send(draft) for draft in drafts))
        met[tuple(ends)] += 1
        assert sorted(ends) == ["done", "refused"]
    print(f"two corrections: {dict(met)}")
