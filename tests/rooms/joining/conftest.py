"""The trust that the tests of this room start from."""

from typing import TYPE_CHECKING

import pytest

from tests.world import world  # noqa: F401  # a fixture

if TYPE_CHECKING:
    from tests.rooms.people.trusts import TrustHere


@pytest.fixture
def here(db: None) -> "TrustHere":
    from tests.rooms.people.trusts import build  # noqa: PLC0415 - Django is set up by now

    return build("St Brannoc's", "brannoc")


@pytest.fixture
def elsewhere(db: None) -> "TrustHere":
    from tests.rooms.people.trusts import build  # noqa: PLC0415 - Django is set up by now

    return build("St Nowhere's", "nowhere")
