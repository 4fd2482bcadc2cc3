"""Fault 13: a thread whose third part fails stops, says so, and goes on at three: no gap, nothing twice."""

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.rooms.voice.fourteen import Net, OnTheSquare
from tests.rooms.voice.networks import three_networks
from tests.rooms.voice.square import SQUARE
from tests.rooms.voice.squares import Place
from tests.rooms.voice.thirteen import run

FULL = bool(os.environ.get("CANDOUR_FULL"))
TRIALS = int(os.environ.get("CANDOUR_TRIALS", "300" if FULL else "9"))
ON_NETWORKS = int(os.environ.get("CANDOUR_TRIALS", "100" if FULL else "3"))
SEED = int(os.environ.get("CANDOUR_SEED", "13"))


@pytest.mark.timeout(3600)
def test_a_thread_has_no_gap_and_no_part_twice(place: Place) -> None:
    words = try_it(place, OnTheSquare(), TRIALS)
    print(f"fault 13: {TRIALS} threads, {SQUARE.failed} faults met, {words}")


@pytest.mark.timeout(3600)
def test_it_has_none_in_each_network_s_own_file(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with three_networks(place, tmp_path, monkeypatch) as net:
        words = try_it(place, net, ON_NETWORKS)
        print(f"fault 13 on three networks: {ON_NETWORKS} threads, {net.met()} faults met, {words}")


def try_it(place: Place, net: Net, trials: int) -> str:
    """This will make the trials, find nothing wrong in any, and give figures."""
    wrong: list[str] = []
    stops: Counter[str] = Counter()
    for number in range(trials):
        trial = run(place, net, number, SEED)
        verdict = trial.verdict()
        if verdict:
            wrong.append(f"{trial.words}: {verdict}")
        stops.update(trial.stops)
    assert wrong == []
    return f"0 gaps, 0 twice; stopped and went on: {dict(sorted(stops.items()))}"
