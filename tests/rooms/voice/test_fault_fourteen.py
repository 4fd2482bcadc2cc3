"""Fault 14: a correction or a take-down asked for while the reply is being sent: none lost, none twice."""

import os
from collections import Counter
from datetime import timedelta

import pytest

from tests.rooms.voice.fourteen import run
from tests.rooms.voice.square import SQUARE
from tests.rooms.voice.squares import Place

TRIALS = int(os.environ.get("CANDOUR_TRIALS", "2000" if os.environ.get("CANDOUR_FULL") else "200"))
SEED = int(os.environ.get("CANDOUR_SEED", "14"))
MOST = timedelta(minutes=5)


@pytest.mark.timeout(3600)
def test_what_is_asked_for_while_a_reply_is_being_sent_happens_once(place: Place) -> None:
    wrong: list[str] = []
    delays: list[timedelta] = []
    ends: Counter[str] = Counter()
    met: Counter[str] = Counter()
    for number in range(TRIALS):
        trial = run(place, number, SEED)
        verdict = trial.verdict()
        if verdict:
            wrong.append(f"{trial.words}: {verdict}")
        delay = trial.delay()
        needs_people = {"refused", "revoked"} & set(trial.more) or trial.kind == "square_blind"
        if delay is not None and not needs_people:
            delays.append(delay)
        ends.update([trial.end])
        met.update([trial.what, trial.kind, *trial.faults, *trial.more])
    print(
        f"fault 14: {TRIALS} trials, {len(wrong)} wrong, {SQUARE.failed} faults met, "
        f"slowest correction {max(delays)} after both were known; "
        f"in the end {dict(ends)}; met {dict(met)}"
    )
    assert wrong == []
    assert max(delays) <= MOST
