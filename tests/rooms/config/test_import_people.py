"""The command that takes in a list of people: it says what it would do, and does it when told to."""

import argparse
import json
from pathlib import Path

import pytest

from candour.config.command import WrongUse
from candour.config.commands import import_people
from candour.people.models import Person
from tests.rooms.people.trusts import TrustHere, build

HEAD = "Staff number,First name,Last name,Email,Status\n"
NEW = "7,Ann,May,ann@brannoc.example,\n"


@pytest.fixture
def here(db: None) -> TrustHere:
    """One small trust."""
    return build("St Brannoc's", "brannoc")


def _run(
    capsys: pytest.CaptureFixture[str], file: Path, **more: object
) -> "tuple[int, dict[str, object], str]":
    parser = argparse.ArgumentParser()
    import_people.add_arguments(parser)
    args = parser.parse_args([str(file)])
    vars(args).update({"json": True, **more})
    status = import_people.run(args)
    said = capsys.readouterr()
    return status, json.loads(said.out.splitlines()[-1]), said.err


def test_it_only_says_what_it_would_do(
    here: TrustHere, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(HEAD + NEW + "8,Bo,,,\n", encoding="utf-8-sig")
    status, result, _ = _run(capsys, file)
    assert (status, result["add"], result["applied"]) == (1, 1, False)
    assert [each["line"] for each in result["problems"]] == [3]  # type: ignore[attr-defined]
    assert Person.objects.for_trust(here.trust).count() == 4


def test_it_does_it_when_the_number_of_leavers_is_right(
    here: TrustHere, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(HEAD + NEW + ",Wes,OfBrannoc,wes@brannoc.example,left\n", encoding="cp1252")
    with pytest.raises(WrongUse, match="1 person leaves, not 0"):
        _run(capsys, file, apply=True)
    status, result, _ = _run(capsys, file, apply=True, leavers=1)
    assert (status, result["applied"], result["left_over"]) == (0, True, [])
    here.writer.refresh_from_db()
    assert not here.writer.is_active
    assert Person.objects.filter(email="ann@brannoc.example").exists()
    _, again, _ = _run(capsys, file)
    assert (again["add"], again["leave"], again["same"]) == (0, 0, 1)


def test_a_file_that_is_not_there_and_a_trust_that_is_not_are_wrong_use(
    here: TrustHere, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del here
    with pytest.raises(WrongUse, match="cannot be read"):
        _run(capsys, tmp_path / "nothing.csv")
    file = tmp_path / "people.csv"
    file.write_text(HEAD)
    with pytest.raises(WrongUse, match="there is no trust nowhere"):
        _run(capsys, file, trust="nowhere")
