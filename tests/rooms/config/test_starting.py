"""The launcher, the supervisor and the suite's own command, as far as they decide something."""

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from candour.config import launch, prepared
from candour.config.command import WrongUse
from candour.config.commands import serve
from candour.config.commands import test as suite
from candour.config.supervising import FIRST_WAIT, LONGEST_WAIT, Child
from candour.config.warming import every_template, read_every_template


def test_a_child_that_dies_is_started_again_ever_later() -> None:
    child = Child("web", [sys.executable, "-c", "raise SystemExit(3)"])
    waits, now = [], 0.0
    for _ in range(8):
        now = max(now, child.due)
        child.look(now)
        assert child.process is not None
        child.process.wait(30)
        child.look(now)
        waits.append(child.wait)
    assert waits[0] == FIRST_WAIT * 2
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_WAIT


def test_a_child_that_lived_long_is_started_again_soon() -> None:
    child = Child("web", [sys.executable, "-c", ""], wait=LONGEST_WAIT)
    child.look(0.0)
    assert child.process is not None
    child.process.wait(30)
    child.look(1000.0)
    assert child.wait == FIRST_WAIT


def test_a_port_that_is_taken_is_refused_with_a_remedy() -> None:
    import socket  # noqa: PLC0415

    with socket.create_server(("127.0.0.1", 0)) as taken:
        args = argparse.Namespace(
            port=taken.getsockname()[1], host="127.0.0.1", worker_only=False, web_only=True
        )
        with pytest.raises(WrongUse, match="Choose another with --port"):
            serve.serve(args, print)


def test_the_web_process_is_one_worker_on_the_given_address_whose_tasks_can_be_cancelled() -> None:
    words = serve.web_process("127.0.0.1", 8123)
    assert words[:3] == [sys.executable, "-m", "granian"]
    assert words[-1] == "candour.config.asgi:application"
    asked = {
        "--interface": "asginl",
        "--host": "127.0.0.1",
        "--port": "8123",
        "--workers": "1",
        "--http": "1",
    }
    asked |= {"--task-impl": "asyncio"}
    assert {word: words[words.index(word) + 1] for word in asked if word in words} == asked
    assert "--no-ws" in words


def test_a_second_start_finds_nothing_to_make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = tmp_path / "python"
    python.touch()
    assets = tmp_path / "assets" / "nhsuk"
    assets.mkdir(parents=True)
    (assets / "nhsuk-frontend.css").touch()
    monkeypatch.setattr(launch, "PYTHON", python)
    monkeypatch.setattr(launch, "STAMPS", tmp_path / "stamps.json")
    monkeypatch.setattr(launch, "ASSETS", tmp_path / "assets")
    assert launch._missing("serve", "run") == ["packages", "assets"]
    assert launch._missing("read", "run") == ["packages"]
    made = {"run": launch.packages_hash("run"), "assets": launch.assets_hash()}
    launch._stamp(made)
    assert json.loads((tmp_path / "stamps.json").read_text()) == made
    assert launch._missing("serve", "run") == []
    assert launch._missing("test", "test") == ["packages"]


def test_the_launcher_starts_a_command_and_keeps_standard_output_for_it() -> None:
    answer = subprocess.run(
        [str(launch.ROOT / "candour"), "help"], capture_output=True, text=True, check=True, env=os.environ
    )
    assert answer.stdout.startswith("Usage: candour")
    assert (
        subprocess.run([str(launch.ROOT / "candour"), "nosuch"], capture_output=True, check=False).returncode
        == 2
    )


def test_a_changed_migration_or_style_makes_the_next_start_look_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDOUR_DATA", str(tmp_path))
    monkeypatch.delenv("CANDOUR_DATABASE_URL", raising=False)
    assert not prepared.is_prepared()
    (tmp_path / "candour.sqlite3").touch()
    (tmp_path / prepared.STAMP).write_text(prepared.fingerprint())
    assert prepared.is_prepared()
    (tmp_path / prepared.STAMP).write_text("of other code")
    assert not prepared.is_prepared()


def test_every_template_can_be_read() -> None:
    assert read_every_template() == len(every_template()) > 20


@pytest.mark.parametrize(
    ("totals", "seconds", "line"),
    [
        ({"passed": 812}, 214.32, "812 passed in 214.32s (0:03:34)"),
        ({"passed": 3, "failed": 1, "error": 2}, 5.0, "1 failed, 3 passed, 2 errors in 5.00s"),
        ({}, 1.0, "no tests ran in 1.00s"),
    ],
)
def test_both_runs_are_summed_up_as_pytest_would(totals: dict[str, int], seconds: float, line: str) -> None:
    assert suite._closing_line(Counter(totals), seconds) == line


def test_both_databases_run_at_once_and_each_is_printed_whole(capsys: pytest.CaptureFixture[str]) -> None:
    runs = list(suite._runs(["sqlite", "postgresql"], ["--version"]))
    assert all(each._pytest.pid for each in runs), "both have begun before one is read"
    assert [each.printed() for each in runs] == [(0, Counter()), (0, Counter())]
    assert capsys.readouterr().out.count("pytest ") == 2


def test_the_database_of_the_tests_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CANDOUR_TEST_DATABASE", raising=False)
    assert suite._databases([]) == ["sqlite", "postgresql"]
    assert suite._databases(["--on=sqlite"]) == [""]
    monkeypatch.setenv("CANDOUR_TEST_DATABASE", "postgresql")
    assert suite._databases([]) == ["postgresql"]
    monkeypatch.setenv("CANDOUR_TEST_DATABASE", "oracle")
    with pytest.raises(WrongUse):
        suite._databases([])
