"""The world for the tests of campaigns."""

import pytest

from tests.rooms.campaigns.campaigning import Campaigning
from tests.world import World, world  # noqa: F401  # a fixture


@pytest.fixture
def campaigning(world: World) -> Campaigning:  # noqa: F811 - the fixture above
    """St Brannoc's, with no campaign yet."""
    return Campaigning(world)
