"""The world for the tests of the guideline: St Brannoc's with everybody in it, at three sorts of site."""

import pytest

from tests.rooms.guidelines.agreeing import Agreeing
from tests.world import World, world  # noqa: F401  # a fixture


@pytest.fixture
def agreeing(world: World) -> Agreeing:  # noqa: F811 - the fixture above
    """A trust with enough people to vote, and ways to move a proposal on."""
    return Agreeing(world)
