"""Words that were taken down are read by legal and records only, on a ground, and each look is kept."""

from candour.domain.amending import TakeDownReason
from candour.domain.roles import Role
from candour.ledger.holds import place_hold
from candour.ledger.models import Event
from candour.people import actions as people
from candour.people.models import Person
from candour.voice import registers
from candour.voice.actions import deciding
from candour.voice.actions.taking_down import take_down
from candour.voice.models import Statement
from candour.voice.registers import Ground
from tests.pages import Visit
from tests.rooms.voice.rewording import passed, reworded
from tests.rooms.voice.sending import UNDO, later, sent
from tests.rooms.voice.squares import Place
from tests.world import HUMAN_REPLY, World


def taken_down(world: World) -> Statement:
    statement = world.send(world.receive())
    assert statement.current is not None
    deciding.approve(by=world["matron"], statement=statement, seen=statement.current.sha256, now=world.now)
    world.wait(minutes=2)
    take_down(by=world["nurse"], statement=statement, reason=TakeDownReason.LAW, now=world.now)
    return statement


def archivist(world: World) -> Person:
    person = world["matron"]
    people.give_role(by=world.made_by, person=person, role=Role.RECORDS, now=world.now)
    return person


def looks() -> int:
    return Event.objects.filter(name="voice:evidence:seen").count()


def test_without_a_ground_nobody_reads_them(world: World, visit: Visit) -> None:
    statement = taken_down(world)
    html = visit(f"/speak/{statement.pk}/evidence", by=archivist(world), expecting=403).content.decode()
    assert HUMAN_REPLY not in html
    assert "no legal hold" in html
    assert looks() == 0


def test_under_legal_hold_records_reads_them_and_the_look_is_written_down(world: World, visit: Visit) -> None:
    statement = taken_down(world)
    ref = f"statement:{statement.pk}"
    place_hold(by=world.made_by, ref=ref, trust=world.made.trust.pk, reason="A claim.", now=world.now)
    html = visit(f"/speak/{statement.pk}/evidence", by=archivist(world)).content.decode()
    assert HUMAN_REPLY in html
    assert "A legal hold covers it." in html
    assert looks() == 1
    event = Event.objects.get(name="voice:evidence:seen")
    assert (event.by, event.about["grounds"]) == (world["matron"].ledger_name, "legal_hold")
    visit(f"/speak/{statement.pk}/evidence", by=world["nurse"], expecting=403)
    assert looks() == 1


def test_a_room_above_can_state_a_ground(world: World, visit: Visit) -> None:
    statement = taken_down(world)
    registers.add_evidence_grounds(_breach)
    try:
        html = visit(f"/speak/{statement.pk}/evidence", by=archivist(world)).content.decode()
    finally:
        registers._grounds.remove(_breach)
    assert "A breach is being looked into." in html


def _breach(_statement: Statement) -> list[Ground]:
    return [Ground("breach", "A breach is being looked into.")]


def test_what_still_stands_has_no_such_page(world: World, visit: Visit) -> None:
    statement = world.send(world.receive())
    visit(f"/speak/{statement.pk}/evidence", by=archivist(world), expecting=404)


def test_every_wording_that_was_public_is_there(place: Place, visit: Visit) -> None:
    copy = sent(place)
    said = [copy.version.text]
    for was, now_is in [("tomorrow", "on Friday"), ("on Friday", "on Monday")]:
        words = passed(place, reworded(place, copy.statement, was, now_is))
        later(place, UNDO)
        words.refresh_from_db()
        assert words.current is not None
        said.append(words.current.text)
    take_down(by=place["nurse"], statement=copy.statement, reason=TakeDownReason.LAW, now=place.now)
    ref, reader = f"statement:{copy.statement_id}", archivist(place)
    place_hold(by=place.made_by, ref=ref, trust=place.made.trust.pk, reason="A claim.", now=place.now)
    html = visit(f"/speak/{copy.statement_id}/evidence", by=reader).content.decode()
    assert [html.count(words) for words in said] == [1, 1, 1]
    assert html.count("Changed by Maya") == 2
