"""Fault 14: a correction or a take-down asked for while the reply is being sent: none lost, none twice."""

import os
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from tests.rooms.voice.fourteen import Net, OnTheSquare, run
from tests.rooms.voice.networks import three_networks
from tests.rooms.voice.square import SQUARE
from tests.rooms.voice.squares import Place

FULL = bool(os.environ.get("CANDOUR_FULL"))
ON_POSTGRESQL = bool(os.environ.get("CANDOUR_DATABASE_URL"))
TRIALS = int(os.environ.get("CANDOUR_TRIALS", "2000" if FULL else "12" if ON_POSTGRESQL else "30"))
ON_NETWORKS = 600 if FULL else 6
SEED = int(os.environ.get("CANDOUR_SEED", "14"))
MOST = timedelta(minutes=5)


@pytest.mark.timeout(3600)
def test_what_is_asked_for_while_a_reply_is_being_sent_happens_once(place: Place) -> None:
    words, slowest = try_it(place, OnTheSquare(), TRIALS)
    print(f"fault 14: {TRIALS} trials, {SQUARE.failed} faults met, {words}")
    assert slowest <= MOST


@pytest.mark.timeout(3600)
def test_it_happens_once_in_each_network_s_own_file(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with three_networks(place, tmp_path, monkeypatch) as net:
        words, slowest = try_it(place, net, ON_NETWORKS)
        print(f"fault 14 on three networks: {ON_NETWORKS} trials, {net.met()} faults met, {words}")
    assert slowest <= MOST


def try_it(place: Place, net: Net, trials: int) -> tuple[str, timedelta]:
    """This will make the trials, find nothing wrong in any, and give figures and the slowest correction.

    Where a person has to do something first, the time until then is theirs.
    """
    wrong: list[str] = []
    slowest = timedelta()
    ends: Counter[str] = Counter()
    for number in range(trials):
        trial = run(place, net, number, SEED)
        verdict = trial.verdict()
        if verdict:
            wrong.append(f"{trial.words}: {verdict}")
        needs_people = {"refused", "revoked"} & set(trial.more) or trial.kind == net.kinds[2]
        if not needs_people:
            slowest = max(slowest, trial.delay() or timedelta())
        ends.update([trial.end, "asked for" if trial.is_asked else "not asked for: the network refused"])
    assert wrong == []
    return f"0 wrong, slowest correction {slowest} after both were known; {dict(ends)}", slowest
