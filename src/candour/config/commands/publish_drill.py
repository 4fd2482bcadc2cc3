"""Kill workers and break networks while replies are published; count from the networks' own files."""

import argparse
import json
import os
import random
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from candour.channels.pretend.drill_log import count
from candour.config import drilling
from candour.config.command import WrongUse, print_result

AHEAD = 3
"""Replies are written over the whole time of the kills, this many kills ahead."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add the options of `candour publish-drill`."""
    parser.add_argument("--statements", type=int, default=24, help="how many replies go out (24)")
    parser.add_argument("--networks", type=int, default=3, help="keyed, listed and blind in turn (3)")
    parser.add_argument(
        "--threads", type=float, default=0.0, help="share of replies that go out in two to five parts (0)"
    )
    parser.add_argument("--faults", default="all", help="all, none, or names joined by commas")
    parser.add_argument("--workers", type=int, default=2, help="worker processes (2)")
    parser.add_argument("--kills", type=int, default=6, help="how often a worker is killed (6)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same faults and moments")
    parser.add_argument("--out", required=True, metavar="DIR", help="an empty folder for logs and counts")
    parser.add_argument(
        "--patience", type=float, default=300.0, help="seconds after the last kill for all to settle (300)"
    )


def run(args: argparse.Namespace) -> int:
    """This will drill and print the counts; 0 only with no duplicate, no loss, no gap, nothing unshown."""
    out = _where(args)
    _set_up()
    networks: list[drilling.Network] = []
    workers: list[drilling.Worker] = []
    started = time.monotonic()
    try:
        networks.extend(
            drilling.start_network(out, number, args.faults, args.seed) for number in range(args.networks)
        )
        workers += [drilling.Worker(out / "workers.log") for _ in range(args.workers)]
        _publish_and_kill(args, networks, workers, out)
        _settle(args.patience)
        _write_lines(out / "statements.jsonl")
    finally:
        drilling.stop_all(workers, networks)
    return _count(args, out, time.monotonic() - started)


def _where(args: argparse.Namespace) -> Path:
    if min(args.statements, args.networks, args.workers) < 1 or args.kills < 0:
        raise WrongUse("it needs at least one statement, one network and one worker, and no negative kills.")
    out = Path(args.out).absolute()
    if out.exists() and any(out.iterdir()):
        raise WrongUse(f"{out} is not empty. Name a new folder with --out.")
    out.mkdir(parents=True, exist_ok=True)
    if not args.data:
        os.environ["CANDOUR_DATA"] = str(out / "data")
    os.environ["CANDOUR_MODE"] = "demo"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    os.environ.setdefault("CANDOUR_WORKER_THREADS", "3")
    return out


def _set_up() -> None:
    import django  # noqa: PLC0415  # only a command that needs it loads Django

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from candour.demo import drill  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    if not drill.is_empty():
        raise WrongUse("this database holds a trust already. Name another with --data or --database.")


def _publish_and_kill(
    args: argparse.Namespace,
    networks: Sequence[drilling.Network],
    workers: Sequence[drilling.Worker],
    out: Path,
) -> None:
    """This will write replies at the pace of the kills, so that there is something to be sent at each."""
    from candour.demo import drill  # noqa: PLC0415

    made = drill.build({each.name: (each.kind, each.address) for each in networks}, _now())
    chance = random.Random(args.seed)  # noqa: S311 - a drill that can be repeated, not a secret
    killer = drilling.Killer(workers, args.kills, chance, drill.count_sending, out / "kills.jsonl")
    killing = threading.Thread(target=_kill, args=(killer,), daemon=True)
    killing.start()
    words = random.Random(args.seed + 1)  # noqa: S311
    try:
        for number in range(args.statements):
            while killing.is_alive() and number * args.kills > args.statements * (killer.done + AHEAD):
                drill.look_for_asked(_now())
                time.sleep(0.05)
            parts = words.randint(2, 5) if words.random() < args.threads else 1
            drill.write_one(made, number, words, _now(), parts)
        while killing.is_alive():
            drill.look_for_asked(_now())
            killing.join(0.2)
    finally:
        killer.stopping.set()


def _kill(killer: drilling.Killer) -> None:
    from django.db import connection  # noqa: PLC0415

    try:
        killer.run()
    finally:
        connection.close()


def _settle(patience: float) -> None:
    """This will wait until every outcome is known; people look after what they are asked about meanwhile."""
    from candour.demo import drill  # noqa: PLC0415

    end = time.monotonic() + patience
    while time.monotonic() < end:
        drill.look_for_asked(_now())
        if drill.is_settled() and not drill.waits_for_people():
            return
        time.sleep(0.2)


def _write_lines(file: Path) -> None:
    from candour.demo import drill  # noqa: PLC0415

    with file.open("w", encoding="utf-8") as out:
        for line in drill.lines():
            out.write(json.dumps(line) + "\n")


def _count(args: argparse.Namespace, out: Path, seconds: float) -> int:
    counted = count(out)
    print_result(args, {**asdict(counted), "seconds": round(seconds, 1)})
    return 0 if counted.holds else 1


def _now() -> datetime:
    return datetime.now(UTC)
