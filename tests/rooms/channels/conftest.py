"""The front door of two trusts, made only once Django is set up; and a server that says what it is told."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.contracts.gated import asking, words  # noqa: F401  # fixtures
from tests.contracts.spoken import Spoken, speaking

if TYPE_CHECKING:
    from tests.rooms.channels.doors import FrontDoorHere


@pytest.fixture
def door(db: None) -> "FrontDoorHere":
    from tests.rooms.channels.doors import open_door  # noqa: PLC0415 - models need Django set up

    return open_door("St Brannoc's", "brannoc")


@pytest.fixture
def other_door(db: None) -> "FrontDoorHere":
    from tests.rooms.channels.doors import open_door  # noqa: PLC0415 - models need Django set up

    return open_door("St Nowhere's", "nowhere")


@pytest.fixture
def spoken() -> Iterator[Spoken]:
    """A server that says what a test puts into its mouth."""
    with speaking() as server:
        yield server
