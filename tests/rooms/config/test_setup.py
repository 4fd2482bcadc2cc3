"""Setting up a real trust: what is asked, what is refused, what is made, and what a second run finds."""

import argparse
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from candour.config.answers import QUESTIONS, add_options, answers_of
from candour.config.command import WrongUse
from candour.config.commands import setup
from candour.config.settings_file import read_settings_file, write_settings_file
from tests import migrated

ANSWERS = {
    "trust": "Kenwith Vale",
    "site": "Kenwith Hospital",
    "team": "Heron ward",
    "address": "https://talk.kenwith.example",
    "first_name": "Gwen",
    "last_name": "Ash",
    "email": "gwen@kenwith.example",
    "job": "Head of patient experience",
    "proxies": "127.0.0.1",
}


def _setup(folder: Path, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
    own = {name: value for name, value in os.environ.items() if not name.startswith(("CANDOUR_", "DJANGO_"))}
    own |= {"PYTHONPATH": str(Path(__file__).parents[3] / "src"), **more}
    return subprocess.run(
        [sys.executable, "-m", "candour", "setup", "--data", str(folder), *words],
        env=own,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def _options(**given: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_options(parser)
    return parser.parse_args(
        [word for key, value in given.items() for word in (f"--{key.replace('_', '-')}", value)]
    )


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("address", "http://talk.example.org", "must begin with https://"),
        ("address", "https://talk.example.org/candour", "Give the address alone"),
        ("email", "gwen", "Give an email address"),
        ("mail", "mail.example.org", "Give it as smtp"),
        ("mail", "smtp+tls://user:secret@host", "Leave the password out"),
        ("mail_password_file", "/nowhere/at/all", "There is no file"),
        ("trust", " ", "--trust is missing"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_with_a_remedy(
    tmp_path: Path, key: str, value: str, words: str
) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(yaml.safe_dump({**ANSWERS, key: value}), encoding="utf-8")
    with pytest.raises(WrongUse, match=words):
        answers_of(_options(answers=str(file)), None)


def test_a_name_in_the_file_that_nobody_asks_for_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(yaml.safe_dump({**ANSWERS, "trst": "x"}), encoding="utf-8")
    with pytest.raises(WrongUse, match="trst"):
        answers_of(_options(answers=str(file)), None)


def test_whoever_sits_there_is_asked_again_until_an_answer_can_be(capsys: pytest.CaptureFixture[str]) -> None:
    said = iter(
        [
            *("", "Kenwith Vale", "Kenwith Hospital", "Heron ward"),
            *("http://x.example", "https://talk.kenwith.example/", "Gwen", "Ash", "gwen@kenwith.example"),
            *("Head of systems", "", "", ""),
        ]
    )
    answers = answers_of(_options(), lambda _: next(said))
    assert (answers.trust, answers.address) == ("Kenwith Vale", "https://talk.kenwith.example")
    assert answers.mail_from == "Candour <candour@talk.kenwith.example>"
    assert "must begin with https://" in capsys.readouterr().err


def test_every_question_has_an_option_and_a_key() -> None:
    parser = argparse.ArgumentParser()
    add_options(parser)
    assert {each.key for each in QUESTIONS} <= set(vars(parser.parse_args([])))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    """A trust as set-up makes it, in a clean folder of its own."""
    folder = tmp_path_factory.mktemp("setup")
    file, data = folder / "answers.yaml", folder / "data"
    file.write_text(yaml.safe_dump(ANSWERS), encoding="utf-8")
    answer = _setup(data, "--answers", str(file), "--json")
    assert answer.returncode == 0, answer.stderr
    return data, json.loads(answer.stdout.splitlines()[-1])


@pytest.mark.only_on("sqlite")
def test_set_up_makes_keys_and_settings_for_their_owner_alone(made: tuple[Path, dict[str, object]]) -> None:
    data, result = made
    files = [data / "settings.env", *(data / "keys").iterdir(), data / "candour.sqlite3"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (data, data / "keys")} == {0o700}
    assert sorted(str(file) for file in (data / "keys").iterdir()) == sorted(map(str, result["keys"]))  # type: ignore[call-overload]
    assert "CANDOUR_ADDRESS=https://talk.kenwith.example\n" in (data / "settings.env").read_text()
    assert str(result["invitation"]).startswith("https://talk.kenwith.example/join/")
    assert len(result["next"]) == 3  # type: ignore[arg-type]


@pytest.mark.only_on("sqlite")
def test_run_again_it_says_what_is_there_and_gives_a_fresh_link(
    made: tuple[Path, dict[str, object]],
) -> None:
    data, result = made
    again = _setup(data, "--json")
    assert again.returncode == 0, again.stderr
    second = json.loads(again.stdout.splitlines()[-1])
    assert (second["trust"], second["was_there"]) == ("Kenwith Vale", True)
    assert second["invitation"] != result["invitation"], "the link before works no more"
    other = _setup(data, "--trust", "Another Trust")
    assert other.returncode == 2
    assert "holds Kenwith Vale" in other.stderr


@pytest.mark.only_on("sqlite")
def test_a_demonstration_never_becomes_a_real_trust(tmp_path: Path) -> None:
    (tmp_path / "mode").write_text("demo\n")
    answer = _setup(tmp_path, "--trust", "Kenwith Vale")
    assert answer.returncode == 2
    assert "holds a demonstration" in answer.stderr
    answer = _setup(tmp_path / "new", CANDOUR_MODE="test")
    assert answer.returncode == 2
    assert "leave CANDOUR_MODE out" in answer.stderr


@pytest.mark.only_on("sqlite")
def test_without_anybody_to_ask_it_names_what_is_missing_and_writes_nothing(tmp_path: Path) -> None:
    answer = _setup(tmp_path / "data", "--trust", "Kenwith Vale")
    assert answer.returncode == 2
    assert "--site is missing" in answer.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.only_on("sqlite")
def test_a_run_that_ended_half_way_is_finished_by_the_next(tmp_path: Path) -> None:
    """The settings stand there, and no trust yet: as after a power cut between the two."""
    data, file = tmp_path / "data", tmp_path / "answers.yaml"
    data.mkdir(mode=0o700)
    migrated.copy_to(data / "candour.sqlite3")
    (data / "settings.env").write_text("CANDOUR_ADDRESS=https://old.example\n")
    file.write_text(yaml.safe_dump(ANSWERS), encoding="utf-8")
    answer = _setup(data, "--answers", str(file), "--json")
    assert answer.returncode == 0, answer.stderr
    result = json.loads(answer.stdout.splitlines()[-1])
    assert (result["was_there"], result["address"]) == (False, "https://talk.kenwith.example")


@pytest.mark.only_on("sqlite")
def test_mail_that_does_not_work_is_said_and_stops_nothing(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "answers.yaml"
    data.mkdir(mode=0o700)
    migrated.copy_to(data / "candour.sqlite3")
    file.write_text(yaml.safe_dump({**ANSWERS, "mail": "smtp://127.0.0.1:9"}), encoding="utf-8")
    answer = _setup(data, "--answers", str(file), "--test-letter", "--json")
    assert answer.returncode == 0, answer.stderr
    result = json.loads(answer.stdout.splitlines()[-1])
    assert result["mail"].startswith("the test letter did not leave (ConnectionRefusedError)")
    assert result["invitation"]


@pytest.mark.parametrize(("said", "wants"), [("", True), ("Yes", True), ("n", False), ("later", False)])
def test_a_letter_is_sent_after_a_yes(said: str, wants: bool) -> None:
    assert setup.wants_letter(said) is wants


def test_a_database_that_set_up_was_given_is_the_one_that_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CANDOUR_DATA", str(tmp_path))
    monkeypatch.setenv("CANDOUR_DATABASE_URL", "postgresql://candour@localhost/candour")
    write_settings_file(setup._settings(answers_of(_options(**ANSWERS), None)))
    monkeypatch.delenv("CANDOUR_DATABASE_URL")
    monkeypatch.delenv("CANDOUR_ADDRESS", raising=False)
    assert read_settings_file()["CANDOUR_DATABASE_URL"] == "postgresql://candour@localhost/candour"
