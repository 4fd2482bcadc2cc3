"""The world for the tests of pictures."""

import pytest

from tests.rooms.photos.album import Album
from tests.world import World, world  # noqa: F401  # a fixture


@pytest.fixture
def album(world: World) -> Album:  # noqa: F811 - the fixture above
    """The pictures of St Brannoc's, still none."""
    return Album(world)
