"""Backups taken while others write, restored on another machine: the same counts and head, or nothing."""

import fcntl
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from candour.channels.actions import connect_account
from candour.config.backup import snapshots
from candour.config.backup.manifest import Contents
from candour.ledger.models import Seal
from candour.people import actions as people
from tests.rooms.config.conftest import Machine
from tests.rooms.ledger.conftest import CLERK, NOW, seal, write
from tests.rooms.ledger.test_power_cut import Writer

pytestmark = pytest.mark.django_db(transaction=True)
PICTURE = os.urandom(300_000)


def contents(machine: Machine) -> Contents:
    if machine.url:
        return snapshots.contents_of_postgresql(machine.url)
    return snapshots.contents_of_sqlite(machine.folder / "candour.sqlite3")


@pytest.fixture
def backup(server: Machine, key: tuple[str, str], tmp_path: Path) -> Path:
    """A backup of a small ledger and a picture."""
    write(5, words={"reason": "She asked twice."})
    seal()
    write(2)
    (server.folder / "media" / "2026" / "a.jpg").write_bytes(PICTURE)
    file = tmp_path / "night.age"
    server.answer("backup", str(file), "--to", key[0])
    return file


def test_a_backup_taken_while_others_write_restores_elsewhere_with_the_same_counts_and_head(
    server: Machine, elsewhere: Machine, key: tuple[str, str], tmp_path: Path
) -> None:
    write(200, words={"reason": "She asked twice."})
    seal()
    writer = Writer()
    try:
        writer.write_until(30)
        before = writer.acknowledged
        words = [*("-m", "candour", "backup", str(tmp_path / "night.age"), "--to", key[0])]
        own = {**os.environ, "CANDOUR_DATA": str(server.folder), "CANDOUR_DATABASE_URL": server.url}
        own |= {"PYTHONPATH": os.pathsep.join(sys.path)}
        with subprocess.Popen([sys.executable, *words, "--json"], env=own, stdout=subprocess.PIPE) as taking:
            while taking.poll() is None:
                seal()
        assert taking.returncode == 0
        after = writer.acknowledged
        writer.write_until(after + 5)
    finally:
        writer.end()
    restored = elsewhere.answer("restore", str(tmp_path / "night.age"), "--key", key[1])
    found = contents(elsewhere)
    assert restored["ok"]
    assert 200 + before <= restored["events"] == found.events <= 200 + after + 1
    assert restored["head"] == found.head
    assert Seal.objects.filter(head=found.head).exists()
    assert sum(found.rows.values()) == restored["rows"]
    verdict = elsewhere.answer("ledger", "verify")
    assert (verdict["ok"], verdict["head"], verdict["events"]) == (True, found.head, found.events)


def test_files_and_keys_come_back_as_they_were_and_for_their_owner_alone(
    server: Machine, elsewhere: Machine, key: tuple[str, str], backup: Path
) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert PICTURE[:100] not in backup.read_bytes()
    before = contents(server)
    restored = elsewhere.answer("restore", str(backup), "--key", key[1])
    assert contents(elsewhere) == before
    assert (restored["events"], restored["head"]) == (7, Seal.objects.get().head)
    assert (elsewhere.folder / "media" / "2026" / "a.jpg").read_bytes() == PICTURE
    for file in (server.folder / "keys").iterdir():
        again = elsewhere.folder / "keys" / file.name
        assert again.read_bytes() == file.read_bytes()
        assert stat.S_IMODE(again.stat().st_mode) == 0o600
    assert stat.S_IMODE(elsewhere.folder.stat().st_mode) == 0o700


def test_nothing_in_clear_is_left_behind_by_a_backup(server: Machine, backup: Path) -> None:
    left = {file.name for file in server.folder.iterdir()}
    assert left - {".backup-lock", "last-backup.json"} <= {
        "candour.sqlite3",
        "keys",
        "media",
        "ledger-heads.txt",
    }
    assert [file.name for file in backup.parent.glob("*.part")] == []


@pytest.mark.parametrize("where", [0.1, 0.5, 0.9])
def test_a_flipped_byte_is_found_and_nothing_is_restored(
    elsewhere: Machine, key: tuple[str, str], backup: Path, where: float
) -> None:
    raw = bytearray(backup.read_bytes())
    raw[int(len(raw) * where)] ^= 1
    backup.write_bytes(raw)
    assert "damaged or cut off" in elsewhere.refuses("restore", str(backup), "--key", key[1])
    _nothing_is_in(elsewhere)


@pytest.mark.parametrize("length", [-1, -70_000, 100, 0])
def test_a_file_that_was_cut_off_is_found_and_nothing_is_restored(
    elsewhere: Machine, key: tuple[str, str], backup: Path, length: int
) -> None:
    raw = backup.read_bytes()
    backup.write_bytes(raw[:length])
    assert "damaged or cut off" in elsewhere.refuses("restore", str(backup), "--key", key[1])
    _nothing_is_in(elsewhere)


def test_another_key_opens_nothing(elsewhere: Machine, backup: Path, tmp_path: Path) -> None:
    from candour.config.backup.keys import make_key  # noqa: PLC0415

    make_key(tmp_path / "other")
    said = elsewhere.refuses("restore", str(backup), "--key", str(tmp_path / "other"))
    assert "this key does not open the backup" in said
    _nothing_is_in(elsewhere)


def test_a_trust_is_never_written_over(server: Machine, key: tuple[str, str], backup: Path) -> None:
    assert "is not empty" in server.refuses("restore", str(backup), "--key", key[1])
    if server.url:
        assert "database is not empty" in server.copy().refuses("restore", str(backup), "--key", key[1])


def test_a_ledger_that_does_not_hold_is_restored_only_when_asked_for(
    server: Machine, elsewhere: Machine, key: tuple[str, str], tmp_path: Path
) -> None:
    from tests import databases  # noqa: PLC0415

    write(4)
    seal()
    with databases.without_triggers(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_event SET name = 'jobs:job:died'")
    file = tmp_path / "bad.age"
    server.answer("backup", str(file), "--to", key[0])
    assert "the ledger does not hold (event " in elsewhere.refuses("restore", str(file), "--key", key[1])
    _nothing_is_in(elsewhere)
    found = elsewhere.answer("restore", str(file), "--key", key[1], "--anyway", status=1)
    assert (found["ok"], found["events"]) == (False, 4)


def test_keys_may_be_kept_apart(
    server: Machine, elsewhere: Machine, key: tuple[str, str], tmp_path: Path
) -> None:
    write(3)
    seal()
    file = tmp_path / "bare.age"
    assert not server.answer("backup", str(file), "--to", key[0], "--without-keys")["has_keys"]
    assert "Put the folder 'keys' into the target" in elsewhere.refuses("restore", str(file), "--key", key[1])
    elsewhere.folder.mkdir()
    subprocess.run(["cp", "-rL", str(server.folder / "keys"), str(elsewhere.folder)], check=True)
    assert elsewhere.answer("restore", str(file), "--key", key[1])["ok"]


def test_an_older_trust_is_brought_up_to_date_and_a_newer_one_refused(
    server: Machine, elsewhere: Machine, key: tuple[str, str], tmp_path: Path
) -> None:
    write(1)
    seal()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('voice', '9999_later', '2030-01-01')"
        )
    try:
        server.answer("backup", str(tmp_path / "newer.age"), "--to", key[0])
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE name = '9999_later'")
    said = elsewhere.refuses("restore", str(tmp_path / "newer.age"), "--key", key[1])
    assert "a newer Candour made this backup (it knows voice.9999_later)" in said
    _nothing_is_in(elsewhere)


def test_a_backup_is_refused_a_place_where_it_is_lost_or_writes_over(
    server: Machine, key: tuple[str, str], backup: Path
) -> None:
    inside = str(server.folder / "night.age")
    assert "outside the data folder" in server.refuses("backup", inside, "--to", key[0])
    assert "is there already" in server.refuses("backup", str(backup), "--to", key[0])
    assert "Make it first" in server.refuses("backup", str(backup.parent / "no" / "a.age"), "--to", key[0])
    assert "--make-key" in server.refuses("backup", str(backup.parent / "b.age"))
    assert "begins with age1" in server.refuses("backup", str(backup.parent / "b.age"), "--to", "age1wrong")


@pytest.mark.in_full_on("postgresql")  # eight processes, and what they do is no database's own
def test_what_may_have_left_since_the_backup_waits_until_a_person_has_looked(
    server: Machine, elsewhere: Machine, key: tuple[str, str], tmp_path: Path
) -> None:
    trust = people.create_trust(by=CLERK, name="St Brannoc's", now=NOW)
    for channel, address in (("frontdoor", ""), ("pretend", "http://127.0.0.1:1/")):
        connect_account(by=CLERK, trust=trust, channel=channel, name=channel, address=address, now=NOW)
    server.answer("backup", str(tmp_path / "night.age"), "--to", key[0])
    elsewhere.answer("restore", str(tmp_path / "night.age"), "--key", key[1])
    elsewhere.answer("prepare")
    held = _accounts(elsewhere)
    assert "pretend is paused: Restored from the backup of " in held
    assert "frontdoor" not in held
    elsewhere.answer("prepare")
    assert (held, _accounts(elsewhere)) == (held, held)
    assert not (elsewhere.folder / "restored.json").exists()


def _accounts(machine: Machine) -> str:
    checks = machine.answer("doctor", "--no-mail", status=1)["checks"]
    return str(next(each["seen"] for each in checks if each["name"] == "st-brannocs: accounts"))


def test_a_folder_keeps_the_newest_backups(server: Machine, key: tuple[str, str], tmp_path: Path) -> None:
    write(1)
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for day in range(1, 5):
        (shelf / f"candour-2026-01-0{day}T020000Z.age").touch()
    (shelf / "letter.txt").touch()
    answer = server.answer("backup", str(shelf), "--to", key[0], "--keep", "2")
    assert sorted(file.name for file in shelf.iterdir()) == sorted(
        ["candour-2026-01-04T020000Z.age", Path(answer["file"]).name, "letter.txt"]
    )


def test_what_a_power_cut_left_is_taken_away_and_two_backups_take_turns(
    server: Machine, key: tuple[str, str], tmp_path: Path
) -> None:
    write(1)
    (server.folder / ".backing-up-old").mkdir()
    (server.folder / ".backing-up-old" / "database").write_text("in clear")
    with (server.folder / ".backup-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        said = server.refuses("backup", str(tmp_path / "a.age"), "--to", key[0])
    assert "another backup is at work" in said
    server.answer("backup", str(tmp_path / "a.age"), "--to", key[0])
    assert list(server.folder.glob(".backing-up-*")) == []


def test_a_disk_that_fills_up_is_said_and_leaves_nothing_behind(
    server: Machine, elsewhere: Machine, key: tuple[str, str], tmp_path: Path
) -> None:
    write(1)
    database = server.folder / "candour.sqlite3"
    most = (database.stat().st_size if database.exists() else 0) + 2_000_000  # enough for its copy
    (server.folder / "media" / "a.jpg").write_bytes(os.urandom(most + 1_000_000))
    said = server.refuses("backup", str(tmp_path / "a.age"), "--to", key[0], most=most)
    assert "cannot be written: File too large." in said
    assert list(tmp_path.glob("a.age*")) == []
    assert list(server.folder.glob(".backing-up-*")) == []
    server.answer("backup", str(tmp_path / "a.age"), "--to", key[0])
    said = elsewhere.refuses("restore", str(tmp_path / "a.age"), "--key", key[1], most=most)
    assert "cannot be read or unpacked: File too large." in said
    _nothing_is_in(elsewhere)


@pytest.mark.only_on("sqlite")
def test_no_room_for_the_copy_of_the_database_is_said_too(
    server: Machine, key: tuple[str, str], tmp_path: Path
) -> None:
    write(1)
    said = server.refuses("backup", str(tmp_path / "a.age"), "--to", key[0], most=200_000)
    assert "the database cannot be copied to" in said
    assert list(tmp_path.glob("a.age*")) == []
    assert list(server.folder.glob(".backing-up-*")) == []


def test_a_key_is_never_written_over(server: Machine, key: tuple[str, str]) -> None:
    assert stat.S_IMODE(Path(key[1]).stat().st_mode) == 0o600
    assert "never written over" in server.refuses("backup", "--make-key", key[1])


def _nothing_is_in(machine: Machine) -> None:
    """This will make sure that a refused restore left no folder, no file and no table."""
    assert not machine.folder.exists()
    if machine.url:
        assert snapshots.tables_of_postgresql(machine.url) == []
