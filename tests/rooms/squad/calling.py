"""Calls and yeses as the tests of this room need them."""

from datetime import timedelta

from candour.domain.squad import Call as Written
from candour.squad.actions import calling, volunteering
from candour.squad.actions.volunteering import Yes
from candour.squad.models import Call, Volunteer
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
