"""Two hospitals, each with an account; made only once Django is set up."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.rooms.listening.hospital import Hospital


@pytest.fixture
def hospital(db: None) -> "Hospital":
    from tests.rooms.listening.hospital import make_hospital  # noqa: PLC0415 - models need Django set up

    return make_hospital("St Brannoc's", "st-brannocs")


@pytest.fixture
def elsewhere(db: None) -> "Hospital":
    from tests.rooms.listening.hospital import make_hospital  # noqa: PLC0415 - models need Django set up

    return make_hospital("Saltmarsh Trust", "saltmarsh")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """This will keep what rooms above put beside a post out of this room's own tests."""
    from candour.listening import registers  # noqa: PLC0415 - models need Django set up

    for register in ("_ways_on", "_answers", "_under_way", "_witnesses", "_finds", "_notes"):
        monkeypatch.setattr(registers, register, [])
