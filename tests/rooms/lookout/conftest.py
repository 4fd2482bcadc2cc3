"""Two hospitals that listen, and networks to listen to; made only once Django is set up."""

import pytest

from tests.rooms.listening.conftest import elsewhere, hospital  # noqa: F401  # fixtures


@pytest.fixture(autouse=True)
def nothing_watched_before() -> None:
    """Tests before this one had words of the same numbers, which a running installation never has."""
    from candour.lookout import watches  # noqa: PLC0415 - models need Django set up

    watches._terms.cache_clear()
