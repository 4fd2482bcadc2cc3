"""Stepping back from the squad: what the yes had opened ends at once, and whatever leans on it sees so."""

from datetime import timedelta

import pytest

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.people import queries
from candour.people.models import Person, RoleHeld, Shift
from candour.squad.actions import turns, volunteering
from candour.squad.models import Turn
from candour.squad.queries.turns import free_turns
from candour.voice.actions import deciding
from candour.voice.models import Asking, Statement
from tests.pages import Visit
from tests.rooms.squad.calling import evening, join, make_readers
from tests.rooms.squad.test_turns import told
from tests.rooms.squad.test_volunteering import events, read
from tests.world import World


def become_a_reader(world: World, who: str) -> Person:
    """This will have somebody say yes to turns, and an administrator give them the role for it."""
    join(world, who, takes_turns=True)
    make_readers(world, who)
    world.work()
    return world[who]


def alone_on_duty(world: World, reader: Person) -> Turn:
    """This will leave a reader alone on call, in a turn that runs now."""
    Shift.objects.all().delete()
    turn = Turn.objects.create(
        trust=world.made.trust,
        title="Day reader",
        starts_at=world.now - timedelta(hours=1),
        ends_at=world.now + timedelta(hours=5),
    )
    turns.take(by=reader, turn=turn, now=world.now)
    return turn


@pytest.mark.parametrize("how", ["steps back", "takes the second yes back"])
def test_the_role_and_the_turns_that_a_yes_opened_end_at_once_without_a_reason(
    world: World, how: str
) -> None:
    evening(world)
    midwife = become_a_reader(world, "midwife")
    for turn in free_turns(world.made.trust, world.now)[:2]:
        turns.take(by=midwife, turn=turn, now=world.now)
    if how == "steps back":
        volunteering.step_back(by=midwife, now=world.now)
    else:
        join(world, "midwife")
    assert Role.READER_ON_CALL not in queries.roles_of(midwife)
    assert Role.WRITER in queries.roles_of(midwife)
    assert len(free_turns(world.made.trust, world.now)) == 4
    assert set(told("turn_free")) >= {world["reader"], world["communications"]}, "a gap that is near is told"
    ended = RoleHeld.objects.get(person=midwife, role=Role.READER_ON_CALL)
    assert (ended.ended_at, ended.ended_by) == (world.now, midwife.ledger_name)
    assert events("people:role:ended") == [{"person": midwife.pk, "role": "reader_on_call"}]


def test_a_role_that_somebody_held_before_their_yes_stays(world: World) -> None:
    join(world, "reader", takes_turns=True)
    volunteering.step_back(by=world["reader"], now=world.now)
    assert Role.READER_ON_CALL in queries.roles_of(world["reader"])
    midwife = become_a_reader(world, "midwife")
    volunteering.step_back(by=midwife, now=world.now)
    make_readers(world, "midwife")
    join(world, "midwife", takes_turns=True)
    volunteering.step_back(by=midwife, now=world.now)
    assert Role.READER_ON_CALL in queries.roles_of(midwife), "this one was given without a yes"


def test_what_they_approved_leaves_no_more_and_they_are_asked_no_more(world: World) -> None:
    post = world.receive()
    midwife = become_a_reader(world, "midwife")
    alone_on_duty(world, midwife)
    statement = world.send(post)
    assert Asking.objects.get(route__version=statement.current, ended_at=None).person == midwife
    assert statement.current is not None
    seen = statement.current.sha256
    deciding.approve(by=midwife, statement=statement, seen=seen, now=world.now)
    assert world.copies(statement) == ["queued"]
    volunteering.step_back(by=midwife, now=world.now)
    assert midwife.pk not in {int(each.person) for each in queries.on_duty(world.made.trust, world.now)}
    world.wait(minutes=2)
    assert world.copies(statement) == ["withdrawn"]
    assert Statement.objects.get(pk=statement.pk).state == "draft"


def test_whoever_stepped_back_decides_nothing_that_they_were_asked(world: World) -> None:
    post = world.receive()
    midwife = become_a_reader(world, "midwife")
    alone_on_duty(world, midwife)
    statement = world.send(post)
    assert statement.current is not None
    volunteering.step_back(by=midwife, now=world.now)
    with pytest.raises(Refusal, match="You cannot decide at present"):
        deciding.approve(by=midwife, statement=statement, seen=statement.current.sha256, now=world.now)
    world.work()
    asked = Asking.objects.filter(route__version=statement.current, ended_at=None)
    assert asked.exclude(person=midwife).exists(), "the next is asked at once"


def test_the_pages_show_the_gap_and_shut_the_readers_doors_at_once(world: World, visit: Visit) -> None:
    evening(world)
    midwife = become_a_reader(world, "midwife")
    turn = free_turns(world.made.trust, world.now)[0]
    visit(f"/squad/turns/{turn.pk}/take", by=midwife, post={}, expecting=302)
    assert "3 turns in the next four weeks" in read(visit, world, "/squad/rota", by="reader")
    assert "If you were given the role for them, it ends." in read(visit, world, "/squad", by="midwife")
    visit("/squad/step-back", by=midwife, post={}, expecting=302)
    assert "4 turns in the next four weeks" in read(visit, world, "/squad/rota", by="reader")
    visit(f"/squad/turns/{turn.pk}/take", by=midwife, post={}, expecting=403)
