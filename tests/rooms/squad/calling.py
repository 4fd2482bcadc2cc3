"""Calls, yeses and turns as the tests of this room need them."""

from datetime import time, timedelta

from candour.domain import turns
from candour.domain.roles import Role
from candour.domain.squad import Call as Written
from candour.jobs import queue
from candour.people import actions as people
from candour.people.models import Person
from candour.squad.actions import calling, volunteering
from candour.squad.actions import turns as planning
from candour.squad.actions.volunteering import Yes
from candour.squad.models import Call, Volunteer, Weekly
from tests.world import World


def written(world: World, *sites: int, title: str = "Speak for your ward") -> Written:
    """This will write a call for the next ten days."""
    return Written(
        title=title,
        words="People write to us every day.",
        takes="Half an hour a week",
        gets="Short lessons",
        last_day=world.now.date() + timedelta(days=10),
        sites=frozenset(sites),
    )


def open_call(world: World, *sites: int, title: str = "Speak for your ward") -> Call:
    """This will have communications open a call."""
    asked = written(world, *sites, title=title)
    return calling.open_call(by=world["communications"], written=asked, now=world.now)


def join(world: World, who: str, *interests: str, takes_turns: bool = False) -> Volunteer:
    """This will have somebody say yes."""
    yes = Yes(interests, (), takes_turns=takes_turns)
    return volunteering.volunteer(by=world[who], yes=yes, now=world.now)


def evening(world: World, weekday: int = 1) -> Weekly:
    """This will have communications plan an evening reader on one day of every week."""
    weekly = turns.Weekly(weekday, time(18), time(22))
    return planning.plan_weekly(
        by=world["communications"], weekly=weekly, title="Evening reader", now=world.now
    )


def make_readers(world: World, *who: str) -> list[Person]:
    """This will give people the role of a reader on call."""
    for each in who:
        people.give_role(
            by=world["administrator"], person=world[each], role=Role.READER_ON_CALL, now=world.now
        )
    return [world[each] for each in who]


def do(world: World, name: str) -> None:
    """This will do what a schedule asks for, now."""
    queue.enqueue(name, {}, due_at=world.now, trust=world.made.trust.pk)
    world.work()
