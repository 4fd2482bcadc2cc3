"""Lines to SQLite kept for the next thread: to this file alone, and never with something half done."""

import sqlite3
from pathlib import Path

import pytest

from candour.config.sqlite import base
from candour.config.sqlite.base import DatabaseWrapper
from candour.config.sqlite.kept import KEEPER, MOST, Keeper, Key, key_of


def opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, check_same_thread=False)


def named(path: Path) -> Key:
    key = key_of(str(path))
    assert key is not None
    return key


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kept.sqlite3"
    with opened(path) as line:
        line.execute("CREATE TABLE said (words TEXT)")
    line.close()
    return path


@pytest.fixture
def keeper(monkeypatch: pytest.MonkeyPatch) -> Keeper:
    """A keeper as a web process has it, in the place of this process's own."""
    made = Keeper(MOST)
    monkeypatch.setattr(base, "KEEPER", made)
    return made


def settings_for(path: Path) -> dict[str, object]:
    options = {"init_command": "PRAGMA synchronous=FULL"}
    plain = {"ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "CONN_HEALTH_CHECKS": False, "CONN_MAX_AGE": 0}
    return {**plain, "NAME": str(path), "OPTIONS": options, "TIME_ZONE": None, "TEST": {"NAME": None}}


def test_only_a_web_process_keeps_lines(file: Path) -> None:
    line = opened(file)
    assert not KEEPER.keep(named(file), line)
    line.close()


def test_a_line_that_was_kept_is_given_once(file: Path, keeper: Keeper) -> None:
    line = opened(file)
    assert keeper.keep(named(file), line)
    assert keeper.taken(named(file)) is line
    assert keeper.taken(named(file)) is None
    line.close()


def test_a_line_with_something_half_done_is_not_kept(file: Path, keeper: Keeper) -> None:
    line = opened(file)
    line.execute("INSERT INTO said VALUES ('Hello')")
    assert not keeper.keep(named(file), line)
    line.close()


def test_a_file_that_took_the_place_of_another_has_no_lines(
    file: Path, tmp_path: Path, keeper: Keeper
) -> None:
    kept, late, before = opened(file), opened(file), named(file)
    assert keeper.keep(before, kept)
    other = tmp_path / "other.sqlite3"
    other.write_bytes(file.read_bytes())
    other.replace(file)
    assert not keeper.keep(before, late), "it was opened to a file that is not there any more"
    assert keeper.taken(named(file)) is None
    kept.close()
    late.close()


def test_what_another_process_opened_is_not_kept(file: Path, keeper: Keeper) -> None:
    line, (_, path, device, number) = opened(file), named(file)
    assert not keeper.keep((0, path, device, number), line)
    line.close()


def test_so_many_are_kept_and_no_more(file: Path, keeper: Keeper) -> None:
    lines = [opened(file) for _ in range(MOST + 1)]
    assert [keeper.keep(named(file), line) for line in lines] == [True] * MOST + [False]
    assert len({keeper.taken(named(file)) for _ in range(MOST)}) == MOST
    for line in lines:
        line.close()


def test_with_the_last_line_sqlite_puts_its_log_away(file: Path, keeper: Keeper) -> None:
    line = opened(file)
    line.execute("PRAGMA journal_mode=WAL")
    with line:
        line.execute("INSERT INTO said VALUES ('Hello')")
    log = file.with_name(f"{file.name}-wal")
    assert keeper.keep(named(file), line)
    assert log.exists()
    keeper.close_all()
    assert not log.exists()


@pytest.mark.django_db
def test_the_next_thread_has_the_line_of_the_last_set_as_a_new_one(file: Path, keeper: Keeper) -> None:
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
def test_a_line_on_which_something_failed_is_closed_at_the_end_of_a_request(
    file: Path, keeper: Keeper
) -> None:
    line = DatabaseWrapper(settings_for(file))
    line.ensure_connection()
    line.errors_occurred = True
    line.close_if_unusable_or_obsolete()
    assert line.connection is None
    assert keeper.taken(named(file)) is None
