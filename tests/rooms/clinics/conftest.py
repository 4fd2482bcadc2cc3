"""The world for the tests of clinics."""

import pytest

from tests.rooms.clinics.clinic import Clinics
from tests.world import World, world  # noqa: F401  # a fixture


@pytest.fixture
def clinics(world: World) -> Clinics:  # noqa: F811 - the fixture above
    """St Brannoc's, where the sister may host, and no clinic is planned yet."""
    return Clinics(world)
