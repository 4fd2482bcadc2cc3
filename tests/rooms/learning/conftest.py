"""The world that this room's tests start from."""

from tests.world import world  # noqa: F401 - a fixture
