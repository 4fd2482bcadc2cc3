"""The readers' rota: turns taken, given up, deputised; gaps told; who is then on call."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import TypeVar

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.domain.turns import Weekly
from candour.people import actions as people
from candour.people import queries
from candour.people.models import Notice, Person, Shift, Trust
from candour.people.queries.rota import turns_in_calendar
from candour.squad.actions import offers, turns, volunteering
from candour.squad.models import Offer, Turn
from candour.squad.queries.turns import free_turns
from tests.pages import Visit
from tests.rooms.squad.calling import do, evening, join, make_readers
from tests.rooms.squad.test_volunteering import events, read
from tests.world import World

T = TypeVar("T")


def free(world: World) -> list[Turn]:
    return list(free_turns(world.made.trust, world.now))


def told(kind: str) -> list[Person]:
    return [each.person for each in Notice.objects.filter(kind=kind, done_at=None).order_by("person_id")]


def test_a_turn_of_the_week_is_made_four_weeks_ahead_and_once(world: World) -> None:
    evening(world)
    assert len(free(world)) == 4
    turns.make_turns(trust=world.made.trust.pk, now=world.now)
    world.now += timedelta(days=7)
    do(world, "squad.turns")
    assert len(free(world)) == 4
    assert Turn.objects.count() == 5
    with pytest.raises(Refusal, match="Only a"):
        turns.plan_weekly(by=world["nurse"], weekly=Weekly(0, time(9), time(10)), title="X", now=world.now)


def test_a_taken_turn_is_the_one_that_routes_and_notices_know(world: World) -> None:
    evening(world)
    (nurse,) = make_readers(world, "nurse")
    shift = turns.take(by=nurse, turn=free(world)[0], now=world.now)
    during = shift.starts_at + timedelta(minutes=1)
    assert str(nurse.pk) in {each.person for each in queries.on_duty(world.made.trust, during)}
    assert queries.is_on_call(nurse, during)
    assert len(free(world)) == 3
    with pytest.raises(Refusal, match="Somebody has this turn"):
        turns.take(by=world["reader"], turn=Turn.objects.get(shift=shift), now=world.now)
    with pytest.raises(Refusal, match="Only readers"):
        turns.take(by=world["porter"], turn=free(world)[0], now=world.now)


def test_a_turn_given_up_is_its_deputys_or_free_again_and_readers_are_told(world: World) -> None:
    evening(world)
    nurse, porter = make_readers(world, "nurse", "porter")
    join(world, "porter", takes_turns=True)
    shift = turns.take(by=nurse, turn=free(world)[0], now=world.now)
    people.deputise(by=porter, shift=shift, now=world.now)
    offered = offers.offer(by=nurse, shift=shift, now=world.now)
    turns.give_up(by=nurse, shift=shift, now=world.now)
    shift.refresh_from_db()
    assert (shift.person, shift.deputy) == (porter, None)
    assert told("turn_yours") == [porter]
    assert told("turn_offered") == []
    assert events("squad:offer:ended")[0]["offer"] == offered.pk
    with pytest.raises(Refusal, match="somebody else's"):
        turns.give_up(by=nurse, shift=shift, now=world.now)
    join(world, "reader", takes_turns=True)
    turns.give_up(by=porter, shift=shift, now=world.now)
    assert len(free(world)) == 4
    assert set(told("turn_free")) == {
        world[each]
        for each in ("reader", "second_reader", "nurse", "communications", "press", "administrator")
    }
    assert events("squad:turn:freed") == [{"turn": Turn.objects.order_by("starts_at")[0].pk}]
    again = turns.take(by=nurse, turn=free(world)[0], now=world.now)
    assert again.pk != shift.pk
    assert told("turn_free") == []


def test_stepping_back_gives_every_turn_back(world: World) -> None:
    evening(world)
    (nurse,) = make_readers(world, "nurse")
    join(world, "nurse", takes_turns=True)
    for turn in free(world)[:2]:
        turns.take(by=nurse, turn=turn, now=world.now)
    volunteering.step_back(by=nurse, now=world.now)
    assert len(free(world)) == 4
    assert not Shift.objects.filter(person=nurse, cancelled_at=None).exists()


def test_a_turn_planned_by_hand_is_free_for_others_once_given_up(world: World) -> None:
    shift = world["reader"].shifts.order_by("-starts_at")[0]
    Shift.objects.filter(pk=shift.pk).update(deputy=None)
    turns.give_up(by=world["reader"], shift=shift, now=world.now)
    (turn,) = free(world)
    assert (turn.starts_at, turn.title, turn.weekly) == (shift.starts_at, shift.title, None)


@pytest.mark.parametrize("how", ["role", "suspended"])
def test_the_turns_of_whoever_is_no_reader_any_more_are_their_deputies_or_free(
    world: World, how: str
) -> None:
    evening(world)
    nurse, porter = make_readers(world, "nurse", "porter")
    kept, freed, deputised = (
        turns.take(by=who, turn=free(world)[0], now=world.now) for who in (nurse, nurse, porter)
    )
    people.deputise(by=porter, shift=kept, now=world.now)
    people.deputise(by=nurse, shift=deputised, now=world.now)
    offers.offer(by=nurse, shift=kept, now=world.now)
    by = world["administrator"]
    if how == "role":
        people.end_role(by=by, person=nurse, role=Role.READER_ON_CALL, now=world.now)
    else:
        people.suspend_person(by=by, person=nurse, reason="Asked to", now=world.now)
    world.work()
    assert [(each.person, each.deputy) for each in Shift.objects.filter(pk__in=[kept.pk, deputised.pk])] == [
        (porter, None),
        (porter, None),
    ]
    assert free(world)[0].starts_at == freed.starts_at
    assert (told("turn_yours"), told("turn_offered")) == ([porter], [])
    assert "Maya Penhale’s turn is yours now" in Notice.objects.get(kind="turn_yours").words


def test_whoever_loses_another_role_keeps_their_turns(world: World) -> None:
    evening(world)
    (reader,) = make_readers(world, "communications")
    shift = turns.take(by=reader, turn=free(world)[0], now=world.now)
    by = world["administrator"]
    people.end_role(by=by, person=reader, role=Role.COMMUNICATIONS, now=world.now)
    world.work()
    shift.refresh_from_db()
    assert (shift.person, shift.cancelled_at) == (reader, None)


def test_a_leavers_turn_that_was_planned_by_hand_is_free_once(world: World) -> None:
    reader = world["reader"]
    ahead = reader.shifts.filter(ends_at__gt=world.now)
    ahead.update(deputy=None)
    gone = list(ahead)
    people.leave(by=world["administrator"], person=reader, reason="Left.", now=world.now)
    world.work()
    for each in gone:
        turns.note_cancelled(by=world.made_by, shift=each.pk, now=world.now)
    assert [each.starts_at for each in free(world)] == [each.starts_at for each in gone]


def test_a_leavers_turn_is_free_again(world: World) -> None:
    evening(world)
    (nurse,) = make_readers(world, "nurse")
    turns.take(by=nurse, turn=free(world)[0], now=world.now)
    people.leave(by=world["administrator"], person=nurse, reason="Left.", now=world.now)
    world.work()
    assert len(free(world)) == 4


def test_gaps_are_told_to_readers_a_week_before_and_to_communications_later(world: World) -> None:
    evening(world, weekday=4)
    join(world, "porter", takes_turns=True)
    do(world, "squad.turns")
    assert set(told("turn_free")) == {world["reader"], world["second_reader"]}, "the porter may not take it"
    do(world, "squad.turns")
    assert len(events("squad:turn:told")) == 1
    world.now += timedelta(days=2)
    do(world, "squad.turns")
    assert set(told("turn_free")) == {
        world[k] for k in ("reader", "second_reader", "communications", "press", "administrator")
    }


def test_a_turn_that_nobody_could_be_told_of_is_told_once_there_is_a_reader(world: World) -> None:
    for each in ("reader", "second_reader"):
        people.end_role(
            by=world["administrator"], person=world[each], role=Role.READER_ON_CALL, now=world.now
        )
    weekly = evening(world, weekday=4)
    do(world, "squad.turns")
    word = Notice.objects.filter(about=f"turn:{weekly.turns.order_by('starts_at')[0].pk}")
    assert not word.exists()
    make_readers(world, "porter")
    do(world, "squad.turns")
    assert word.get().person == world["porter"]


def test_taking_one_free_turn_leaves_the_word_about_the_other(world: World) -> None:
    evening(world)
    evening(world, weekday=2)
    (nurse,) = make_readers(world, "nurse")
    do(world, "squad.turns")
    first, second = free(world)[:2]
    turns.take(by=nurse, turn=first, now=world.now)
    waits = Notice.objects.get(kind="turn_free", person=world["reader"], done_at=None)
    assert waits.about == f"turn:{second.pk}"
    assert "18 November" in waits.words


def test_the_rota_is_run_from_its_page(world: World, visit: Visit) -> None:
    week = {"title": "Evening reader", "weekday": "1", "starts": "18:00", "ends": "22:00"}
    by = world["communications"]
    visit("/squad/rota/week", by=by, post=week | {"ends": "late"}, expecting=422)
    visit("/squad/rota/week", by=by, post=week | {"ends": "17:00"}, expecting=403)
    visit("/squad/rota/week", by=by, post=week, expecting=302)
    assert "Tuesday, 18:00 to 22:00" in read(visit, world, "/squad/rota/week", by="communications")
    page = read(visit, world, "/squad/rota")
    assert "Tuesday 17 November, 18:00 to 22:00" in page
    assert "Take it" not in page
    assert "Say so" in page
    join(world, "nurse", takes_turns=True)
    page = read(visit, world, "/squad/rota")
    assert "Say so" not in page
    assert "administrator gives you the role" in page
    nurse, _porter = make_readers(world, "nurse", "porter")
    turn = free(world)[0]
    visit(f"/squad/turns/{turn.pk}/take", by=nurse, post={}, expecting=302)
    page = read(visit, world, "/squad/rota")
    assert page.index("My turns") < page.index("Tuesday 17 November") < page.index("Colleagues")
    shift = Shift.objects.get(turn=turn)
    visit(f"/squad/turns/{turn.pk}/take", by=world["porter"], post={}, expecting=403)
    visit(f"/squad/shifts/{shift.pk}/deputise", by=world["porter"], post={}, expecting=302)
    assert "Deputy of Maya Penhale" in read(visit, world, "/squad/rota", by="porter")
    assert "Nothing: any reader may have it" in read(visit, world, f"/squad/shifts/{shift.pk}/offer")
    visit(f"/squad/shifts/{shift.pk}/offer", by=nurse, post={"wants": ""}, expecting=302)
    assert "offered by Maya Penhale" in read(visit, world, "/squad/rota", by="reader")
    offer = Offer.objects.get()
    visit(f"/squad/offers/{offer.pk}/end", by=nurse, post={}, expecting=302)
    visit(f"/squad/shifts/{shift.pk}/give-up", by=nurse, post={}, expecting=302)
    assert Shift.objects.get(turn=turn).person == world["porter"]
    matron = world["matron"].shifts.filter(role=Role.APPROVER)[0]
    visit(f"/squad/shifts/{matron.pk}/give-up", by=nurse, post={}, expecting=404)


def test_taken_turns_are_in_ones_own_calendar(world: World) -> None:
    evening(world)
    (nurse,) = make_readers(world, "nurse")
    shift = turns.take(by=nurse, turn=free(world)[0], now=world.now)
    (happening,) = turns_in_calendar(nurse, world.now)
    assert (happening.title, happening.starts_at) == ("Evening reader", shift.starts_at)
    assert happening.changed_at <= world.now, "a calendar takes no stamp from later"


def test_every_act_on_turns_locks_the_rota_before_any_row(world: World) -> None:
    evening(world)
    nurse, porter = make_readers(world, "nurse", "porter")
    now, trust, turn = world.now, world.made.trust.pk, free(world)[0]

    def first_read(act: Callable[[], T]) -> tuple[str, T]:
        with CaptureQueriesContext(connection) as asked:
            done = act()
        read = next(each["sql"] for each in asked if each["sql"].startswith("SELECT"))
        return read.split(" FROM ")[1].split()[0].strip('"'), done

    taken, shift = first_read(lambda: turns.take(by=nurse, turn=turn, now=now))
    made, offered = first_read(lambda: offers.offer(by=nurse, shift=shift, now=now))
    had, _offer = first_read(lambda: offers.take_offer(by=porter, offered=offered, now=now))
    shift.refresh_from_db()
    given, _nothing = first_read(lambda: turns.give_up(by=porter, shift=shift, now=now))
    told_of, _nothing = first_read(lambda: turns.tell_of_free(by=world.made_by, trust=trust, now=now))
    stepped, _nothing = first_read(lambda: volunteering.step_back(by=nurse, now=now))
    assert {taken, made, had, given, told_of, stepped} == {Trust._meta.db_table}
