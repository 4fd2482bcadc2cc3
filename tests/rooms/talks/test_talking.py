"""A talk from offer to end: who is told, who may look, what is recorded."""

from datetime import timedelta

import pytest

from candour.channels.frontdoor.guards import open_form
from candour.domain.actor import Teller, Visitor
from candour.domain.refusal import Refusal
from candour.domain.talks import LINK_LASTS, How, Outcome, Wanted, When
from candour.ledger.models import Event
from candour.people import actions as people
from candour.people.models import Person, Shift
from candour.talks import actions, queries
from candour.talks.models import Talk
from tests.rooms.talks.asking import LORNA, ask, asked_people, looked_at, offer, open_notices, told
from tests.world import MONDAY_TEN, World

DANGER = "My husband hits me and I am afraid to go home tonight."


def test_from_the_offer_to_rung_back(world: World) -> None:
    offered = offer(world)
    assert open_notices(offered.talk) == {"Ruth": False}
    talk = ask(world, offered)
    assert talk.kept_by == world["matron"]
    assert open_notices(talk) == {"Ruth": False}, "nobody is in danger"
    assert actions.look(by=world["matron"], talk=talk, now=world.now) == LORNA
    world.wait(minutes=20)
    actions.end_talk(by=world["matron"], talk=talk, outcome=Outcome.RUNG, now=world.now)
    talk.refresh_from_db()
    assert (talk.outcome, talk.ended_by) == ("rung", world["matron"].ledger_name)
    assert open_notices(talk) == {}
    world.wait(days=3)
    assert asked_people(talk) == ["Ruth"], "nobody else is asked"
    acts = ("offered", "asked_for", "given", "looked_at", "ended")
    assert told() == [f"talks:talk:{act}" for act in acts]


def test_each_look_is_an_event(world: World) -> None:
    talk = ask(world)
    for _ in range(3):
        actions.look(by=world["matron"], talk=talk, now=world.now)
    assert len(told("talks:talk:looked_at")) == 3
    assert set(Event.objects.filter(name="talks:talk:looked_at").values_list("by", flat=True)) == {
        world["matron"].ledger_name
    }


@pytest.mark.parametrize("who", ["nurse", "reader", "communications", "administrator", "porter"])
def test_nobody_else_sees_how_to_reach_them_not_even_whoever_offered_it(world: World, who: str) -> None:
    talk = ask(world)
    with pytest.raises(Refusal, match="Only whoever was asked"):
        actions.look(by=world[who], talk=talk, now=world.now)
    with pytest.raises(Refusal):
        actions.end_talk(by=world[who], talk=talk, outcome=Outcome.RUNG, now=world.now)
    assert told("talks:talk:looked_at") == []


def test_silence_goes_on_to_whoever_is_on_duty_and_to_the_standing_duty(world: World) -> None:
    talk = ask(world, keeper="nurse")
    assert asked_people(talk) == ["Maya"]
    for hours in (3, 1, 0, 4, 0, 4, 0, 4, 0, 4, 0):
        world.wait(hours=hours)
    turns = asked_people(talk)
    assert turns[:2] == ["Maya", "Joe"], "the reader on call is the first on duty"
    assert world["executive"].first_name in turns or world["site_manager"].first_name in turns
    talk.refresh_from_db()
    assert talk.kept_by is not None
    assert told("talks:talk:moved_on")


def test_whoever_was_asked_before_may_still_take_it(world: World) -> None:
    talk = ask(world, keeper="nurse")
    world.wait(hours=4, minutes=1)
    talk.refresh_from_db()
    assert talk.kept_by == world["reader"]
    actions.look(by=world["nurse"], talk=talk, now=world.now)
    talk.refresh_from_db()
    assert talk.kept_by == world["nurse"]
    assert open_notices(talk) == {"Maya": False}


def test_the_standing_duty_may_look_unasked_and_has_it_then(world: World) -> None:
    talk = ask(world)
    actions.look(by=world["executive"], talk=talk, now=world.now)
    talk.refresh_from_db()
    assert talk.kept_by == world["executive"]
    assert asked_people(talk) == ["Ruth", "Diane"]
    assert open_notices(talk) == {}


def test_a_look_without_a_talk_does_not_end_in_silence(world: World) -> None:
    talk = looked_at(world)
    world.wait(days=2, minutes=1)
    talk.refresh_from_db()
    assert asked_people(talk)[0] == "Ruth"
    assert len(asked_people(talk)) == 2
    assert talk.looked_at is None, "the next person has not looked"


def test_trying_again_gives_until_tomorrow(world: World) -> None:
    talk = looked_at(world)
    actions.try_again(by=world["matron"], talk=talk, now=world.now)
    world.wait(hours=23)
    assert asked_people(talk) == ["Ruth"]
    world.wait(hours=2)
    assert len(asked_people(talk)) == 2
    assert told("talks:talk:tried") == ["talks:talk:tried"]


def test_words_of_danger_ask_somebody_on_duty_at_once(world: World) -> None:
    talk = ask(world, wanted=Wanted(How.RING, reach="01632 960778", words=DANGER), keeper="nurse")
    assert talk.is_urgent
    assert asked_people(talk) == ["Maya", "Joe"]
    assert open_notices(talk) == {"Maya": True, "Joe": True}
    world.wait(minutes=5)
    assert len(asked_people(talk)) == 3


def test_a_talk_asked_for_openly_goes_to_whoever_is_on_duty(world: World) -> None:
    form = open_form(world.now)
    for _ in range(2):
        talk = actions.ask_openly(
            by=Visitor(), trust=world.made.trust, form=form, wanted=LORNA, now=world.now
        )
    assert Talk.objects.count() == 1
    assert asked_people(talk) == ["Joe"]
    assert talk.post is None


def test_where_nobody_is_on_duty_communications_hear_of_it_and_may_look(world: World) -> None:
    _empty_rota(world)
    talk = actions.ask_openly(
        by=Visitor(), trust=world.made.trust, form=open_form(world.now), wanted=LORNA, now=world.now
    )
    assert told("talks:talk:nobody") == ["talks:talk:nobody_on_duty"]
    assert world["communications"].first_name in open_notices(talk)
    assert actions.look(by=world["communications"], talk=talk, now=world.now) == LORNA
    world.wait(hours=1, minutes=1)
    assert len(told("talks:talk:nobody")) == 1, "somebody has it"


def test_with_nobody_anywhere_candour_looks_again_in_an_hour(world: World) -> None:
    _empty_rota(world)
    talk = actions.ask_openly(
        by=Visitor(), trust=world.made.trust, form=open_form(world.now), wanted=LORNA, now=world.now
    )
    world.wait(hours=1)
    assert len(told("talks:talk:nobody")) == 2
    assert talk.kept_by is None


def test_a_teller_takes_up_the_talk_that_was_offered(world: World) -> None:
    story = world.tell().story
    world.work()
    post = queries.post_of_story(world.made.trust, story.pk)
    assert post is not None
    offered = offer(world, post)
    for _ in range(2):
        talk = actions.ask_as_teller(
            by=Teller(story.pk), story=story, form=open_form(world.now), wanted=LORNA, now=world.now
        )
    assert talk == offered.talk
    assert talk.kept_by == world["matron"]
    with pytest.raises(Refusal, match="This link is closed"):
        ask(world, offered)


def test_a_teller_asks_without_any_offer_and_once(world: World) -> None:
    story = world.tell().story
    world.work()
    for _ in range(2):
        talk = actions.ask_as_teller(
            by=Teller(story.pk), story=story, form=open_form(world.now), wanted=LORNA, now=world.now
        )
    assert Talk.objects.count() == 1
    assert talk.post == queries.post_of_story(world.made.trust, story.pk)
    assert asked_people(talk) == ["Joe"]


def test_a_link_works_for_two_weeks(world: World) -> None:
    offered = offer(world)
    world.now += LINK_LASTS - timedelta(seconds=1)
    assert queries.open_link(world.made.trust, offered.token, world.now) is not None
    world.now += timedelta(seconds=1)
    with pytest.raises(Refusal, match="This link is closed"):
        ask(world, offered)


def test_an_offer_sent_twice_is_one_and_shows_the_same_link(world: World) -> None:
    post, form = world.receive(), open_form(world.now)
    both = [
        actions.offer_talk(
            by=world["nurse"],
            post=post,
            keeper=world["matron"],
            how=How.RING,
            suits=When.NIGHTS,
            form=form,
            now=world.now,
        )
        for _ in range(2)
    ]
    assert both[0].token == both[1].token
    assert Talk.objects.count() == 1


def test_a_colleague_takes_over_before_and_after_somebody_asks(world: World) -> None:
    offered = offer(world)
    actions.hand_on(by=world["nurse"], talk=offered.talk, to=world["sister"], now=world.now)
    talk = ask(world, offered)
    assert talk.kept_by == world["sister"]
    with pytest.raises(Refusal, match="with somebody else"):
        actions.hand_on(by=world["nurse"], talk=talk, to=world["nurse"], now=world.now)
    actions.look(by=world["sister"], talk=talk, now=world.now)
    actions.hand_on(by=world["sister"], talk=talk, to=world["doctor"], now=world.now)
    talk.refresh_from_db()
    assert (talk.kept_by, talk.looked_at) == (world["doctor"], None)
    assert list(open_notices(talk)) == ["Oluwaseun"]
    assert len(told("talks:talk:handed_on")) == 2


def test_somebody_who_is_suspended_is_replaced_at_once(world: World) -> None:
    talk = ask(world, keeper="nurse")
    people.suspend_person(by=world["administrator"], person=world["nurse"], reason="Left.", now=world.now)
    world.work()
    assert asked_people(talk) == ["Maya", "Joe"]
    nurse = Person.objects.get(pk=world["nurse"].pk)
    with pytest.raises(Refusal, match="suspended"):
        actions.look(by=nurse, talk=talk, now=world.now)


def test_somebody_who_is_gone_when_the_link_is_used_is_passed_over(world: World) -> None:
    offered = offer(world, keeper="nurse")
    people.suspend_person(by=world["administrator"], person=world["nurse"], reason="Left.", now=world.now)
    assert asked_people(ask(world, offered)) == ["Joe"]
    world["nurse"].refresh_from_db()
    with pytest.raises(Refusal, match="cannot sign in"):
        actions.hand_on(by=world["reader"], talk=Talk.objects.get(), to=world["nurse"], now=world.now)


@pytest.mark.parametrize("outcome", Outcome)
def test_a_talk_ends_once_in_one_word(world: World, outcome: Outcome) -> None:
    talk = looked_at(world)
    actions.end_talk(by=world["matron"], talk=talk, outcome=outcome, now=world.now)
    for act in (actions.try_again, actions.look):
        with pytest.raises(Refusal, match="has ended"):
            act(by=world["matron"], talk=talk, now=world.now)
    with pytest.raises(Refusal, match="has ended"):
        actions.end_talk(by=world["matron"], talk=talk, outcome=Outcome.MET, now=world.now)


def test_another_trust_is_offered_nothing(world: World, other: World) -> None:
    with pytest.raises(Refusal, match="not there"):
        offer(world, other.receive())
    offered = offer(world)
    with pytest.raises(Refusal, match="This link is closed"):
        ask(other, offered)
    with pytest.raises(Talk.DoesNotExist):
        actions.look(by=other["matron"], talk=offered.talk, now=MONDAY_TEN)


def _empty_rota(world: World) -> None:
    """This will take every turn and the standing duty away, as in a trust that has not planned yet."""
    Shift.objects.update(cancelled_at=world.now)
    world["executive"].standing_duties.all().delete()
    world["site_manager"].standing_duties.all().delete()
