"""The worlds for the tests of private talks: St Brannoc's, and a second trust in the same installation."""

import pytest

from candour.demo.trust import build_trust
from tests.world import MONDAY_TEN, World, world  # noqa: F401  # a fixture


@pytest.fixture
def other(world: World) -> World:  # noqa: F811  # the fixture
    """Saltmarsh, a trust of its own beside St Brannoc's."""
    return World(build_trust(now=MONDAY_TEN, name="Saltmarsh", slug="saltmarsh"))
