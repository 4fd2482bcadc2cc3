"""The commands `candour route` and `candour policy`: what scripts rely on."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from candour.config.command import main
from candour.domain.approval.plain import to_plain
from candour.domain.approval.starting_table import STARTING_POLICY

QUESTION: dict[str, Any] = {
    "post": {"kind": "complaint", "criticality": -2, "flags": []},
    "checks": ["nonapology"],
    "author": {"role": "staff nurse", "rights": []},
    "channel": "mastodon",
    "claims_change": False,
    "incident_open": False,
    "at": "2026-05-05T22:10:00+01:00",
    "on_duty": [
        {"person": "Mair", "role": "matron on call", "until": "2026-05-06T07:00:00+01:00"},
        {"person": "Siân", "role": "approver", "until": "2026-05-06T07:00:00+01:00"},
        {"person": "Cai", "role": "approver", "until": "2026-05-05T20:00:00+01:00"},
    ],
}


def ask(changes: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """This will ask for the route of the question with these changes, from a file."""
    file = tmp_path / "question.json"
    file.write_text(json.dumps(QUESTION | changes), encoding="utf-8")
    assert main(["route", "--json", str(file)]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return answer


def test_a_route_has_the_keys_that_scripts_rely_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask({}, tmp_path, capsys) == {
        "steps": [{"who": "Mair", "role": "matron on call", "deputy": "Siân", "within_minutes": 30}],
        "reasons": ["It answers a complaint."],
        "clauses": ["3.1"],
        "minutes": {"p50": None, "p90": None, "basis": "we do not know yet; the deputy is asked at 22:40"},
        "would_shorten": [{"what": "When someone may have been harmed", "minutes": 15, "leads_to": 0}],
    }


def test_with_the_right_there_are_no_steps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = ask({"author": {"role": "nurse", "rights": ["answer_complaints"]}}, tmp_path, capsys)
    assert answer["steps"] == []
    assert answer["minutes"]["p90"] == 0
    assert "refusal" not in answer


def test_without_a_post_and_with_nobody_on_duty_the_duty_role_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (step,) = ask({"post": None, "on_duty": []}, tmp_path, capsys)["steps"]
    assert step["who"] == step["deputy"] == "site manager on call"


def test_a_floor_gives_a_refusal_and_the_human_who_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    post = {"kind": "compliment", "criticality": 4, "flags": ["self_harm"]}
    answer = ask({"post": post}, tmp_path, capsys)
    assert answer["steps"] == []
    assert answer["clauses"] == ["floor 1"]
    assert answer["refusal"]["hands_to"]["who"] == "Mair"
    assert answer["refusal"]["remedy"]


def test_people_read_sentences(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(QUESTION).encode())))
    assert main(["route"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "One person: the matron on call."


def test_several_questions_get_one_answer_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(
        f"{json.dumps(QUESTION)}\n\n{json.dumps(QUESTION | {'claims_change': True})}\n", encoding="utf-8"
    )
    assert main(["route", str(file), "--json"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [len(answer["steps"]) for answer in answers] == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "[]",
        "null",
        "NaN",
        "[" * 100_000,
        json.dumps({}),
        json.dumps(QUESTION | {"colour": "red"}),
        json.dumps(QUESTION | {"at": "tonight"}),
        json.dumps(QUESTION | {"at": None}),
        json.dumps(QUESTION | {"post": {"kind": "rant", "criticality": 0, "flags": []}}),
        json.dumps(QUESTION | {"post": {"kind": "complaint", "criticality": -9, "flags": []}}),
        json.dumps(QUESTION | {"post": {"kind": "complaint", "criticality": 0, "flags": ["rain"]}}),
        json.dumps(QUESTION | {"author": {"rights": ["fly"]}}),
        json.dumps(QUESTION | {"claims_change": "no"}),
        json.dumps(QUESTION | {"on_duty": [{"role": "matron"}]}),
        json.dumps(QUESTION | {"on_duty": "Mair"}),
    ],
    ids=range(17),
)
def test_facts_that_cannot_be_read_end_with_two_and_one_sentence(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "question.json"
    file.write_text(text, encoding="utf-8")
    assert main(["route", "--json", str(file)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1


def test_a_file_that_is_not_there_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["route", "no-such-file.json"]) == 2
    assert main(["policy", "check", "no-such-file.yaml"]) == 2
    assert "cannot be opened" in capsys.readouterr().err


def test_the_starting_policy_checks_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text(yaml.safe_dump(to_plain(STARTING_POLICY)), encoding="utf-8")
    assert main(["policy", "check", "--json", str(file)]) == 0
    answer = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert answer["gaps"] == answer["unreachable"] == []
    assert [row["number"] for row in answer["rows"]] == ["F1", "F2", "F3", "F4", *map(str, range(1, 12))]


def test_a_policy_with_a_gap_ends_with_one_and_says_which(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = to_plain(STARTING_POLICY)
    rows = plain["rows"]
    assert isinstance(rows, list)
    file = tmp_path / "policy.yaml"
    file.write_text(
        yaml.safe_dump(plain | {"rows": [*rows[:-1], rows[0] | {"number": "12"}]}), encoding="utf-8"
    )
    assert main(["policy", "check", str(file)]) == 1
    said = capsys.readouterr().out
    assert "Gap: no row decides" in said
    assert "Row 12 never applies" in said


@pytest.mark.parametrize("text", ["{", "7", "rows: 7", "floors: []\nrows: []", "? [a]\n: b"])
def test_a_policy_that_cannot_be_read_ends_with_two(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text(text, encoding="utf-8")
    assert main(["policy", "check", "--json", str(file)]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_what_is_exported_can_be_piped_back_in_and_needs_no_django() -> None:
    told = "import sys; from candour.config.command import main; code = main(sys.argv[1:]); "
    told += "print('django' in sys.modules, file=sys.stderr); sys.exit(code)"
    exported = subprocess.run(
        [sys.executable, "-c", told, "policy", "export"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    assert exported.stderr.strip() == "False"
    assert yaml.safe_load(exported.stdout) == to_plain(STARTING_POLICY)
    changed = exported.stdout.replace("site manager on call", "bed manager")
    again = subprocess.run(
        [sys.executable, "-c", told, "policy", "export", "--json"],
        input=changed,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(again.stdout.splitlines()[-1])["duty_role"] == "bed manager"
    routed = subprocess.run(
        [sys.executable, "-c", told, "route", "--json"],
        input=json.dumps(QUESTION),
        capture_output=True,
        text=True,
        check=True,
    )
    assert routed.stderr.strip() == "False"
