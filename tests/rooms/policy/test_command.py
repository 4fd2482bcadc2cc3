"""`candour policy simulate`: what a table would have done, for scripts."""

import io
import json
from pathlib import Path

import pytest
import yaml

from candour.config.command import main
from candour.domain.approval.plain import to_plain
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.policy.actions import begin_change
from tests.world import World


def test_a_table_is_replayed_against_the_past_from_the_command_line(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    world.send(world.receive())
    file = tmp_path / "policy.yaml"
    file.write_text(yaml.safe_dump(to_plain(STARTING_POLICY)), encoding="utf-8")
    assert main(["policy", "simulate", "--json", "--days", "90", str(file)]) == 0
    found = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (found["days"], found["cases"], found["without_waiting_after"]) == (90, 1, 0)
    assert (found["gaps"], found["unreachable"], found["unseen_changed"]) == ([], [], [])
    # and without a file it takes the change that is being worked on
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert main(["policy", "simulate"]) == 2
    assert "no change is being worked on" in capsys.readouterr().err
    begin_change(by=world["communications"], reason="Too slow.", now=world.now)
    assert main(["policy", "simulate", "--trust", "st-brannocs"]) == 0
    assert "There is one reply in the last 30 days." in capsys.readouterr().out
    assert main(["policy", "simulate", "--trust", "nowhere"]) == 2
    assert "there is no such trust" in capsys.readouterr().err
