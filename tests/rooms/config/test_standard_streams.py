"""A command whose streams are closed or full, or that is stopped, says one plain sentence or nothing."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from candour.config import launch

LINES = {
    "read": {"id": 1, "text": "Thank you all"},
    "check": {"id": 1, "incoming": "The food was cold.", "reply": "I am sorry. I have told the cook. Tom"},
}
DOORS = {"the launcher": [str(launch.ROOT / "candour")], "the package": [sys.executable, "-m", "candour"]}
GOES_ON = "The interrupt was lost"
"""What a package prints that swallows Ctrl-C, as a few do while they are loaded."""

commands = pytest.mark.parametrize("command", LINES)
each_way = pytest.mark.parametrize(
    ("door", "command"),
    [
        ("the launcher", "check"),
        ("the package", "read"),
        pytest.param("the launcher", "read", marks=pytest.mark.in_full),
        pytest.param("the package", "check", marks=pytest.mark.in_full),
    ],
)
"""The usual run goes through each door with one command; --full with both."""


@pytest.fixture(autouse=True)
def _hears_ctrl_c() -> Iterator[None]:
    """This will let what is started hear Ctrl-C, also where the tests themselves run behind a shell's `&`."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def _run(door: str, command: str, streams: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """This will run a command with its streams as a shell would redirect them."""
    return _shell([*DOORS[door], command, "--reader", "linear"], streams, given)


def _shell(words: list[str], streams: str, given: str = "") -> subprocess.CompletedProcess[str]:
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {streams}', "sh", *words],
        input=given,
        env=usual,
        capture_output=True,
        text=True,
        check=False,
    )


def _line(command: str) -> str:
    return json.dumps(LINES[command]) + "\n"


def _sentence(done: subprocess.CompletedProcess[str]) -> str:
    [sentence] = done.stderr.splitlines()
    assert sentence.endswith(".")
    return sentence


@each_way
def test_a_full_standard_output_is_told_in_one_sentence(door: str, command: str) -> None:
    done = _run(door, command, ">/dev/full", _line(command) * 3)
    assert done.returncode == 2
    assert _sentence(done).startswith(f"candour {command}: output cannot be written: no space left")


@commands
def test_a_long_answer_to_a_full_standard_output_is_told_in_one_sentence(command: str) -> None:
    done = _run("the package", command, ">/dev/full", json.dumps(LINES[command] | {"id": "x" * 50_000}))
    assert done.returncode == 2
    assert "no space left" in _sentence(done)


@pytest.mark.parametrize("words", [["help"], ["read", "--help"]])
def test_a_full_standard_output_is_told_when_help_is_asked_for(words: list[str]) -> None:
    done = _shell([*DOORS["the package"], *words], ">/dev/full")
    assert (done.returncode, "no space left" in _sentence(done)) == (2, True)


@each_way
def test_a_closed_standard_input_is_told_in_one_sentence(door: str, command: str) -> None:
    done = _run(door, command, "<&-")
    assert (done.returncode, done.stdout) == (2, "")
    assert _sentence(done).startswith(f"candour {command}: standard input is closed.")


@pytest.mark.parametrize("words", [["ledger", "verify", "-"], ["import-people"], ["setup"]])
def test_a_closed_standard_input_is_told_by_each_command_that_reads_it(words: list[str]) -> None:
    done = _shell([*DOORS["the package"], *words], "<&-")
    assert (done.returncode, done.stdout) == (2, "")
    assert _sentence(done).startswith(f"candour {words[0]}: ")


@commands
def test_a_standard_input_that_can_only_be_written_is_told_in_one_sentence(command: str) -> None:
    done = _run("the package", command, "0>/dev/null")
    assert (done.returncode, done.stdout) == (2, "")
    assert _sentence(done).startswith(f"candour {command}: standard input cannot be read:")


@each_way
def test_a_closed_standard_output_is_told_in_one_sentence(door: str, command: str) -> None:
    done = _run(door, command, ">&-", _line(command))
    assert done.returncode == 2
    assert _sentence(done).startswith(f"candour {command}: standard output is closed.")


@pytest.mark.parametrize("streams", ["2>&-", "2>/dev/full"])
@each_way
def test_good_lines_are_answered_where_nobody_can_be_told_of_a_bad_one(
    door: str, command: str, streams: str
) -> None:
    done = _run(door, command, streams, f"{_line(command)}not json\n{_line(command)}")
    assert done.returncode == 2
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1, 1]
    assert done.stderr == ""


@commands
def test_a_command_without_any_stream_ends_without_a_word(command: str) -> None:
    done = _run("the launcher", command, "<&- >&- 2>&-")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


def _interrupted(running: subprocess.Popen[str]) -> tuple[int, str, str]:
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    return running.returncode, out, err


def _started(door: str, command: str, environment: dict[str, str] | None = None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*DOORS[door], command, "--reader", "linear"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


@commands
def test_ctrl_c_between_two_lines_ends_quietly(command: str) -> None:
    with _started("the launcher", command) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(_line(command))
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["id"] == 1
        assert _interrupted(running) == (130, "", "")


def test_ctrl_c_while_python_starts_ends_quietly() -> None:
    with _started("the launcher", "read") as running:
        words = Path(f"/proc/{running.pid}/cmdline")
        while b"-m\0candour" not in words.read_bytes():
            time.sleep(0.0005)
        assert _interrupted(running) == (130, "", "")


@each_way
def test_ctrl_c_while_packages_are_loaded_ends_quietly(door: str, command: str, tmp_path: Path) -> None:
    (tmp_path / "numpy").mkdir()
    (tmp_path / "numpy" / "__init__.py").write_text(
        "import os, signal\n"
        "try:\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    sum(range(1_000_000))\n"
        "except BaseException:\n"
        "    pass\n"
        f"raise ImportError('{GOES_ON}')\n",
        encoding="utf-8",
    )
    path = os.pathsep.join([str(tmp_path), str(launch.ROOT / "src")])
    with _started(door, command, os.environ | {"PYTHONPATH": path}) as running:
        assert (*running.communicate(timeout=60), running.returncode) == ("", "", 130)


def test_a_command_that_was_started_to_ignore_ctrl_c_goes_on() -> None:
    words = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *DOORS["the launcher"], "read", "--reader", "linear"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for _ in range(2):
            running.stdin.write(_line("read"))
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == 1
            running.send_signal(signal.SIGINT)
        running.stdin.close()
        assert running.wait(timeout=60) == 0


def test_a_link_to_the_launcher_starts_it(tmp_path: Path) -> None:
    link = tmp_path / "candour"
    link.symlink_to(launch.ROOT / "candour")
    done = subprocess.run([str(link), "help"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Usage: candour")
