"""The world for the tests of promises, and a promise at each place of its life."""

import pytest

from tests.rooms.promises.promising import Promising
from tests.world import world, world_after  # noqa: F401  # a fixture


@pytest.fixture
def promising(db: None, monkeypatch: pytest.MonkeyPatch) -> Promising:
    """A world with a public reply that promises something."""
    return world_after("a reply that promises a board", Promising, monkeypatch)
