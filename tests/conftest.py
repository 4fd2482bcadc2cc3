"""Fixtures that every test may use, and the choice of the database (see tests/databases.py).

The choice falls while this file is loaded, for other conftests import models, and Django reads its
settings once.
"""

import argparse
import atexit
import gc
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import django
import hypothesis
import pytest
from django.conf import settings
from django.db import connections
from pytest_django import DjangoDbBlocker

from tests import databases, handing_out, migrated, on_postgresql
from tests.pages import client, visit  # noqa: F401  # fixtures: every fetched page is checked

PLAIN = ("tests/domain", "tests/rooms/reading", "tests/reading")
"""Tests that know no Django, and so need none set up when nothing else is asked for."""
TOUCHES = {"db", "transactional_db", "live_server", "django_db_setup"}


hypothesis.settings.register_profile(
    "usual", deadline=None, derandomize=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.register_profile("full", deadline=None)
hypothesis.settings.load_profile("full" if os.environ.get("CANDOUR_FULL") else "usual")
"""A busy machine fails no test. The usual run draws the same examples each time, --full draws new ones."""


def _asked() -> tuple[str | None, list[str]]:
    """This will read what was asked for; processes of xdist are told by the environment instead."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--on")
    known, others = parser.parse_known_args(sys.argv[1:])
    paths = [word.removeprefix(f"{Path.cwd()}/") for word in others if Path(word.partition("::")[0]).exists()]
    return known.on, paths


def _choose() -> None:
    os.environ["CANDOUR_MODE"] = "test"
    # A browser's event loop stays in its process, and later tests there use the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    os.environ["CANDOUR_DATA"] = tempfile.mkdtemp(prefix="candour-test-")
    atexit.register(shutil.rmtree, os.environ["CANDOUR_DATA"], ignore_errors=True)
    on, paths = _asked()
    if on == "sqlite":
        os.environ.pop("CANDOUR_DATABASE_URL", None)
    elif on == "postgresql" and not os.environ.get("CANDOUR_DATABASE_URL"):
        try:
            cluster = databases.Cluster()
        except databases.NoPostgreSQL as missing:
            pytest.exit(str(missing), returncode=2)
        atexit.register(cluster.remove)
        os.environ["CANDOUR_DATABASE_URL"] = cluster.url("candour")
    if (
        settings.configured
    ):  # in a process of xdist: read before this file, from the folder of whoever started it
        settings.CANDOUR_DATA = Path(os.environ["CANDOUR_DATA"]).resolve()
    if not paths or not all(path.startswith(PLAIN) for path in paths):
        django.setup()


_choose()


def chosen() -> str:
    """This will name the database of this run."""
    return "postgresql" if os.environ.get("CANDOUR_DATABASE_URL") else "sqlite"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--on", choices=["sqlite", "postgresql"], help="the database to test on")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "only_on(database): makes sense on this database alone")
    config.addinivalue_line("markers", "touches_data: uses a database, though only in other processes")
    config.addinivalue_line("markers", "in_full_on(database): on this one only with --full")
    config.addinivalue_line("markers", "in_full: one more way of a long journey, for `candour test --full`")
    if config.getoption("--on") not in {None, chosen()}:
        raise pytest.UsageError("Give --on on the command line, so that it is known in time.")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """This will leave unread, on PostgreSQL, the thousands of tests that know no database."""
    place = collection_path.relative_to(config.rootpath) if collection_path.is_dir() else Path()
    return True if chosen() == "postgresql" and str(place) in PLAIN else None


def pytest_report_header() -> str:
    return f"database: {chosen()}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """This will leave out, without skipping, what is not for this database, and put files into their order.

    A run on PostgreSQL takes only what touches data: the rest was run on SQLite.
    """
    wanted: list[pytest.Item] = []
    others: list[pytest.Item] = []
    for item in items:
        (wanted if _belongs(item) else others).append(item)
    if others:
        config.hook.pytest_deselected(items=others)
    tests = Counter(_file_of(item) for item in wanted)
    items[:] = sorted(wanted, key=lambda item: handing_out.place(_file_of(item), tests[_file_of(item)]))


def pytest_collection_finish() -> None:
    """This will spare the collector of rubbish all that lasts to the end: modules, and thousands of tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)  # what tests make is short-lived; the usual 700 costs some in a hundred


def _file_of(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0]


def _belongs(item: pytest.Item) -> bool:
    if not os.environ.get("CANDOUR_FULL"):
        later = item.get_closest_marker("in_full_on")
        if item.get_closest_marker("in_full") or (later is not None and later.args[0] == chosen()):
            return False
    only = item.get_closest_marker("only_on")
    if only is not None:
        return str(only.args[0]) == chosen()
    if chosen() == "sqlite":
        return True
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("touches_data")
    touches = bool(marked) or bool(TOUCHES & set(getattr(item, "fixturenames", ())))
    is_wanted = bool(os.environ.get("CANDOUR_FULL")) or on_postgresql.is_taken(_file_of(item), item.name)
    return touches and is_wanted


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """This will put SQLite's test database into a file where other processes find it."""
    database = connections["default"].settings_dict
    if database["ENGINE"].endswith("sqlite"):
        database["TEST"]["NAME"] = str(_file())
    else:
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


def _file() -> Path:
    return Path(os.environ["CANDOUR_DATA"]) / "candour.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """This will start from a database that is migrated already, where an earlier run left one."""
    return chosen() == "sqlite" and migrated.copy_or_take_turn(_file())


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """This will make the test database, and let the framework empty it between tests."""
    databases.let_tests_empty_tables(connections["default"])
    if chosen() == "sqlite":
        migrated.keep(_file())
        yield
        return
    with django_db_blocker.unblock():
        migrated.keep_beside(connections["default"])
    yield
    with django_db_blocker.unblock():
        migrated.drop_beside(connections["default"])
