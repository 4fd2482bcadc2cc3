"""Owning a mistake: who may, what becomes of the first copy, and that each thread gets one correction."""

from datetime import timedelta

import pytest

from candour.domain.refusal import Refusal
from candour.domain.roles import Right
from candour.ledger.models import Event
from candour.people import actions as people
from candour.voice.actions import deciding
from candour.voice.actions.correcting import begin_correction, owning_refusal
from candour.voice.models import FixedRoute, Statement
from tests.pages import Visit
from tests.rooms.voice.owning import RIGHT, TALK, WRONG, copy_of, corrected, owned
from tests.rooms.voice.sending import UNDO, later, sent
from tests.rooms.voice.square import SQUARE
from tests.rooms.voice.squares import TESTER, Place
from tests.world import HUMAN_REPLY, World


def test_a_correction_answers_the_faulty_copy_in_its_thread(place: Place) -> None:
    first = sent(place)
    correction = owned(place, first.statement)
    later(place, UNDO)
    copy = copy_of(correction)
    assert (copy.state, copy.follows_id) == ("published", first.pk)
    live = SQUARE.live()
    assert [each.in_reply_to for each in live] == ["post-1", first.network_id]
    assert live[1].text.startswith(f"{WRONG}\n\n{RIGHT}\n\n{TALK}")
    correction.refresh_from_db()
    first.statement.refresh_from_db()
    assert (correction.state, first.statement.state) == ("published", "published")
    told = Event.objects.filter(name="voice:correction:published").get()
    assert told.about["corrects"] == first.statement_id


def test_a_correction_is_first_in_the_queue_and_asks_one_person(place: Place) -> None:
    first = sent(place)
    correction = corrected(place, first.statement)
    route = FixedRoute.objects.get(statement=correction)
    assert (route.row, len(route.steps), route.is_first_in_queue) == ("1", 1, True)


@pytest.mark.parametrize("who", ["nurse", "matron", "reader", "communications"])
def test_the_author_and_those_who_look_at_replies_may_own_it(place: Place, who: str) -> None:
    first = sent(place)
    assert owning_refusal(place[who], first.statement, place.now) is None


@pytest.mark.parametrize("who", ["legal", "executive"])
def test_others_are_told_whom_to_ask(place: Place, who: str) -> None:
    first = sent(place)
    refusal = owning_refusal(place[who], first.statement, place.now)
    assert refusal is not None
    assert "author" in refusal.remedy


def test_what_is_not_public_is_not_corrected(place: Place) -> None:
    waiting = place.send(place.come_in("Thank you all. Best ward ever, truly."), "Thank you, Sam. Maya")
    with pytest.raises(Refusal):
        begin_correction(by=place["nurse"], statement=waiting, parts={}, now=place.now)


def test_beginning_twice_gives_the_same_draft(place: Place) -> None:
    first = sent(place)
    one = begin_correction(
        by=place["nurse"], statement=first.statement, parts={"was_wrong": WRONG}, now=place.now
    )
    two = begin_correction(
        by=place["nurse"], statement=first.statement, parts={"is_right": RIGHT}, now=place.now
    )
    assert one.pk == two.pk
    assert two.draft_parts == {"was_wrong": WRONG, "is_right": RIGHT}


def test_a_second_correction_on_its_way_is_refused_and_says_where_the_first_is(place: Place) -> None:
    first = sent(place)
    mine = begin_correction(
        by=place["matron"], statement=first.statement, parts={"is_right": RIGHT}, now=place.now
    )
    corrected(place, first.statement)
    refusal = owning_refusal(place["matron"], first.statement, place.now)
    assert refusal is not None
    assert refusal.reason == "Maya has sent a correction of this."
    assert refusal.remedy.startswith("It waits for a decision.")
    assert Statement.objects.get(pk=mine.pk).state == "draft"


def test_a_correction_is_corrected_itself_and_the_first_never_twice(place: Place) -> None:
    first = sent(place)
    second = owned(place, first.statement)
    later(place, UNDO)
    refusal = owning_refusal(place["nurse"], first.statement, place.now)
    assert refusal is not None
    assert refusal.reason == "This was corrected already."
    second.refresh_from_db()
    third = owned(place, second, right="It shuts at nine on Fridays, at eight on every other day.")
    later(place, UNDO)
    assert [each.in_reply_to for each in SQUARE.live()][1:] == [
        first.network_id,
        copy_of(second).network_id,
    ]
    third.refresh_from_db()
    assert third.state == "published"


def test_the_composer_shows_the_boxes_of_a_correction_and_keeps_them(world: World, visit: Visit) -> None:
    statement = world.send(world.receive())
    assert statement.current is not None
    deciding.approve(by=world["matron"], statement=statement, seen=statement.current.sha256, now=world.now)
    world.wait(minutes=2)
    parts = {"was_wrong": WRONG, "is_right": RIGHT, "talk_to": TALK}
    draft = begin_correction(by=world["nurse"], statement=statement, parts=parts, now=world.now)
    html = visit(f"/speak/{draft.pk}", by=world["nurse"]).content.decode()
    for words in (*parts.values(), "Own a mistake</h1>", "What we said", HUMAN_REPLY[:40]):
        assert words in html
    values = {**parts, "is_right": "It shuts at nine.", "harm_answer": "no"}
    visit(f"/speak/{draft.pk}/keep", by=world["nurse"], post=values)
    draft.refresh_from_db()
    assert draft.draft_parts["is_right"] == "It shuts at nine."
    assert draft.draft_parts["was_wrong"] == WRONG
    visit(f"/speak/{draft.pk}/send", by=world["nurse"], post=values, expecting=302)
    html = visit(f"/decide/{draft.pk}", by=world["matron"]).content.decode()
    assert "Maya&#39;s correction waits for you" in html
    assert "What we said" in html
    assert "Somebody looks at its correction first" in (
        visit(f"/speak/{statement.pk}", by=world["nurse"]).content.decode()
    )


def test_whoever_has_learnt_to_own_it_sends_the_correction_without_waiting(place: Place) -> None:
    first = sent(place)
    people.grant_right(
        by=TESTER,
        person=place["nurse"],
        right=Right.OWN_IT,
        earned_how="A lesson.",
        ends_at=place.now + timedelta(days=365),
        now=place.now,
    )
    correction = corrected(place, first.statement)
    assert (correction.state, FixedRoute.objects.get(statement=correction).steps) == ("approved", [])
    later(place, UNDO)
    assert copy_of(correction).state == "published"


def test_the_composer_of_a_reply_has_no_such_boxes(world: World, visit: Visit) -> None:
    draft = world.draft(world.receive())
    html = visit(f"/speak/{draft.pk}", by=world["nurse"]).content.decode()
    assert "What was wrong" not in html


def test_whoever_looks_at_replies_can_open_what_is_public(world: World, visit: Visit) -> None:
    statement = world.send(world.receive())
    visit(f"/speak/{statement.pk}", by=world["reader"], expecting=404)
    assert statement.current is not None
    deciding.approve(by=world["matron"], statement=statement, seen=statement.current.sha256, now=world.now)
    world.wait(minutes=2)
    html = visit(f"/speak/{statement.pk}", by=world["reader"]).content.decode()
    assert "The reply</h2>" in html
    visit(f"/speak/{statement.pk}", by=world["porter"], expecting=404)
