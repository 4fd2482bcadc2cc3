"""The world for the tests of what the trust says."""

from tests.world import world  # noqa: F401  # a fixture
