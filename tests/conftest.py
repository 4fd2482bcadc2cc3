"""Fixtures that every test may use, and the choice of the database (see tests/databases.py)."""

import os
import shutil
import tempfile
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.db import connections

from tests import databases

os.environ["CANDOUR_MODE"] = "test"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")

TOUCHES = {"db", "transactional_db", "live_server", "django_db_setup"}
PLAIN = ("tests/domain", "tests/rooms/reading", "tests/reading")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--on", choices=["sqlite", "postgresql"], help="the database to test on")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "only_on(database): makes sense on this database alone")
    config.addinivalue_line("markers", "touches_data: uses a database, though only in other processes")
    os.environ["CANDOUR_DATA"] = tempfile.mkdtemp(prefix="candour-test-")
    config.add_cleanup(lambda folder=os.environ["CANDOUR_DATA"]: shutil.rmtree(folder, ignore_errors=True))
    if settings.configured:
        raise pytest.UsageError("Unset DJANGO_SETTINGS_MODULE: the tests choose the settings themselves.")
    on = config.getoption("--on")
    if on == "sqlite":
        os.environ.pop("CANDOUR_DATABASE_URL", None)
    elif on == "postgresql" and not os.environ.get("CANDOUR_DATABASE_URL"):
        _start_cluster(config)
    if not _is_plain(config):
        django.setup()


def _is_plain(config: pytest.Config) -> bool:
    """This will tell whether only tests were asked for that know no Django, and so need none set up."""
    asked = [str(word).removeprefix(f"{config.rootpath}/") for word in config.args]
    return bool(asked) and all(word.startswith(PLAIN) for word in asked)


def _start_cluster(config: pytest.Config) -> None:
    """This will start a PostgreSQL for this session, once, before the processes of xdist are started."""
    try:
        cluster = databases.Cluster()
    except databases.NoPostgreSQL as missing:
        raise pytest.UsageError(str(missing)) from missing
    os.environ["CANDOUR_DATABASE_URL"] = cluster.url("candour")
    config.add_cleanup(cluster.remove)
    config.add_cleanup(lambda: os.environ.pop("CANDOUR_DATABASE_URL", None))


def chosen() -> str:
    """This will name the database of this run."""
    return "postgresql" if os.environ.get("CANDOUR_DATABASE_URL") else "sqlite"


def pytest_report_header() -> str:
    return f"database: {chosen()}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """This will leave out, without skipping, what is not for this database.

    A run on PostgreSQL takes only what touches data: the rest was run on SQLite.
    """
    wanted, others = [], []
    for item in items:
        (wanted if _belongs(item) else others).append(item)
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = wanted


def _belongs(item: pytest.Item) -> bool:
    only = item.get_closest_marker("only_on")
    if only is not None:
        return str(only.args[0]) == chosen()
    if chosen() == "sqlite":
        return True
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("touches_data")
    return bool(marked) or bool(TOUCHES & set(getattr(item, "fixturenames", ())))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """This will put SQLite's test database into a file where other processes find it."""
    database = connections["default"].settings_dict
    if database["ENGINE"].endswith("sqlite3"):
        database["TEST"]["NAME"] = str(Path(os.environ["CANDOUR_DATA"]) / "candour.sqlite3")
    else:
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """This will make the test database, and let the framework empty it between tests."""
    databases.let_tests_empty_tables(connections["default"])
