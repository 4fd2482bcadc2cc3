"""The work that comes by itself: the next is asked though work was lost, and details go in time."""

import pytest

from candour.channels.frontdoor import telling
from candour.channels.frontdoor.guards import open_form
from candour.domain.actor import Teller
from candour.domain.talks import KEPT_AFTER_END, Outcome
from candour.jobs import schedules
from candour.jobs.models import Work
from candour.ledger import holds
from candour.talks import actions
from tests.rooms.talks.asking import LORNA, ask, asked_people, looked_at, open_notices
from tests.world import World


def test_the_next_is_asked_though_the_work_for_it_was_lost(world: World) -> None:
    talk = ask(world, keeper="nurse")
    Work.objects.filter(name="talks.move_on").delete()
    world.wait(hours=4, minutes=2)
    assert asked_people(talk) == ["Maya"]
    schedules.ask(world.now)
    world.work()
    assert asked_people(talk) == ["Maya", "Joe"]


def test_details_go_by_themselves(world: World) -> None:
    talk = looked_at(world)
    actions.end_talk(by=world["matron"], talk=talk, outcome=Outcome.RUNG, now=world.now)
    world.now += KEPT_AFTER_END
    schedules.ask(world.now)
    world.work()
    talk.refresh_from_db()
    assert (talk.request, talk.erased_at) == ("", world.now)


@pytest.mark.parametrize("is_held", [False, True])
def test_a_story_taken_back_takes_what_its_teller_asked_for_with_it(world: World, *, is_held: bool) -> None:
    story = world.tell().story
    world.work()
    talk = actions.ask_as_teller(
        by=Teller(story.pk), story=story, form=open_form(world.now), wanted=LORNA, now=world.now
    )
    other = ask(world)
    if is_held:
        holds.place_hold(
            by=world.made_by, ref=f"talk:{talk.pk}", trust=talk.trust_id, reason="An inquest.", now=world.now
        )
    telling.withdraw_story(by=Teller(story.pk), story=story, now=world.now)
    world.work()
    talk.refresh_from_db()
    assert talk.outcome == Outcome.WITHDREW
    assert bool(talk.request) == is_held
    assert open_notices(talk) == {}
    other.refresh_from_db()
    assert other.ended_at is None
