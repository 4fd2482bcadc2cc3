"""Measures how long it takes to find opinion groups in a large vote, and whether planted ones are found.

Three groups lean their own way on each clause. One clause in ten has a majority that the smallest group
rejects; none of these may be adopted. Beside it, in the same run: the bare library told that there are three
groups, without the search for their number.
"""

import argparse
import resource
import statistics
import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from bench.baselines import groups_by_library
from candour.domain.consensus.ballots import Tally
from candour.domain.consensus.bridging import outcome
from candour.guidelines.grouping import UNSEEN, Grouping, Votes, groups_of

Given = TypeVar("Given")
SHARES = (0.5, 0.3, 0.2)
"""The planted groups, as shares of the people."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add how much of all that could be voted on people did vote on."""
    parser.add_argument("--seen", type=float, default=0.3, help="consensus: share of clauses voted on (0.3)")


def run(args: argparse.Namespace) -> dict[str, object]:
    """This will group `--people` who voted on `--posts` clauses, and count every vote."""
    from sklearn.metrics import adjusted_rand_score  # noqa: PLC0415 - slow to load

    rng = np.random.default_rng(args.seed)
    planted = rng.choice(len(SHARES), args.people, p=SHARES)
    votes, rejected = _votes(rng, planted, args.posts, args.seen)
    groups_of(votes[:100])
    found, spent, clock = _timed(lambda: groups_of(votes), args.rounds)
    _, baseline, _ = _timed(lambda: groups_by_library(votes, len(SHARES)), args.rounds)
    began = time.perf_counter()
    adopted = {clause for clause in range(args.posts) if _is_adopted(votes[:, clause], found)}
    counting = time.perf_counter() - began
    return {
        "people": args.people,
        "clauses": args.posts,
        "votes": int((~np.isnan(votes)).sum()),
        "groups": found.count,
        "adjusted_rand": round(float(adjusted_rand_score(planted, found.groups)), 4),
        "seconds": round(clock + counting, 2),
        "cpu_ms": round(1000 * spent),
        "baseline_cpu_ms": round(1000 * baseline),
        "ratio": round(spent / baseline, 2),
        "adopted": len(adopted),
        "rejected_by_a_group": len(rejected),
        "adopted_though_rejected": len(adopted & rejected),
        "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


def _votes(
    rng: np.random.Generator, planted: NDArray[np.int64], clauses: int, seen: float
) -> tuple[Votes, set[int]]:
    leaning = rng.choice([0.1, 0.9], (len(SHARES), clauses))
    rejected = set(range(0, clauses, 10))
    for clause in rejected:
        leaning[:, clause] = (0.9, 0.9, 0.2)
    for clause in range(5, clauses, 10):
        leaning[:, clause] = 0.9
    shape = (len(planted), clauses)
    said = np.where(rng.random(shape) < leaning[planted], 1.0, -1.0).astype(np.float32)
    said[rng.random(shape) < 0.05] = 0.0
    said[rng.random(shape) >= seen] = UNSEEN
    return said, rejected


def _is_adopted(said: NDArray[np.float32], found: Grouping) -> bool:
    groups = {
        str(group): Tally(*(int((said[found.groups == group] == value).sum()) for value in (1, -1, 0)))
        for group in range(found.count)
    }
    return outcome(groups, {"every site": sum(groups.values(), Tally())}).is_adopted


def _timed(work: Callable[[], Given], rounds: int) -> tuple[Given, float, float]:
    """This will give what the work gave, and the middle of its seconds of processor and of the clock."""
    spent, clock = [], []
    for _ in range(max(1, rounds)):
        cpu, began = time.process_time(), time.perf_counter()
        given = work()
        spent.append(time.process_time() - cpu)
        clock.append(time.perf_counter() - began)
    return given, statistics.median(spent), statistics.median(clock)
