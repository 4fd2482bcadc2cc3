"""Two hospitals that listen, and networks to listen to; made only once Django is set up."""

from tests.rooms.listening.conftest import elsewhere, hospital  # noqa: F401  # fixtures
