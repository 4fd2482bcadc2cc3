"""Lines of JSON as people's programs write them: a mark at the start, numbers that JSON does not know."""

import json
import sys
from pathlib import Path

import pytest

from candour.config.command import main
from candour.config.lines import lines_of

LINES = {
    "read": {"id": 1, "text": "Thank you all"},
    "check": {"id": 1, "incoming": "The food was cold.", "reply": "I am sorry. I have told the cook. Tom"},
}
commands = pytest.mark.parametrize("command", LINES)


@commands
def test_the_mark_that_windows_puts_before_a_text_is_left_out(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = tmp_path / "asked.jsonl"
    line = b"\xef\xbb\xbf" + json.dumps(LINES[command]).encode() + b"\r\n"
    asked.write_bytes(line * 2)
    assert main([command, "--reader", "linear", str(asked)]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert [json.loads(answer)["id"] for answer in printed.out.splitlines()] == [1, 1]


def test_the_mark_is_left_out_of_standard_input_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = tmp_path / "given"
    given.write_bytes(b"\xef\xbb\xbf{}\n")
    with given.open(encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert list(lines_of(None)) == ["{}\n"]


@commands
@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("NaN", "has NaN, which is no number in JSON."),
        ("-Infinity", "has -Infinity, which is no number in JSON."),
        ("1e999", "has a number that is too large."),
        ("-1e999", "has a number that is too large."),
        ("9" * 5_000, "has a number of more than 4,300 digits."),
    ],
)
def test_a_number_that_could_not_be_given_back_is_named(
    command: str, number: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = tmp_path / "asked.jsonl"
    good = json.dumps(LINES[command])
    bad = json.dumps(LINES[command] | {"id": 0}).replace('"id": 0', f'"id": {number}')
    asked.write_text(f"{bad}\n{good}\n", encoding="utf-8")
    assert main([command, "--reader", "linear", str(asked)]) == 2
    printed = capsys.readouterr()
    assert [json.loads(answer)["id"] for answer in printed.out.splitlines()] == [1]
    [sentence] = printed.err.splitlines()
    assert sentence.startswith(f"candour {command}: line 1 {why}")
    assert sentence.endswith(".")


@commands
def test_what_is_nested_is_given_back_or_refused(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = tmp_path / "asked.jsonl"
    nested = ["[" * depth + "]" * depth for depth in [1, *range(850, 1_050), 100_000]]
    bare = json.dumps(LINES[command] | {"id": 0})
    asked.write_text("".join(bare.replace('"id": 0', f'"id": {each}') + "\n" for each in nested))
    assert main([command, "--reader", "linear", str(asked)]) == 2
    printed = capsys.readouterr()
    answered, refused = printed.out.splitlines(), printed.err.splitlines()
    assert len(answered) + len(refused) == len(nested)
    for answer, given in zip(answered, nested, strict=False):
        assert answer.startswith(f'{{"id": {given}, ')
    assert all("is nested too deeply." in sentence for sentence in refused)


@commands
def test_an_answer_is_all_that_json_needs(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = tmp_path / "asked.jsonl"
    asked.write_text(json.dumps(LINES[command]) + "\n", encoding="utf-8")
    answers = []
    for words in ([command], [command, "--json"]):
        assert main([*words, "--reader", "linear", str(asked)]) == 0
        answers.append(capsys.readouterr().out)
    assert answers[0] == answers[1]
    assert len(answers[0].splitlines()) == 1
