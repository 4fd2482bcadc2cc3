"""Measures the outbox: from falling due to the request leaving, and how many statements leave in a minute.

A pretended network that answers in 20 ms stands in a process of its own, and so do the workers. When these
have done what writing the statements left, the statements fall due one after the other, five a second; then
all at once. The baseline is a loop that posts as many to the same network, and remembers nothing.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from candour.config.command import WrongUse
from candour.config.drill_ground import empty_database, name_settings

ANSWER_SECONDS = "0.02"
A_SECOND = 5
"""So many statements a second fall due in the first part."""
BEGINS_IN = 2.0
"""Seconds from the moment in which the workers have nothing to do until the first statement falls due."""
SETTLES_WITHIN = 300.0
SOMEBODY = {"authorization": "Bearer baseline", "content-type": "application/json"}


class _Network:
    """The network, and what it took when."""

    name, channel, joined = "keyed-1", "pretend", dict[str, Any]()

    def __init__(self, folder: Path) -> None:
        self.log = folder / "keyed-1.jsonl"
        words = ["-m", "candour.channels.pretend.server", "--log", str(self.log)]
        words += ["--answer-seconds", ANSWER_SECONDS]
        command = [sys.executable, *words]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ours
        said = self.process.stdout.readline() if self.process.stdout is not None else "{}"
        self.address, self.said = str(json.loads(said)["address"]), 0

    def say(self, text: str) -> str:
        del text
        self.said += 1
        return f"outside-{self.said}"

    def listed(self) -> list[dict[str, str]]:
        return []

    def taken(self) -> dict[str, float]:
        """This will give the moment, in seconds since 1970, at which each key was taken."""
        lines = [json.loads(line) for line in self.log.read_text().splitlines()]
        return {line["key"]: datetime.fromisoformat(line["time"]).timestamp() for line in lines}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add how many workers there are."""
    parser.add_argument("--workers", type=int, default=2, help="publish: worker processes (2)")


def run(args: argparse.Namespace) -> dict[str, object]:
    """This will publish half of the posts one after the other and half at once; `rate` is of the latter.

    `p50_ms` to `p99_ms` are from falling due to the request leaving, in the first half; the network's 20 ms
    are not counted. `ratio` is the rate against that of the loop.
    """
    if args.posts < 10 or args.workers < 1:
        raise WrongUse("It needs at least ten posts and one worker.")
    with tempfile.TemporaryDirectory(prefix="candour-bench-") as name:
        name_settings(args, Path(name))
        empty_database()
        network = _Network(Path(name))
        try:
            return _measured(args, network, Path(name))
        finally:
            network.process.terminate()
            network.process.wait(20)
            if network.process.stdout is not None:
                network.process.stdout.close()


def _measured(args: argparse.Namespace, network: _Network, folder: Path) -> dict[str, object]:
    from candour.demo import drill  # noqa: PLC0415
    from candour.voice.models import Delivery  # noqa: PLC0415

    now = datetime.now(UTC)
    made = drill.build([network], now)
    chance = random.Random(args.seed)  # noqa: S311 - a draw that anybody can repeat, not a secret
    paced = args.posts // 2
    for number in range(args.posts):
        drill.write_one(made, number, chance, now)
    _let_fall_due({delivery: now + timedelta(days=1) for delivery in Delivery.objects.all()})
    before = sum(os.times()[2:4])
    with _workers(args, folder):
        _wait_for_what_came_before()
        begins_at = datetime.now(UTC) + timedelta(seconds=BEGINS_IN)
        at_once = begins_at + timedelta(seconds=paced / A_SECOND + BEGINS_IN)
        due = {
            delivery: begins_at + timedelta(seconds=place / A_SECOND) if place < paced else at_once
            for place, delivery in enumerate(Delivery.objects.order_by("pk"))
        }
        _let_fall_due(due)
        taken = _wait_for(network, len(due))
    cpu = sum(os.times()[2:4]) - before
    wire = float(ANSWER_SECONDS)
    waits = sorted(taken[row.key] - due[row].timestamp() - wire for row in list(due)[:paced])
    burst = sorted(taken[row.key] for row in list(due)[paced:])
    rate = len(burst) / (burst[-1] - at_once.timestamp())
    baseline, baseline_cpu = _loop(network, len(burst))
    return {
        "posts": len(due),
        "workers": args.workers,
        "rate": round(rate, 1),
        "a_minute": round(60 * rate),
        "baseline_rate": round(baseline, 1),
        "ratio": round(rate / baseline, 3),
        "cpu_ms": round(1000 * cpu / len(due), 2),
        "baseline_cpu_ms": round(1000 * baseline_cpu, 2),
        **{f"p{share}_ms": round(1000 * waits[len(waits) * share // 100], 1) for share in (50, 95, 99)},
    }


def _let_fall_due(due: dict[Any, datetime]) -> None:
    """This will let approved copies fall due then, and their work with them."""
    from django.db import transaction  # noqa: PLC0415

    from candour.jobs.models import Work  # noqa: PLC0415

    works = {work.payload["delivery"]: work for work in Work.objects.filter(name="voice.deliver")}
    with transaction.atomic():
        for delivery, due_at in due.items():
            type(delivery).objects.filter(pk=delivery.pk).update(due_at=due_at)
            Work.objects.filter(pk=works[delivery.pk].pk).update(due_at=due_at, next_at=due_at)


@contextmanager
def _workers(args: argparse.Namespace, folder: Path) -> Iterator[None]:
    """This will have the workers at work, from the moment in which all are ready."""
    words = [sys.executable, "-m", "candour.config.working", "--say-when-ready"]
    with (folder / "workers.log").open("ab") as log, ExitStack() as stack:
        started = [
            subprocess.Popen(words, stdout=subprocess.PIPE, stderr=log)  # noqa: S603 - ours
            for _ in range(args.workers)
        ]
        for worker in started:
            if worker.stdout is not None:
                stack.enter_context(worker.stdout).readline()
        yield
        for worker in started:
            worker.terminate()
        for worker in started:
            worker.wait(40)


def _wait_for_what_came_before() -> None:
    """This will wait until the workers have done what writing the statements left: letters, search."""
    from candour.jobs.models import Work  # noqa: PLC0415

    end = time.monotonic() + SETTLES_WITHIN
    while Work.objects.filter(next_at__lte=datetime.now(UTC)).exists():
        if time.monotonic() > end:
            raise WrongUse("The workers did not end what came before. See whether the machine is busy.")
        time.sleep(0.5)


def _wait_for(network: _Network, count: int) -> dict[str, float]:
    """This will wait until the network has every copy, and say when it took each."""
    end = time.monotonic() + SETTLES_WITHIN + count / A_SECOND
    taken = network.taken()
    while len(taken) < count and time.monotonic() < end:
        time.sleep(0.5)
        taken = network.taken()
    if len(taken) < count:
        raise WrongUse(f"Only {len(taken)} of {count} left in time. See whether the machine is busy.")
    return taken


def _loop(network: _Network, count: int) -> tuple[float, float]:
    """This will post as many statements in a loop; how many a second, and seconds of CPU for each."""
    began, cpu = time.monotonic(), time.process_time()
    for number in range(count):
        content = json.dumps({"text": f"The baseline says so, number {number}."}).encode()
        with httpx.Client(trust_env=False) as client:
            client.post(f"{network.address}/posts", content=content, headers=SOMEBODY).raise_for_status()
    return count / (time.monotonic() - began), (time.process_time() - cpu) / count
