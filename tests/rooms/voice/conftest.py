"""The worlds for the tests of what the trust says: St Brannoc's, and St Brannoc's beside the square."""

import pytest

from tests.contracts.gated import asking, words  # noqa: F401  # fixtures
from tests.rooms.voice.square import open_square
from tests.rooms.voice.squares import Place, build_place
from tests.standing import standing
from tests.world import world  # noqa: F401  # a fixture


@pytest.fixture
def place(db: None) -> Place:
    """St Brannoc's beside the square, on a Monday morning."""
    made = standing("beside the square", build_place)
    open_square(lambda: made.now)
    return made


@pytest.fixture
def other(place: Place) -> Place:
    """Another trust in the same installation."""
    return build_place("tarka", "Tarka Community")
