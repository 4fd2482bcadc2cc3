"""The world for the tests of share kits."""

import pytest

from tests.rooms.kits.kitting import Kitting
from tests.world import World, world  # noqa: F401  # a fixture


@pytest.fixture
def kitting(world: World) -> Kitting:  # noqa: F811 - the fixture above
    """St Brannoc's, with no kit yet."""
    return Kitting(world)
