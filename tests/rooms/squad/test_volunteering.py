"""Calls, saying yes and stepping back: by outcome, by record, and by page."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest

from candour.domain.refusal import Refusal
from candour.domain.roles import Right, Role
from candour.learning.catalogue import lessons
from candour.learning.queries.peers import in_turn
from candour.ledger.models import Event
from candour.people import actions as people
from candour.people.models import Notice
from candour.squad.actions import calling, volunteering
from candour.squad.models import Call, Volunteer
from candour.squad.queries.calls import calls_to
from tests.pages import Visit
from tests.rooms.squad.calling import join, open_call, written
from tests.world import World


def read(visit: Visit, world: World, path: str, by: str = "nurse", **more: object) -> str:
    return unescape(re.sub(r"\s+", " ", visit(path, by=world[by], **more).content.decode()))  # type: ignore[arg-type]


def events(name: str) -> list[dict[str, object]]:
    return [dict(each.about) for each in Event.objects.filter(name=name).order_by("pk")]


def test_a_call_is_seen_at_its_sites_until_it_ends(world: World) -> None:
    here, there = (world.made.sites[name].pk for name in ("St Brannoc's Hospital", "Saltmarsh Clinic"))
    everywhere, local = open_call(world), open_call(world, there)
    assert calls_to(world["nurse"], world.now) == [everywhere]
    both = open_call(world, here, there)
    assert calls_to(world["nurse"], world.now) == [everywhere, both]
    calling.end_call(by=world["communications"], call=everywhere, now=world.now)
    assert calls_to(world["nurse"], world.now) == [both]
    assert calls_to(world["nurse"], both.closes_at) == []
    assert events("squad:call:opened") == [{"call": each.pk} for each in (everywhere, local, both)]
    with pytest.raises(Refusal, match="over already"):
        calling.end_call(by=world["communications"], call=everywhere, now=world.now)


def test_a_changed_call_keeps_whoever_answered_it_tells_them_and_can_be_read_as_it_was(world: World) -> None:
    call = open_call(world)
    for who in ("nurse", "porter", "midwife"):
        volunteering.volunteer(by=world[who], yes=volunteering.Yes(), call=call, now=world.now)
    volunteering.step_back(by=world["midwife"], now=world.now)
    asked, later = written(world, title="Speak for your ward, by day"), world.wait(hours=3)
    same = calling.change_call(by=world["communications"], call=call, written=written(world), now=later)
    assert (same.title, events("squad:call:changed")) == (call.title, [])
    for takes in ("An hour a week", "Two hours a week"):
        wanted = replace(asked, takes=takes, last_day=asked.last_day - timedelta(days=1))
        changed = calling.change_call(by=world["administrator"], call=call, written=wanted, now=later)
    assert (changed.title, changed.takes) == ("Speak for your ward, by day", "Two hours a week")
    assert changed.closes_at == call.closes_at - timedelta(days=1)
    assert [(each.takes, each.changed_at) for each in changed.earlier.all()] == [
        ("An hour a week", later),
        ("Half an hour a week", later),
    ]
    assert events("squad:call:changed") == [{"call": call.pk}] * 2
    assert set(Volunteer.objects.filter(stepped_back_at=None).values_list("call", flat=True)) == {call.pk}
    told = Notice.objects.filter(kind="squad_call", done_at=None)
    assert {each.person for each in told} == {world["nurse"], world["porter"]}


def test_a_call_is_changed_by_who_may_write_calls_and_not_once_it_is_over(world: World) -> None:
    call = open_call(world, world.made.sites["Saltmarsh Clinic"].pk)
    for who in ("nurse", "matron"):
        with pytest.raises(Refusal, match="Only a communications or trust administrator"):
            calling.change_call(by=world[who], call=call, written=written(world, title="?"), now=world.now)
    by, late = world["communications"], written(world, title="Late")
    season = replace(late, last_day=late.last_day + timedelta(days=90))
    with pytest.raises(Refusal, match="three months at most"):
        calling.change_call(by=by, call=call, written=season, now=world.now)
    calling.change_call(by=by, call=call, written=late, now=world.now)
    assert [each.name for each in call.sites.all()] == ["Saltmarsh Clinic"], "its sites stay"
    calling.end_call(by=by, call=call, now=world.now)
    with pytest.raises(Refusal, match="over already"):
        calling.change_call(by=by, call=call, written=written(world, title="Later"), now=world.now)


def test_only_communications_and_administrators_open_a_call(world: World) -> None:
    for who in ("nurse", "matron", "executive", "second_reader"):
        with pytest.raises(Refusal, match="Only a communications or trust administrator"):
            calling.open_call(by=world[who], written=written(world), now=world.now)
    with pytest.raises(Refusal, match="not here"):
        calling.open_call(by=world["communications"], written=written(world, 10**6), now=world.now)
    assert not Call.objects.exists()
    calling.open_call(by=world["administrator"], written=written(world), now=world.now)


def test_a_yes_can_be_changed_and_taken_back_without_a_reason(world: World) -> None:
    call = open_call(world)
    yes = volunteering.Yes([Right.SAY_SORRY], ["cy", "xx"], takes_turns=False)
    mine = volunteering.volunteer(by=world["nurse"], yes=yes, call=call, now=world.now)
    assert (mine.interests, mine.languages, mine.call) == ([Right.SAY_SORRY], ["cy"], call)
    again = volunteering.volunteer(by=world["nurse"], yes=volunteering.Yes(), now=world.now)
    assert (again.pk, again.interests, again.call) == (mine.pk, [], call)
    volunteering.step_back(by=world["nurse"], now=world.now)
    assert not Volunteer.objects.filter(stepped_back_at=None).exists()
    assert events("squad:volunteer:stepped_back") == [{"volunteer": mine.pk}]
    volunteering.step_back(by=world["nurse"], now=world.now)
    assert len(events("squad:volunteer:stepped_back")) == 1
    assert join(world, "nurse").pk != mine.pk
    calling.end_call(by=world["communications"], call=call, now=world.now)
    call.refresh_from_db()
    with pytest.raises(Refusal, match="This call is over"):
        volunteering.volunteer(by=world["porter"], yes=yes, call=call, now=world.now)


def test_turns_are_a_separate_yes_that_an_administrator_answers_with_the_role(world: World) -> None:
    join(world, "nurse")
    assert not Notice.objects.filter(kind="squad_reader").exists()
    join(world, "nurse", takes_turns=True)
    asked = Notice.objects.get(kind="squad_reader")
    assert asked.person == world["administrator"]
    assert asked.opens == f"/people/{world['nurse'].pk}"
    by = world["administrator"]
    people.give_role(by=by, person=world["nurse"], role=Role.READER_ON_CALL, now=world.now)
    world.work()
    asked.refresh_from_db()
    assert asked.done_at is not None
    assert Notice.objects.get(kind="squad_may").person == world["nurse"]


def test_stepping_back_puts_the_asking_for_a_role_away(world: World) -> None:
    join(world, "nurse", takes_turns=True)
    volunteering.step_back(by=world["nurse"], now=world.now)
    assert Notice.objects.get(kind="squad_reader").done_at is not None
    join(world, "reader", takes_turns=True)
    assert Notice.objects.filter(kind="squad_reader").count() == 1, "the reader has the role already"


def test_whoever_is_in_the_squad_is_asked_first_to_look_at_practice(world: World) -> None:
    lesson, trust = lessons()["saying-sorry"], world.made.trust.pk
    until = world.now.replace(year=2028)
    people.grant_right(
        by=world.made_by,
        person=world["porter"],
        right=Right.SAY_SORRY,
        earned_how="Before",
        ends_at=until,
        now=world.now,
    )
    assert in_turn(trust, lesson, world.now, without=[])[0].person == world["sister"].pk
    join(world, "porter")
    assert in_turn(trust, lesson, world.now, without=[])[0].person == world["porter"].pk


def test_home_names_the_call_until_the_reader_has_answered(world: World, visit: Visit) -> None:
    assert "Colleagues are wanted" not in read(visit, world, "/home")
    open_call(world, world.made.sites["Saltmarsh Clinic"].pk, title="Only at the clinic")
    assert "Colleagues are wanted" not in read(visit, world, "/home")
    open_call(world)
    assert 'Colleagues are wanted: <a href="/squad">Speak for your ward</a>' in read(visit, world, "/home")
    join(world, "nurse")
    assert "Colleagues are wanted" not in read(visit, world, "/home")


def test_two_taps_take_a_nurse_into_the_squad_and_say_how_her_route_shortens(
    world: World, visit: Visit
) -> None:
    call = open_call(world)
    page = read(visit, world, "/squad")
    assert "Speak for your ward" in page
    assert "It takes:</strong> Half an hour a week" in page
    assert f'href="/squad/join/{call.pk}"' in page
    assert "Count me in" in read(visit, world, f"/squad/join/{call.pk}")
    visit(f"/squad/join/{call.pk}", by=world["nurse"], post={}, expecting=302)
    page = read(visit, world, "/squad")
    assert "You are in the squad" in page
    assert 'href="/learn/saying-sorry">Saying sorry</a>, 9 minutes. Now, one person sees it first' in page
    assert "After this lesson, nobody sees it first." in page
    assert "Maya Penhale" in page
    assert "I would like to speak" not in page
    visit("/squad/join", by=world["nurse"], post={"takes_turns": "yes", "languages": ["cy"]}, expecting=302)
    page = read(visit, world, "/squad")
    assert "A trust administrator has been asked" in page
    assert "Also writes Welsh" in page
    visit("/squad/step-back", by=world["nurse"], post={}, expecting=302)
    assert "Maya Penhale</a> <span" not in read(visit, world, "/squad")


def test_communications_write_a_call_on_its_page(world: World, visit: Visit) -> None:
    filled = {
        "title": "Evening readers",
        "words": "One evening a week.",
        "takes": "Four hours",
        "gets": "A deputy",
        "last_day-day": "1",
        "last_day-month": "12",
        "last_day-year": "2026",
        "sites": [world.made.sites["Saltmarsh Clinic"].pk],
    }
    by = world["communications"]
    answer = visit("/squad/calls/new", by=by, post=filled | {"title": ""}, expecting=422)
    assert "Say what you need people for" in answer.content.decode()
    over = visit("/squad/calls/new", by=by, post=filled | {"last_day-year": "2025"}, expecting=403)
    assert "That day is over." in over.content.decode()
    visit("/squad/calls/new", by=by, post=filled, expecting=302)
    assert "Saltmarsh Clinic" in read(visit, world, "/squad", by="communications")
    assert "Evening readers" not in read(visit, world, "/squad")
    call = Call.objects.get().pk
    change = f"/squad/calls/{call}/change"
    assert "Four hours" in read(visit, world, change, by="communications")
    sent = filled | {"takes": "Three hours"}
    late = visit(change, by=by, post=sent | {"last_day-year": "2025"}, expecting=403).content.decode()
    assert "That day is over." in late
    assert "Three hours" in late, "what was written is still there"
    visit(change, by=by, post=sent, expecting=302)
    page = read(visit, world, "/squad", by="communications")
    assert "<strong>It takes:</strong> Three hours" in page
    assert re.search("Changed <time [^>]*>[^<]*<.*?</time>: what it said before", page)
    assert "<strong>It took:</strong> Four hours" in page
    visit(f"/squad/calls/{call}/end", by=by, post={}, expecting=302)
    visit(change, by=by, expecting=403)
    assert "No call is open now." in read(visit, world, "/squad", by="communications")
