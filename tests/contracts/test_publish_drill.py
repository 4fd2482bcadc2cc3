"""The publishing drill, run as a command: nothing twice, nothing lost, nothing hidden, counted twice."""

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import psycopg.sql
import pytest
from django.db import connection

from tests import databases, migrated
from tests.contracts.count_drill import counted

SIZE = ("160", "40") if os.environ.get("CANDOUR_FULL") else ("70", "5")
SAME = (
    *("statements", "deliveries", "live", "duplicates", "losses", "asked", "unshown", "changed"),
    *(
        "unlisted",
        "threads",
        "gaps",
        "edits",
        "unchanged",
        "kills",
        "kills_while_sending",
        "early_calls",
        "faults",
    ),
)


@pytest.fixture
def own_database(db: None, tmp_path: Path) -> Iterator[list[str]]:
    """This will give the words that name an empty database for the drill, on SQLite a migrated one."""
    if connection.vendor != "postgresql":
        folder = tmp_path / "data"
        folder.mkdir()
        migrated.copy_to(folder / "candour.sqlite3")
        yield ["--data", str(folder)]
        return
    name = f"drill_{uuid.uuid4().hex[:12]}"
    address = databases.url_of(connection).replace(f"/{connection.settings_dict['NAME']}?", "/{}?")
    with psycopg.connect(address.format("postgres"), autocommit=True) as server:
        server.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))
    yield ["--database", address.format(name)]
    with psycopg.connect(address.format("postgres"), autocommit=True) as server:
        drop = psycopg.sql.SQL("DROP DATABASE {} WITH (FORCE)")
        server.execute(drop.format(psycopg.sql.Identifier(name)))


@pytest.mark.in_full_on("postgresql")
@pytest.mark.timeout(1800)
def test_every_reply_is_public_once_though_workers_die_and_networks_fail(
    tmp_path: Path, own_database: list[str]
) -> None:
    out = tmp_path / "drill"
    words = ["--statements", SIZE[0], "--kills", SIZE[1], "--networks", "3", "--faults", "all"]
    words += ["--threads", "0.25", "--rate", "0.5", "--edits", "6"]
    environment = {**databases.environment(), "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("CANDOUR_DATA")
    environment.pop("CANDOUR_DATABASE_URL", None)
    words += ["--workers", "2", "--seed", "11", "--out", str(out), "--json", *own_database]
    drill = subprocess.run(
        [sys.executable, "-m", "candour", "publish-drill", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert drill.returncode == 0, drill.stdout + drill.stderr
    said = json.loads(drill.stdout.splitlines()[-1])
    print({name: said[name] for name in said if name not in {"faults", "by_network"}})
    assert (said["statements"], said["kills"]) == tuple(int(number) for number in SIZE)
    assert (said["duplicates"], said["losses"], said["unshown"], said["gaps"]) == (0, 0, 0, 0)
    assert (said["edits"], said["unchanged"]) == (6, 0)
    assert said["threads"] > 0
    assert said["deliveries"] > said["statements"], "the parts of a thread have a line each"
    assert said["kills_while_sending"] * 2 >= said["kills"]
    assert {name: said[name] for name in SAME} == {name: counted(out)[name] for name in SAME}
    alone = [sys.executable, "-I", str(Path(__file__).with_name("count_drill.py")), str(out)]
    assert subprocess.run(alone, capture_output=True, check=False).returncode == 0


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("mine")
    words = [sys.executable, "-m", "candour", "publish-drill", "--out", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    drill = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert drill.returncode == 2
    assert "Name a new folder" in drill.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["kept.txt"]
