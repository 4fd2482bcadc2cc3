"""The world of the policy's tests: St Brannoc's, and a change that somebody has begun."""

import pytest

from candour.policy import actions
from candour.policy.models import PolicyChange
from tests.world import World, world  # noqa: F401  # a fixture


@pytest.fixture
def change(world: World) -> PolicyChange:  # noqa: F811  # the fixture above
    """Communications has begun to change the table in force."""
    return actions.begin_change(by=world["communications"], reason="We thank too slowly.", now=world.now)
