"""Lines to SQLite kept for the next thread: to this file alone, and never with something half done."""

import sqlite3
from pathlib import Path

import pytest

from candour.config.sqlite import kept
from candour.config.sqlite.base import DatabaseWrapper


def opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, check_same_thread=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kept.sqlite3"
    with opened(path) as line:
        line.execute("CREATE TABLE said (words TEXT)")
    line.close()
    return path


def settings_for(path: Path) -> dict[str, object]:
    options = {"init_command": "PRAGMA synchronous=FULL"}
    plain = {"ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "CONN_HEALTH_CHECKS": False, "CONN_MAX_AGE": 0}
    return {**plain, "NAME": str(path), "OPTIONS": options, "TIME_ZONE": None, "TEST": {"NAME": None}}


def test_a_line_that_was_kept_is_given_once(file: Path) -> None:
    line = opened(file)
    assert kept.keep(str(file), line)
    assert kept.taken(str(file)) is line
    assert kept.taken(str(file)) is None
    line.close()


def test_a_line_with_something_half_done_is_not_kept(file: Path) -> None:
    line = opened(file)
    line.execute("INSERT INTO said VALUES ('Hello')")
    assert not kept.keep(str(file), line)
    line.close()


def test_a_file_that_took_the_place_of_another_has_no_lines(file: Path, tmp_path: Path) -> None:
    line, other = opened(file), tmp_path / "other.sqlite3"
    assert kept.keep(str(file), line)
    other.write_bytes(file.read_bytes())
    other.replace(file)
    assert kept.taken(str(file)) is None
    line.close()


def test_so_many_are_kept_and_no_more(file: Path) -> None:
    lines = [opened(file) for _ in range(kept.MOST + 1)]
    assert [kept.keep(str(file), line) for line in lines] == [True] * kept.MOST + [False]
    assert len({kept.taken(str(file)) for _ in range(kept.MOST)}) == kept.MOST
    for line in lines:
        line.close()


@pytest.mark.django_db
def test_the_next_thread_has_the_line_of_the_last_set_as_a_new_one(file: Path) -> None:
    first, second = DatabaseWrapper(settings_for(file)), DatabaseWrapper(settings_for(file))
    first.ensure_connection()
    line = first.connection
    line.execute("PRAGMA synchronous=OFF")
    line.execute("PRAGMA foreign_keys=OFF")
    first.close()
    second.ensure_connection()
    assert second.connection is line
    assert line.execute("PRAGMA synchronous").fetchone() == (2,)
    assert line.execute("PRAGMA foreign_keys").fetchone() == (1,)
    line.close()


@pytest.mark.django_db
def test_a_line_on_which_something_failed_is_closed(file: Path) -> None:
    line = DatabaseWrapper(settings_for(file))
    line.ensure_connection()
    line.errors_occurred = True
    line.close()
    assert kept.taken(str(file)) is None
