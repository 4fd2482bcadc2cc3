"""`candour read` and `candour bench read`, as scripts rely on them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench import read
from bench.phrases import phrases
from candour.config.command import main
from candour.domain.kinds import Flag, Kind

_KEYS = {"id", "kind", "confidence", "criticality", "flags", "evidence", "abstains"}


def _run(*words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "candour", *words], input=given, capture_output=True, text=True, check=False
    )


def test_each_line_gets_one_line_with_the_promised_keys() -> None:
    texts = ["Thank you all", "Why does nobody ever answer?", "Ward 3 \ud83d\ude00 was lovely", ""]
    done = _run(
        "read", given="".join(json.dumps({"id": at, "text": text}) + "\n" for at, text in enumerate(texts))
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [row["id"] for row in rows] == [0, 1, 2, 3]
    for row, text in zip(rows, texts, strict=True):
        assert set(row) == _KEYS
        assert row["kind"] in set(Kind)
        assert set(row["flags"]) <= set(Flag)
        assert all(0 <= start < end <= len(text) for start, end in row["evidence"])


def test_a_bad_line_is_named_and_passed_over() -> None:
    done = _run(
        "read", given='{"id": 1, "text": "Thanks"}\nnot json\n[1]\n{"id": 2}\n{"id": 3, "text": "Thanks"}\n'
    )
    assert done.returncode == 2
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1, 3]
    assert [line.split()[3] for line in done.stderr.splitlines()] == ["2", "3", "4"]
    assert "Traceback" not in done.stderr


def test_an_answer_comes_before_the_next_line_is_asked() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "candour", "read"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for at in range(3):
            running.stdin.write(json.dumps({"id": at, "text": "Thank you"}) + "\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == at
        running.stdin.close()


def test_a_file_named_last_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "posts.jsonl"
    path.write_text('{"id": "a", "text": "Is the pharmacy open?"}\n\n', encoding="utf-8")
    assert main(["read", "--json", str(path)]) == 0
    [answer] = capsys.readouterr().out.splitlines()
    assert json.loads(answer)["kind"] == "question"


def test_a_missing_file_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "nowhere.jsonl"]) == 2
    assert "nowhere.jsonl cannot be opened" in capsys.readouterr().err


def test_bytes_that_are_not_utf8_do_not_stop_the_reading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "posts.jsonl"
    path.write_bytes(b'{"id": 1, "text": "caf\xe9 was lovely"}\n{"id": 2, "text": "\\ud800 thanks"}\n')
    assert main(["read", str(path)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


@pytest.mark.parametrize("name", ["kind", pytest.param("kind3", marks=pytest.mark.in_full)])
def test_the_bench_prints_speed_and_the_confusion_table(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    few = list(phrases())[::20]
    monkeypatch.setattr(read, "phrases", lambda: few)  # how fast, and how well others read, is not asked here
    monkeypatch.setattr(read, "_SPEED_TEXTS", 200)
    monkeypatch.setattr(read, "_BOTH_TEXTS", 20)
    path = tmp_path / "labels.jsonl"
    rows = [
        ("Thank you so much, you were all wonderful", "compliment"),
        ("Nobody came and it was filthy", "complaint"),
    ]
    path.write_text(
        "".join(json.dumps({"text": text, name: kind}) + "\n" for text, kind in rows), encoding="utf-8"
    )
    assert main(["bench", "read", "--json", "--rounds", "1", "--labels", str(path)]) == 0
    result = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert {"rate", "cpu_ms", "baseline_cpu_ms", "ratio", "p50_ms", "p95_ms", "p99_ms", "peak_mib"} <= set(
        result
    )
    assert result["confusion"]["compliment"]["compliment"] == 1
    assert result["rows"] == 2


@pytest.mark.parametrize("line", ["x", '{"text": "a"}', '{"text": "a", "kind": "rant"}', ""])
def test_labels_that_cannot_be_used_are_wrong_use(
    line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    assert main(["bench", "read", "--rounds", "1", "--labels", str(path)]) == 2
    assert capsys.readouterr().err.startswith("candour bench: ")


def test_the_bench_needs_the_data_that_it_is_told_to_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", "read", "--data-folder", str(tmp_path)]) == 2
    assert "no nhs-feedback/train.jsonl" in capsys.readouterr().err


def test_training_both_readers_says_which_extra_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nhs-feedback").mkdir()
    (tmp_path / "nhs-feedback" / "train.jsonl").write_text("", encoding="utf-8")
    monkeypatch.setattr("candour.config.commands.train_reader._FOR_STRONG", ("a_package_that_nobody_has",))
    assert main(["train-reader", "--data-folder", str(tmp_path)]) == 2
    assert "candour[train-minilm]" in capsys.readouterr().err
