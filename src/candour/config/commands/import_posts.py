"""Takes public posts from a file through the whole of listening: received, read, triaged. Safe to repeat."""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from candour.config.command import WrongUse, print_result
from candour.config.lines import lines_of

if TYPE_CHECKING:
    from candour.channels.base import Incoming
    from candour.people.models import Trust


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add the file and the trust; without a file, standard input is read."""
    parser.add_argument("--trust", metavar="SLUG", help="into which trust (the only one)")
    parser.add_argument(
        "file",
        nargs="?",
        help='lines of {"id", "text", "author"?, "at"?, "url"?}; standard input if not named',
    )


class _Lines:
    """The lines that can be taken, as they come; the others are named on standard error and counted."""

    def __init__(self, file: str | None, now: datetime) -> None:
        self._file, self._now = file, now
        self.refused = 0

    def __iter__(self) -> Iterator["Incoming"]:
        from candour.listening.importing import BadLine, incoming_of  # noqa: PLC0415 - Django is set up by now

        for number, line in enumerate(lines_of(self._file), start=1):
            if not line.strip():
                continue
            try:
                yield incoming_of(line, self._now)
            except BadLine as wrong:
                self.refused += 1
                print(f"candour import-posts: line {number} {wrong}", file=sys.stderr, flush=True)


def run(args: argparse.Namespace) -> int:
    """This will import the lines and say what became of them; exit status 2 if some were refused."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    import django  # noqa: PLC0415 - a command loads what it needs when it runs

    django.setup()
    from django.utils import timezone  # noqa: PLC0415

    from candour.listening.importing import import_posts  # noqa: PLC0415

    trust = _trust(args.trust)
    now, started = timezone.now(), time.perf_counter()
    lines = _Lines(args.file, now)
    tally = asdict(import_posts(trust, lines, now))
    seconds = time.perf_counter() - started
    rate = round(tally["received"] / seconds, 1) if tally["received"] else 0.0
    figures = {"refused": lines.refused, "seconds": round(seconds, 3), "texts_per_second": rate}
    print_result(args, tally | figures)
    return 2 if lines.refused else 0


def _trust(slug: str | None) -> "Trust":
    from django.db.utils import OperationalError, ProgrammingError  # noqa: PLC0415

    from candour.people.models import Trust  # noqa: PLC0415

    try:
        trusts = list(Trust.objects.order_by("slug")[:20])
    except (OperationalError, ProgrammingError) as missing:
        raise WrongUse("there is no trust yet. Run './candour demo --no-serve' first.") from missing
    if slug is not None:
        found = Trust.objects.filter(slug=slug).first()
        if found is None:
            raise WrongUse(f"no trust is called '{slug}'. There is: {_names(trusts)}.")
        return found
    if len(trusts) != 1:
        raise WrongUse(f"say into which trust, with --trust. There is: {_names(trusts)}.")
    return trusts[0]


def _names(trusts: "list[Trust]") -> str:
    return ", ".join(trust.slug for trust in trusts) or "none yet; run './candour demo --no-serve' first"
