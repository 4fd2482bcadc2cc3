"""The world for the tests of promises, and a promise at each place of its life."""

import pytest

from tests.rooms.promises.promising import Promising
from tests.world import World, world  # noqa: F401  # a fixture


@pytest.fixture
def promising(world: World) -> Promising:  # noqa: F811 - the fixture above
    """A world with a public reply that promises something."""
    return Promising(world)
