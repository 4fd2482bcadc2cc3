"""The world for the tests of saying a post in public."""

import pytest

from tests.rooms.outward.speaking import Speaking
from tests.world import World, world  # noqa: F401  # a fixture


@pytest.fixture
def speaking(world: World) -> Speaking:  # noqa: F811 - the fixture above
    """St Brannoc's, where nothing of the feed is public yet."""
    return Speaking(world)
