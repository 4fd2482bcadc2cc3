"""The world for the tests of the home page and of search."""

import pytest

from tests.rooms.network.feeding import Feed
from tests.world import World, world  # noqa: F401  # a fixture


@pytest.fixture
def feed(world: World) -> Feed:  # noqa: F811 - the fixture above
    """The feed of St Brannoc's, still empty."""
    return Feed(world)
