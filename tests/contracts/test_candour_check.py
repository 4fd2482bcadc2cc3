"""`candour check` as scripts use it: JSON lines in, JSON lines out, one at a time."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from candour.config.command import main

KEYS = {"check", "level", "reason", "remedy", "clause", "spans"}
SORRY_FOR_PRAISE = {
    "id": "pizza",
    "incoming": "Best pizza ever, keep up the good work, thank you so much!",
    "reply": "So sorry about that!",
}


def answers(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_each_draft_is_answered_with_the_keys_of_the_contract(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts = tmp_path / "drafts.jsonl"
    reply = "I am so sorry about the cold food in bay 3. Sister Mary has changed the trolley."
    drafts.write_text(json.dumps({"id": "a1", "incoming": "The food was cold.", "reply": reply}) + "\n")
    assert main(["check", str(drafts)]) == 0
    [answer] = answers(capsys.readouterr().out)
    assert list(answer) == ["id", "verdict", "findings"]
    assert (answer["id"], answer["verdict"]) == ("a1", "hold")
    findings = answer["findings"]
    assert isinstance(findings, list)
    assert all(set(finding) == KEYS for finding in findings)
    held = next(finding for finding in findings if finding["check"] == "identity")
    assert [reply[start:end] for start, end in held["spans"]] == ["bay 3"]


def test_the_reader_reads_the_incoming_post(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drafts = tmp_path / "drafts.jsonl"
    drafts.write_text(json.dumps(SORRY_FOR_PRAISE))
    assert main(["check", "--json", str(drafts)]) == 0
    [answer] = answers(capsys.readouterr().out)
    assert answer["verdict"] == "hold"


def test_every_key_of_the_question_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    same = "The lift is mended and the stairs were swept by Tom this morning, come and see."
    question = {
        "id": 7,
        "incoming": "The lift in the tower has been broken for the whole of last month.",
        "reply": f"{same} Dilys",
        "earlier": [
            same,
            {"text": same, "at": "2026-11-22T09:00:00Z"},
            {"text": same, "at": "2026-11-22T10:00"},
        ],
        "writer": {"name": "Beth Oduya", "role": "Sister"},
        "patient_name": "Dilys Pellow",
        "media": [{"alt": ""}],
        "at": "2026-11-22T11:00:00+00:00",
    }
    drafts = tmp_path / "drafts.jsonl"
    drafts.write_text(json.dumps(question))
    assert main(["check", str(drafts)]) == 0
    [answer] = answers(capsys.readouterr().out)
    findings = answer["findings"]
    assert isinstance(findings, list)
    held = {finding["check"] for finding in findings if finding["level"] == "hold"}
    assert held == {"sameness", "identity", "alt_text_missing"}


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "[]",
        "{}",
        '{"reply": 3}',
        '{"reply": "x", "incoming": 3}',
        '{"reply": "x", "earlier": "y"}',
        '{"reply": "x", "earlier": [3]}',
        '{"reply": "x", "writer": "Tom"}',
        '{"reply": "x", "media": [3]}',
        '{"reply": "x", "at": "yesterday"}',
        '{"reply": "x", "at": 3}',
        '{"id": ' + "9" * 5000 + "}",
        "[" * 100_000,
    ],
)
def test_a_bad_line_is_named_and_the_good_ones_are_answered(
    line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafts = tmp_path / "drafts.jsonl"
    drafts.write_text("\n".join([json.dumps(SORRY_FOR_PRAISE), line, "", json.dumps(SORRY_FOR_PRAISE)]))
    assert main(["check", str(drafts)]) == 2
    printed = capsys.readouterr()
    assert len(answers(printed.out)) == 2
    [sentence] = printed.err.splitlines()
    assert sentence.startswith("candour check: line 2 ")
    assert sentence.endswith(".")


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "nowhere.jsonl")]) == 2
    assert capsys.readouterr().err == (
        "candour check: The file nowhere.jsonl cannot be opened. Name a file that is there.\n"
    )


def test_broken_signs_are_answered_in_plain_ascii(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drafts = tmp_path / "drafts.jsonl"
    drafts.write_bytes(b'{"id": "\\ud800", "incoming": "caf\xe9 \\udfff", "reply": "\\ud83d \xff bay 3"}\n')
    assert main(["check", str(drafts)]) == 0
    printed = capsys.readouterr().out
    assert printed.isascii()
    assert answers(printed)[0]["verdict"] == "hold"


def test_the_first_answer_comes_before_the_last_line_is_read() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "candour", "check"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for number in range(2):
            running.stdin.write(json.dumps({**SORRY_FOR_PRAISE, "id": number}) + "\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == number
        running.stdin.close()
        assert running.wait(timeout=60) == 0


def test_an_answer_comes_before_the_next_draft_is_asked() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "candour", "check"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for number in range(3):
            running.stdin.write(json.dumps({**SORRY_FOR_PRAISE, "id": number}) + "\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == number
        running.stdin.close()


ODD = {
    "empty": "",
    "blank": " \n\t ",
    "a lone surrogate": "\ud83d sorry \udc4f",
    "right to left": "\u202esorry\u202c \u2066for that\u2069",
    "unseen signs": "so\u200brry\u200d for\ufeff that",
    "a family": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 thank you",
    "a flag": "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f thank you",
    "a skin tone": "\U0001f44d\U0001f3fd thank you",
    "a very long one": "I am sorry about the lift. " * (38_000 if os.environ.get("CANDOUR_FULL") else 9_500),
}


@pytest.mark.parametrize("command", ["check", "read"])
@pytest.mark.parametrize("name", ODD)
def test_odd_texts_are_answered_with_places_inside_them(
    command: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = ODD[name] + ("" if name in {"empty", "blank"} else " My number is 943 476 5919.")
    asked = tmp_path / "asked.jsonl"
    asked.write_text(json.dumps({"id": 1, "text": text, "incoming": text, "reply": text}) + "\n")
    assert main([command, str(asked)]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    [answer] = answers(printed.out)
    if command == "read":
        evidence = answer["evidence"]
        assert isinstance(evidence, list)
        spans = evidence
        assert ("identifiable" in str(answer["flags"])) == ("943" in text)
    else:
        findings = answer["findings"]
        assert isinstance(findings, list)
        spans = [span for finding in findings for span in finding["spans"]]
        held = [finding["check"] for finding in findings if finding["level"] == "hold"]
        assert ("identity" in held) == ("943" in text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
