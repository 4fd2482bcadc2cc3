"""A route never stalls: silence, "can't look now", and people who are gone."""

from datetime import timedelta

import pytest

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.jobs.models import Work
from candour.ledger.models import Event
from candour.people import actions as people
from candour.people.models import Notice
from candour.voice.actions import answering, asking, deciding
from candour.voice.models import Asking, Statement
from tests.rooms.voice.squares import COMPLAINT, REPLY, SERIOUS, TESTER, Place, run_outbox

WORDS = REPLY.format(thing="wait", name="Maya")
WHOLE_CHAIN = ["Ruth", "Carys", "Anil", "Diane"]
"""Matron, deputy, on call, and the one of the standing duty who is not on call."""


def waiting(place: Place, text: str = COMPLAINT) -> Statement:
    return place.send(place.come_in(text), WORDS)


def minutes(place: Place, count: float) -> None:
    """This will let minutes go by, with the questions' work done as each falls due."""
    end = place.now + timedelta(minutes=count)
    while True:
        due = Work.objects.filter(name="voice.ask_on", state="waiting", next_at__lte=end).order_by("next_at")
        first = due.values_list("next_at", flat=True).first()
        if first is None:
            break
        place.now = max(place.now, first)
        run_outbox(place, ("voice.ask_on",))
    place.now = end


def asked(step: int = 0) -> list[str]:
    return [each.person.first_name for each in Asking.objects.filter(step=step).order_by("pk")]


def test_silence_moves_the_question_to_the_deputy_then_on_call_then_the_standing_duty(place: Place) -> None:
    waiting(place)
    assert asked() == ["Ruth"]
    minutes(place, 14)
    assert asked() == ["Ruth"]
    minutes(place, 2)
    assert asked() == ["Ruth", "Carys"]
    minutes(place, 5)
    assert asked() == ["Ruth", "Carys", "Anil"]
    minutes(place, 20)
    assert asked() == WHOLE_CHAIN
    assert Event.objects.filter(name="voice:step:asked").count() == 4
    assert set(
        Asking.objects.filter(passed_on_because="silent").values_list("person__first_name", flat=True)
    ) == {
        "Ruth",
        "Carys",
        "Anil",
    }


def test_the_last_one_is_told_urgently_and_reminded_every_quarter_of_an_hour(place: Place) -> None:
    waiting(place)
    minutes(place, 40)
    mine = Notice.objects.filter(person=place["executive"], kind="decide")
    open_ones = mine.filter(done_at=None)
    sent = mine.count()
    assert open_ones.count() == 1
    minutes(place, 60)
    assert open_ones.get().is_urgent
    assert 3 <= mine.count() - sent <= 5
    assert Statement.objects.get().state == "waiting", "a question never expires"


def test_however_often_somebody_asks_reminders_come_once(place: Place) -> None:
    statement = waiting(place)
    minutes(place, 40)
    assert statement.current is not None
    for _ in range(5):
        asking.ask_on(by=TESTER, route_id=statement.current.route.pk, now=place.now)
    assert Work.objects.filter(name="voice.ask_on", state="waiting").count() == 1
    mine = Notice.objects.filter(person=place["executive"], kind="decide")
    before = mine.count()
    minutes(place, 31)
    assert mine.count() - before <= 3


def test_whoever_was_slow_may_still_decide(place: Place) -> None:
    statement = waiting(place)
    minutes(place, 50)
    assert statement.current is not None
    seen = statement.current.sha256
    deciding.approve(by=place["matron"], statement=statement, seen=seen, now=place.now)
    assert Statement.objects.get().state == "approved"
    assert not Notice.objects.filter(kind="decide", done_at=None).exists()


def test_cannot_look_asks_the_next_one_at_once_and_takes_nothing_away(place: Place) -> None:
    statement = waiting(place)
    deciding.cannot_look(by=place["matron"], statement=statement, now=place.now)
    assert asked() == ["Ruth", "Carys"]
    assert Event.objects.filter(name="voice:step:passed_on").count() == 1
    deciding.cannot_look(by=place["matron"], statement=statement, now=place.now)
    assert asked() == ["Ruth", "Carys"]
    assert Event.objects.filter(name="voice:step:passed_on").count() == 1
    assert statement.current is not None
    seen = statement.current.sha256
    deciding.approve(by=place["matron"], statement=statement, seen=seen, now=place.now)


def test_everybody_who_cannot_look_leaves_it_with_the_standing_duty(place: Place) -> None:
    statement = waiting(place)
    for who in ("matron", "sister", "site_manager"):
        deciding.cannot_look(by=place[who], statement=statement, now=place.now)
    assert asked() == WHOLE_CHAIN
    assert Notice.objects.filter(person=place["executive"], kind="decide", done_at=None).exists()


@pytest.mark.parametrize("how", ["suspended", "lost the role"])
def test_somebody_who_is_gone_is_passed_over(place: Place, how: str) -> None:
    statement = waiting(place)
    for who in ("sister", "matron"):
        if how == "suspended":
            people.suspend_person(by=TESTER, person=place[who], reason="Away.", now=place.now)
        else:
            people.end_role(by=TESTER, person=place[who], role=Role.APPROVER, now=place.now)
        run_outbox(place, ("voice.ask_others",))
    assert asked() == ["Ruth", "Anil"]
    assert statement.state == "waiting"


def test_a_standing_duty_that_is_gone_leads_to_anybody_who_may_decide(place: Place) -> None:
    waiting(place)
    for who in ("matron", "sister", "site_manager", "executive"):
        people.suspend_person(by=TESTER, person=place[who], reason="Away.", now=place.now)
    minutes(place, 60)
    last = Asking.objects.order_by("-pk").first()
    assert last is not None
    assert last.person.is_active


def test_two_steps_go_their_own_ways(place: Place) -> None:
    waiting(place, SERIOUS)
    minutes(place, 16)
    assert (asked(0), asked(1)) == (["Ruth", "Carys"], ["Priya", "Tom"])


def test_nobody_is_asked_while_the_author_thinks_about_a_suggestion(place: Place) -> None:
    statement = waiting(place)
    assert statement.current is not None
    seen = statement.current.sha256
    deciding.suggest(
        by=place["matron"], statement=statement, seen=seen, text=f"{WORDS} Thanks.", now=place.now
    )
    minutes(place, 60)
    assert asked() == ["Ruth"]
    answering.leave_suggestion(by=place["nurse"], statement=statement, now=place.now)
    assert asked()[-1] != "Ruth", "an hour has gone by, so somebody else is asked too"


def test_nobody_who_was_not_asked_can_pass_it_on(place: Place) -> None:
    statement = waiting(place)
    with pytest.raises(Refusal):
        deciding.cannot_look(by=place["press"], statement=statement, now=place.now)
