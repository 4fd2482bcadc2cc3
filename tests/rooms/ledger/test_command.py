"""`candour ledger verify|export`: keys, exit status, and a file that is verified without a database."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from candour.config.command import main
from candour.ledger import heads
from candour.ledger.models import Event, Seal

KEYS = {"events", "sealed", "unsealed", "head", "ok", "first_bad"}


def _answer(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, object]]:
    status = main(["ledger", *words, "--json"])
    answer = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert isinstance(answer, dict)
    return status, answer


@pytest.fixture
def exported(
    small_ledger: Callable[[], list[Event]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Path:
    """This will export a small ledger to a file."""
    small_ledger()
    file = tmp_path / "ledger.jsonl"
    assert _answer(capsys, "export", "--out", str(file))[0] == 0
    return file


@pytest.mark.django_db(transaction=True)
def test_the_live_ledger_and_its_export_have_one_head(
    exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, live = _answer(capsys, "verify")
    assert (status, set(live)) == (0, KEYS)
    assert live == {
        "events": 28,
        "sealed": 25,
        "unsealed": 3,
        "head": Seal.objects.get(number=3).head,
        "ok": True,
        "first_bad": None,
    }
    assert _answer(capsys, "verify", str(exported)) == (0, live)
    assert _answer(capsys, "verify", str(exported), "--head", heads.remembered()[0]) == (0, live)


@pytest.mark.django_db(transaction=True)
def test_what_does_not_hold_is_named_with_exit_status_one(
    exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exported.write_text(exported.read_text().replace("person:12", "person:99", 1))
    status, answer = _answer(capsys, "verify", str(exported))
    assert (status, answer["ok"]) == (1, False)
    assert str(answer["first_bad"]).startswith("seal 1 (events ")
    heads.remember("ab" * 32)
    assert _answer(capsys, "verify")[0] == 1


@pytest.mark.django_db(transaction=True)
def test_a_head_or_key_that_the_file_does_not_have_does_not_hold(
    exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _answer(capsys, "verify", str(exported), "--head", "ab" * 32)[0] == 1
    assert _answer(capsys, "verify", str(exported), "--public-key", "ab" * 32)[0] == 1


@pytest.mark.django_db(transaction=True)
def test_a_file_is_verified_by_others_who_have_no_database(exported: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-c", "import candour.config.command as c, sys; sys.exit(c.main())"]
    environment = {
        "PYTHONPATH": ":".join(sys.path),
        "CANDOUR_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/no",
    }
    answer = subprocess.run(
        [*words, "ledger", "verify", str(exported), "--json"],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(answer.stdout)["ok"]
    alone = Path(__file__).parents[2] / "contracts" / "verify_ledger_alone.py"
    script = subprocess.run(
        [sys.executable, str(alone), str(exported)], env={}, capture_output=True, text=True, check=True
    )
    assert script.stdout.strip() == json.loads(answer.stdout)["head"]


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "verify", str(tmp_path / "none.jsonl")]) == 2
    assert "cannot be read" in capsys.readouterr().err
    assert main(["ledger", "export", str(tmp_path / "none.jsonl")]) == 2
