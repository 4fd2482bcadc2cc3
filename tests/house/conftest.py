"""The two trusts that the house's tests try every address in, built once a module."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.db import transaction

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker

    from tests.house.two_trusts import TwoTrusts


@pytest.fixture(scope="module")
def both(django_db_setup: None, django_db_blocker: "DjangoDbBlocker") -> Iterator["TwoTrusts"]:
    """The two trusts, built once for a module and undone after it; its tests use the mark django_db."""
    from tests.house.two_trusts import build_two_trusts  # noqa: PLC0415 - Django is set up by now

    with django_db_blocker.unblock():
        whole = transaction.atomic()
        whole._from_testcase = True  # type: ignore[attr-defined]  # as the framework marks its own
        with whole:
            yield build_two_trusts()
            transaction.set_rollback(True)
