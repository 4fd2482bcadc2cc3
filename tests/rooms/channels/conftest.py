"""The front door of two trusts; made only once Django is set up."""

from typing import TYPE_CHECKING

import pytest

from tests.contracts.gated import asking, words  # noqa: F401  # fixtures

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
