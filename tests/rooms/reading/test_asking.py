"""A web process asks the worker what the model makes of a draft; where nobody answers, it gets nothing."""

import os
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from candour.domain.checks.codes import Code
from candour.domain.checks.draft import Draft, Look
from candour.reading import asking
from candour.reading.beside import with_look
from tests.waiting import wait_until

TELLS = Look(
    tells=True,
    may_tell=True,
    is_calm=False,
    spans=((0, 5), (7, 9)),
    asks=frozenset({Code.BLAME, Code.NO_NEXT_STEP}),
    spares=frozenset({Code.SCRIPTED}),
    marks=((Code.BLAME, (0, 5)),),
)


@pytest.fixture
def folder() -> Iterator[Path]:
    """This will give a folder whose path is short enough for a socket's name."""
    with TemporaryDirectory(prefix="ask") as short:
        yield Path(short)


@pytest.fixture
def answered(folder: Path) -> Iterator[Callable[[asking.Looks], None]]:
    """This will let a worker's thread answer in the folder, until the test is over."""
    stop = threading.Event()
    threads: list[threading.Thread] = []

    def start(looks: asking.Looks) -> None:
        threads.append(threading.Thread(target=asking.answer, args=(folder, stop, looks)))
        threads[-1].start()
        wait_until(lambda: any(folder.glob("*.sock")))

    yield start
    stop.set()
    for thread in threads:
        thread.join(5)
    assert not list(folder.glob("*.sock"))


def test_what_the_worker_says_comes_back_whole(
    folder: Path, answered: Callable[[asking.Looks], None]
) -> None:
    asked = []

    def looks(draft: str, post: str) -> Look:
        asked.append((draft, post))
        return TELLS

    answered(looks)
    assert asking.ask(folder, "Sorry 💙\ud83d", "Where?\n") == TELLS
    assert asked == [("Sorry 💙\ud83d", "Where?\n")]


def test_a_worker_without_the_model_says_nothing(
    folder: Path, answered: Callable[[asking.Looks], None]
) -> None:
    answered(lambda *_: None)
    assert asking.ask(folder, "Sorry", "Where?") is None


def test_whoever_opens_a_page_to_write_wakes_the_model_and_waits_for_nothing(
    folder: Path, answered: Callable[[asking.Looks], None]
) -> None:
    asked, may_end = [], threading.Event()

    def looks(draft: str, post: str) -> Look:
        asked.append((draft, post))
        may_end.wait(10)
        return TELLS

    answered(looks)
    asking.wake(folder)
    wait_until(lambda: asked == [("", "")])
    may_end.set()
    assert asking.ask(folder, "Sorry", "Where?") == TELLS


def test_a_draft_is_given_with_what_the_model_makes_of_it(
    folder: Path, answered: Callable[[asking.Looks], None]
) -> None:
    draft = Draft("Sorry, Beth.", incoming="Where?")
    named = replace(draft, incoming_author="Beth")
    assert with_look(draft, folder) == draft
    asked: list[str] = []

    def looks(_words: str, post: str) -> Look:
        asked.append(post)
        return TELLS

    answered(looks)
    assert with_look(draft, folder) == replace(draft, look=TELLS)
    assert with_look(named, folder) == replace(named, look=TELLS)
    assert asked == ["Where?", "Beth writes: Where?"]


def test_where_no_worker_is_nothing_is_said_at_once(folder: Path) -> None:
    assert asking.ask(folder, "Sorry", "Where?") is None
    assert asking.ask(folder / "not there", "Sorry", "Where?") is None


def test_a_worker_that_takes_too_long_is_not_waited_for(
    folder: Path, answered: Callable[[asking.Looks], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "PATIENCE", 0.05)
    may_end = threading.Event()

    def looks(draft: str, post: str) -> Look:
        may_end.wait(10)
        return TELLS

    answered(looks)
    assert asking.ask(folder, "Sorry", "Where?") is None
    may_end.set()


def test_nonsense_and_endless_questions_stop_nobody(
    folder: Path, answered: Callable[[asking.Looks], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "LONGEST_ASKED", 1_000)
    answered(lambda *_: TELLS)
    (path,) = folder.glob("*.sock")
    for nonsense in (b"", b"{", b"[1]", b"null", b"[" * 900, b"x" * 5_000):
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(path))
            line.sendall(nonsense)
            line.shutdown(socket.SHUT_WR)
            assert line.recv(100) == b""
    assert asking.ask(folder, "Sorry", "Where?") == TELLS


def test_the_socket_is_its_owner_s_alone(folder: Path, answered: Callable[[asking.Looks], None]) -> None:
    answered(lambda *_: TELLS)
    (path,) = folder.glob("*.sock")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_a_killed_worker_left_is_passed_over_and_cleared_away(
    folder: Path, answered: Callable[[asking.Looks], None]
) -> None:
    left = folder / "drafts-1.sock"
    words = f"import socket; s = socket.socket(socket.AF_UNIX); s.bind({str(left)!r}); s.listen()"
    subprocess.run([sys.executable, "-c", words], check=True)
    assert left.exists()
    assert asking.ask(folder, "Sorry", "Where?") is None
    answered(lambda *_: TELLS)
    wait_until((folder / f"drafts-{os.getpid()}.sock").exists)
    assert not left.exists()
    assert asking.ask(folder, "Sorry", "Where?") == TELLS


def test_a_folder_with_too_long_a_path_is_said(tmp_path: Path) -> None:
    deep = tmp_path / ("a" * 100)
    deep.mkdir()
    with pytest.raises(OSError, match="too long"):
        asking.answer(deep, threading.Event(), lambda *_: TELLS)
