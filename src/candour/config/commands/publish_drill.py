"""Kill workers and break networks while replies are published; count from the networks' own files."""

import argparse
import json
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from candour.channels.pretend.drill_log import count
from candour.config import drilled_networks, drilling
from candour.config.command import WrongUse, print_result
from candour.config.drill_ground import empty_database, empty_folder
from candour.config.drilled_networks import Faults

if TYPE_CHECKING:
    from candour.demo import drill

NO_STAND_INS = (
    "The twins and other people's own servers lie in the project's tests, which are not installed here: "
    "the drill runs on pretended networks alone. In a copy of the project it has them all."
)
AHEAD = 3
"""Replies are written over the whole time of the kills, this many kills ahead."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add the options of `candour publish-drill`."""
    parser.add_argument("--statements", type=int, default=24, help="how many replies go out (24)")
    parser.add_argument(
        "--networks",
        default="3",
        help="how many, or names joined by commas: keyed, listed, blind and, in a copy of the project, "
        "its twins and other people's own servers, which come first from four on (3)",
    )
    parser.add_argument(
        "--threads", type=float, default=0.4, help="share of replies that go out in two to five parts (0.4)"
    )
    parser.add_argument(
        "--edits", type=int, default=0, help="how many live replies get new words, on pretended networks (0)"
    )
    parser.add_argument("--faults", default="all", help="all, none, or names joined by commas")
    parser.add_argument("--rate", type=float, default=0.9, help="share of posts that meet a fault (0.9)")
    parser.add_argument("--workers", type=int, default=2, help="worker processes (2)")
    parser.add_argument("--kills", type=int, default=6, help="how often a worker is killed (6)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same faults and moments")
    parser.add_argument("--out", required=True, metavar="DIR", help="an empty folder for logs and counts")
    parser.add_argument(
        "--patience", type=float, default=1200.0, help="seconds after the last kill for all to settle (1200)"
    )


def run(args: argparse.Namespace) -> int:
    """This will drill and print the counts; 0 only with no duplicate, no loss, no gap, nothing unshown."""
    out = _where(args)
    names = drilled_networks.chosen(args.networks)
    if not drilled_networks.stand_ins():
        print(NO_STAND_INS, file=sys.stderr)
    empty_database()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that whatever was started is ended, too
    networks: list[drilled_networks.Network] = []
    workers: list[drilling.Worker] = []
    started = time.monotonic()
    try:
        faults = Faults(args.faults, args.rate, args.seed)
        networks.extend(drilled_networks.start(out, *pair, faults) for pair in enumerate(names))
        workers.extend(
            drilling.Worker(out / "workers.log", out / f"clock-{number + 1}")
            for number in range(args.workers)
        )
        made = _build(networks)
        jumps = _publish_and_kill(args, made, workers, out)
        _settle(args, made)
        _write_lines(made, out / "statements.jsonl")
        _write_listed(networks, out)
    finally:
        drilling.stop_all(workers, networks)
    return _count(args, out, names, jumps, time.monotonic() - started)


def _where(args: argparse.Namespace) -> Path:
    if min(args.statements, args.workers) < 1 or args.kills < 0:
        raise WrongUse("it needs at least one statement and one worker, and no negative kills.")
    out = empty_folder(args)
    os.environ.setdefault("CANDOUR_WORKER_THREADS", "3")
    os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"  # the networks of a drill are on loopback, without TLS
    return out


def _build(networks: Sequence[drilled_networks.Network]) -> "drill.Drill":
    from candour.demo import drill  # noqa: PLC0415

    return drill.build(networks, _now())


def _publish_and_kill(
    args: argparse.Namespace, made: "drill.Drill", workers: Sequence[drilling.Worker], out: Path
) -> int:
    """This will write replies at the pace of the kills, so that there is something to be sent at each.

    Clocks are set wrong and right meanwhile; it says how often. At the end the workers start once more, in
    peace.
    """
    from candour.demo import drill  # noqa: PLC0415

    chance = random.Random(args.seed)  # noqa: S311 - a drill that can be repeated, not a secret
    killer = drilling.Killer(workers, args.kills, chance, drill.count_sending, out / "kills.jsonl")
    jumper = drilling.Jumper(workers, random.Random(args.seed + 2))  # noqa: S311
    killing = threading.Thread(target=_kill, args=(killer,), daemon=True)
    jumping = threading.Thread(target=jumper.run, daemon=True)
    killing.start()
    jumping.start()
    words = random.Random(args.seed + 1)  # noqa: S311
    try:
        for number in range(args.statements):
            while killing.is_alive() and number * args.kills > args.statements * (killer.done + AHEAD):
                drill.look_for_asked(made, _now())
                time.sleep(0.05)
            parts = words.randint(2, 5) if words.random() < args.threads else 1
            drill.write_one(made, number, words, _now(), parts)
            _change_some(args, number)
        while killing.is_alive():
            drill.look_for_asked(made, _now())
            _change_some(args, args.statements)
            killing.join(0.2)
    finally:
        killer.stopping.set()
        jumper.stopping.set()
    jumping.join(10)
    for worker in workers:
        worker.start_again()
    return jumper.done


def _change_some(args: argparse.Namespace, written: int) -> bool:
    """This will have the words of a live reply changed where it is time for one more; whether it was."""
    from candour.demo import drill  # noqa: PLC0415

    is_time = drill.count_changed() * args.statements < args.edits * written
    return is_time and drill.change_one(_now()) is not None


def _kill(killer: drilling.Killer) -> None:
    from django.db import connection  # noqa: PLC0415

    try:
        killer.run()
    finally:
        connection.close()


def _settle(args: argparse.Namespace, made: "drill.Drill") -> None:
    """This will wait until every outcome is known; people look after what they are asked about meanwhile."""
    from candour.demo import drill  # noqa: PLC0415

    end = time.monotonic() + args.patience
    while time.monotonic() < end:
        drill.look_for_asked(made, _now())
        is_changing = _change_some(args, args.statements)
        if drill.is_settled() and not drill.waits_for_people() and not is_changing:
            return
        time.sleep(0.2)


def _write_lines(made: "drill.Drill", file: Path) -> None:
    from candour.demo import drill  # noqa: PLC0415

    with file.open("w", encoding="utf-8") as out:
        for line in drill.lines(made):
            out.write(json.dumps(line) + "\n")


def _write_listed(networks: Sequence[drilled_networks.Network], out: Path) -> None:
    """This will write down what each network itself lists of the trust's posts."""
    for network in networks:
        with (out / f"{network.name}.listed").open("w", encoding="utf-8") as file:
            for post in network.listed():
                file.write(json.dumps(post) + "\n")


def _count(args: argparse.Namespace, out: Path, names: Sequence[str], jumps: int, seconds: float) -> int:
    counted = count(out)
    more = {"clock_jumps": jumps, "networks": list(names), "seconds": round(seconds, 1)}
    print_result(args, {**asdict(counted), **more})
    return 0 if counted.holds else 1


def _now() -> datetime:
    return datetime.now(UTC)
