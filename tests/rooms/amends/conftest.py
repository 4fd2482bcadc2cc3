"""The world for the tests of mistakes: St Brannoc's with a reply that is public and a thread under it."""

from tests.world import world  # noqa: F401  # a fixture
