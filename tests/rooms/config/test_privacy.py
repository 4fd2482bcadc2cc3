"""What must never get out of an installation: words in logs, a real trust taken for a demonstration."""

import argparse
import logging
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpRequest
from django.test import RequestFactory

from candour.config.command import WrongUse
from candour.config.commands import demo
from candour.config.logs import WithoutWords


def _logged(error: BaseException, request: HttpRequest | None = None) -> str:
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Broken: /told/secret", (), None)
    record.exc_info = (type(error), error, error.__traceback__)
    if request is not None:
        record.request = request
    return WithoutWords("%(name)s: %(message)s").format(record)


def _break(words: str) -> None:
    try:
        int(words)
    except ValueError as first:
        raise RuntimeError(f"Failing row contains ({words})") from first


def _fault(words: str = "My mother lay on a trolley") -> BaseException:
    with pytest.raises(RuntimeError) as caught:
        _break(words)
    return caught.value


def test_a_fault_is_written_down_by_kind_and_place_without_anybodys_words() -> None:
    said = _logged(_fault())
    assert "ValueError" in said
    assert said.endswith("RuntimeError")
    assert "in _break" in said
    assert "mother" not in said


def test_a_fault_names_the_pattern_of_an_address_never_a_private_link() -> None:
    said = _logged(_fault(), RequestFactory().get("/told/secret"))
    assert "/told/secret" not in said
    assert "GET an address that is not there failed" in said


def test_faults_of_pages_reach_standard_error() -> None:
    handlers = logging.getLogger().handlers
    assert any(isinstance(each.formatter, WithoutWords) for each in handlers)
    assert logging.getLogger("django.request").isEnabledFor(logging.ERROR)
    assert not logging.getLogger("django").handlers
    root = settings.LOGGING["root"]
    assert isinstance(root, dict)
    assert root["handlers"] == ["stderr"]


@pytest.mark.parametrize("mark", ["live\n", None])
def test_a_folder_with_a_real_trust_never_becomes_a_demonstration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: str | None
) -> None:
    _stand_in(tmp_path, monkeypatch)
    (tmp_path / "candour.sqlite3").touch()
    if mark is not None:
        (tmp_path / "mode").write_text(mark)
    with pytest.raises(WrongUse, match="holds a real trust"):
        demo._choose_where(argparse.Namespace(port=8000))
    assert not (tmp_path / "mode").exists() or (tmp_path / "mode").read_text() == mark


def test_a_folder_beside_a_postgresql_database_is_marked_only_once_that_is_known_to_be_made_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _stand_in(tmp_path, monkeypatch)
    monkeypatch.setenv("CANDOUR_DATABASE_URL", "postgresql:///real")
    demo._choose_where(argparse.Namespace(port=8000))
    assert not (tmp_path / "mode").exists()


def test_what_a_start_makes_is_for_its_owner_alone(tmp_path: Path) -> None:
    code = (
        "import os, argparse; from candour.config.commands import serve\n"
        "serve.is_prepared = lambda: True\n"
        "serve.Supervisor = lambda children: argparse.Namespace(run=lambda: open('made', 'w') and 0)\n"
        "serve.serve(argparse.Namespace(port=0, host='127.0.0.1', worker_only=True, web_only=False), print)\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True)
    assert stat.S_IMODE((tmp_path / "made").stat().st_mode) == 0o600


def _stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANDOUR_DATA", str(folder))
    monkeypatch.setenv("CANDOUR_ADDRESS", "")
    monkeypatch.setenv("CANDOUR_MODE", "test")
    monkeypatch.delenv("CANDOUR_DATABASE_URL", raising=False)
