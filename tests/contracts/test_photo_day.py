"""A photo day and open streams, run as commands at a small size: nothing lost, nothing left behind."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests import databases, migrated

pytestmark = pytest.mark.only_on("sqlite")


def _said(tmp_path: Path, *words: str) -> dict[str, float]:
    """This will run a command on a database that is made already, and give what it prints."""
    folder = tmp_path / "data"
    folder.mkdir()
    migrated.copy_to(folder / "candour.sqlite3")
    environment = {**databases.environment(), "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("CANDOUR_DATA")
    command = [sys.executable, "-m", "candour", *words, "--data", str(folder), "--json"]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    said: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    print(said)
    return said


@pytest.mark.timeout(600)
def test_a_photo_day_over_http_loses_and_doubles_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ("--photos", "4", "--comments", "60", "--sites", "2", "--side", "400", "--out", str(out))
    said = _said(tmp_path, "photo-day", *words)
    assert (said["photos"], said["comments"], said["counts_exact"]) == (4, 60, True)
    assert [said[key] for key in ("lost", "doubled", "out_of_order", "gps_tags", "refused")] == [0] * 5
    given = [json.loads(line) for line in (out / "export.jsonl").read_text(encoding="utf-8").splitlines()]
    assert Counter(each["kind"] for each in given) == {"photo": 4, "comment": 60}


@pytest.mark.timeout(600)
def test_open_streams_hear_of_every_event_and_none_is_left_when_they_are_cut(tmp_path: Path) -> None:
    said = _said(tmp_path, "bench", "streams", "--streams", "40", "--events", "2")
    assert (said["streams"], said["missed"], said["left"]) == (40, 0, 0)
