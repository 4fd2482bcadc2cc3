"""One Bluesky network for all tests that need one, and a person on it."""

from collections.abc import Iterator

import pytest

from tests.contracts.blueskies import BlueskyNetwork, Somebody, running
from tests.contracts.journey_kit import committed_there, there  # noqa: F401  # fixtures
from tests.world import world  # noqa: F401  # a fixture


@pytest.fixture(scope="module")
def bluesky() -> Iterator[BlueskyNetwork]:
    with running() as network:
        yield network


@pytest.fixture(scope="module")
def sam(bluesky: BlueskyNetwork) -> Somebody:
    return bluesky.join("sam", named="Sam Okafor")
