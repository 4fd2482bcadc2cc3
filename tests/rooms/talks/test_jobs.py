"""The work that comes by itself: the next is asked though work was lost, and details go in time."""

from candour.domain.talks import KEPT_AFTER_END, Outcome
from candour.jobs import schedules
from candour.jobs.models import Work
from candour.talks import actions
from tests.rooms.talks.asking import ask, asked_people, looked_at
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
