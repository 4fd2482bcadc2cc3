"""A trust, and a push service on loopback."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import LazySettings

if TYPE_CHECKING:
    from tests.rooms.notices.push_service import PushService
    from tests.rooms.people.trusts import TrustHere


@pytest.fixture
def here(db: None) -> "TrustHere":
    from tests.rooms.people.trusts import build  # noqa: PLC0415 - Django is set up by now

    return build("St Brannoc's", "brannoc")


@pytest.fixture
def push_service(settings: LazySettings, tmp_path: Path) -> "Iterator[PushService]":
    from tests.rooms.notices.push_service import running  # noqa: PLC0415 - Django is set up by now

    settings.CANDOUR_DATA = tmp_path
    with running() as service:
        yield service
