"""`candour check` as scripts use it: JSON lines in, JSON lines out, one at a time."""

import json
import subprocess
import sys
from pathlib import Path

from candour.config.command import main

KEYS = {"check", "level", "reason", "remedy", "clause", "spans"}


def test_each_draft_is_answered_with_the_contracts_keys(tmp_path: Path, capfd) -> None:  # type: ignore[no-untyped-def]
    drafts = tmp_path / "drafts.jsonl"
    reply = "I am so sorry about the cold food in bay 3. Sister Mary has changed the trolley."
    drafts.write_text(json.dumps({"id": "a1", "incoming": "The food was cold.", "reply": reply}) + "\n")
    assert main(["check", str(drafts)]) == 0
    answer = json.loads(capfd.readouterr().out)
    assert set(answer) == {"id", "verdict", "findings"}
    assert (answer["id"], answer["verdict"]) == ("a1", "hold")
    assert all(set(finding) == KEYS for finding in answer["findings"])
    held = next(finding for finding in answer["findings"] if finding["check"] == "identity")
    assert [reply[start:end] for start, end in held["spans"]] == ["bay 3"]
