"""Measures live updates: memory with so many open streams, and how soon an event reaches every one of them.

The streams are those of colleagues who look at a campaign's wall, as many a person as one person may have. A
colleague who has none writes comments; each stream notes when it hears of one. In the end all lines are cut,
and all are opened once more: a stream that was left behind would leave no room for the new one.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import psutil

from candour.config import served
from candour.config.command import WrongUse
from candour.config.photographing import Browser, Line, signed_in

if TYPE_CHECKING:
    from candour.demo.photo_day import Somebody

A_PERSON = 20
"""Open streams that one person may have (`web.live.STREAMS_AT_MOST`)."""
APART = 4.0
"""Seconds between two events, so that one is over before the next."""
MIB = 1024 * 1024


@dataclass
class _Stream:
    """One open stream: whether it was let in, and when it heard of something."""

    browser: Browser
    status: int = 0
    heard: list[float] = field(default_factory=list)

    async def listen(self, host: str, port: int) -> None:
        """This will open the stream and note the moment of each piece of news until it is cut."""
        reader, writer = await asyncio.open_connection(host, port)
        try:
            asked = "GET /events?topic=wall HTTP/1.1\r\nAccept: text/event-stream\r\n"
            cookie = self.browser.headers({})["Cookie"]
            writer.write(f"{asked}Host: {host}:{port}\r\nCookie: {cookie}\r\n\r\n".encode())
            await writer.drain()
            self.status = int((await reader.readline()).split()[1])
            while line := await reader.readline():
                if line.startswith(b"event: news"):
                    self.heard.append(time.perf_counter())
        finally:
            writer.close()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add how many streams are open, and of how many events they hear."""
    parser.add_argument("--streams", type=int, default=1000, help="streams: how many are open (1000)")
    parser.add_argument("--events", type=int, default=5, help="streams: of how many events they hear (5)")


def run(args: argparse.Namespace) -> dict[str, object]:
    """This will open the streams and measure; `peak_mib` is PSS of the server's processes with all open.

    `p50_ms` to `p99_ms` are from the answer to whoever wrote to the arrival at a stream, over all streams
    and events. `missed` counts news that did not come; `left` streams that were not given up when cut.
    """
    if args.streams < 1 or args.events < 1:
        raise WrongUse("It needs at least one stream and one event.")
    with tempfile.TemporaryDirectory(prefix="candour-bench-") as name:
        os.environ.update(CANDOUR_DATA=args.data or name, CANDOUR_MODE="demo")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
        day = _build(-(-args.streams // A_PERSON) + 1)
        address, server = served.start(Path(name), "--web-only")
        try:
            writer, *readers = [signed_in(address, str(each.pk), each.door) for each in day]
            return asyncio.run(_measured(args, address, server.pid, writer, readers))
        finally:
            served.stop(server)


def _build(people: int) -> "Sequence[Somebody]":
    import django  # noqa: PLC0415  # only a bench that needs it loads Django

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from candour.demo import photo_day  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    return photo_day.build(-(-people // photo_day.A_SITE), datetime.now(UTC)).staff[:people]


async def _measured(
    args: argparse.Namespace, address: str, server: int, writer: Browser, readers: Sequence[Browser]
) -> dict[str, object]:
    line = Line(address)
    post = line.post(writer, "/feed", {"text": "Hear me.", "place": "everybody"}).rpartition("/")[2]
    before = _pss(server)
    streams, tasks = await _open(args.streams, address, readers)
    let_in = sum(each.status == 200 for each in streams)
    took: list[float] = []
    missed = 0
    for number in range(args.events):
        sent = {"text": f"Comment {number}."}
        await asyncio.to_thread(line.post, writer, f"/feed/{post}", sent)
        written = time.perf_counter()
        await asyncio.sleep(APART)
        came = [max(0.0, each.heard[0] - written) for each in streams if each.heard]
        took += came
        missed += let_in - len(came)
        for each in streams:
            each.heard.clear()
    peak = _pss(server)
    await _cut(tasks)
    again, more = await _open(args.streams, address, readers)
    left = let_in - sum(each.status == 200 for each in again)
    await _cut(more)
    marks = quantiles(took, n=100) if len(took) > 1 else [0.0] * 99
    return {
        "streams": let_in,
        "events": args.events,
        "p50_ms": round(marks[49] * 1000, 1),
        "p95_ms": round(marks[94] * 1000, 1),
        "p99_ms": round(marks[98] * 1000, 1),
        "missed": missed,
        "left": left,
        "base_mib": round(before / MIB, 1),
        "peak_mib": round(peak / MIB, 1),
    }


async def _open(
    many: int, address: str, readers: Sequence[Browser]
) -> tuple[list[_Stream], list["asyncio.Task[None]"]]:
    """This will open so many streams, some at a time, and wait until each has its answer."""
    where = urlsplit(address)
    streams = [_Stream(readers[number // A_PERSON]) for number in range(many)]
    tasks: list[asyncio.Task[None]] = []
    for place in range(0, many, 50):
        some = streams[place : place + 50]
        tasks += [asyncio.create_task(each.listen(where.hostname or "", where.port or 0)) for each in some]
        end = time.monotonic() + 60
        while not all(each.status for each in some) and time.monotonic() < end:
            await asyncio.sleep(0.05)
    await asyncio.sleep(1.5)  # the thread that watches the ledger finds its place
    return streams, tasks


async def _cut(tasks: "Sequence[asyncio.Task[None]]") -> None:
    """This will cut every line, and give the server a moment to notice."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.sleep(3)


def _pss(pid: int) -> int:
    """This will give the memory of a process and its children, what they share counted once, in bytes."""
    root = psutil.Process(pid)
    return sum(each.memory_full_info().pss for each in (root, *root.children(recursive=True)))
