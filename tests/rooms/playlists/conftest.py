"""The world for the tests of playlists."""

import pytest

from tests.rooms.playlists.listing import Lists
from tests.world import World, world  # noqa: F401  # a fixture


@pytest.fixture
def lists(world: World) -> Lists:  # noqa: F811 - the fixture above
    """The playlists of St Brannoc's, of which there is none yet."""
    return Lists(world)
