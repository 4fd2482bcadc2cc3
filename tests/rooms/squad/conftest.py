"""The world for the tests of the squad."""

from tests.world import world  # noqa: F401  # a fixture
