"""Measures search over a long feed, beside looking through every text one after the other.

Both look for the same words in turns, in processor time; what search does more is asking each thing found
whether its reader may read it.
"""

import argparse
import statistics
import time
from typing import Any

from bench.baselines import searches_by_like
from bench.worlds import long_feed

SOUGHT = ("lift", "waiting room", "thank", "nobody told", "kettle night")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add nothing: `--posts` says how long the feed is."""
    del parser


def run(args: argparse.Namespace) -> dict[str, object]:
    """This will search in turns with the simple way: `ratio` is that of the middle times."""
    with long_feed(args) as made:
        from django.utils import timezone  # noqa: PLC0415

        from candour.home import keeping  # noqa: PLC0415
        from candour.home.models import Findable  # noqa: PLC0415
        from candour.home.queries import Sought, search  # noqa: PLC0415

        for kind in keeping.KINDS:
            while numbers := keeping.missing(kind):
                keeping.keep(kind, numbers)
        reader, now = made["nurse"], timezone.now()
        ours: list[float] = []
        theirs: list[float] = []
        for _ in range(max(1, args.rounds) * 5):
            for typed in SOUGHT:
                ours.append(_timed(lambda: search(reader, Sought(typed), now)))  # noqa: B023 - used at once
                theirs.append(_timed(lambda: searches_by_like(_rows(Findable), typed.split())))  # noqa: B023
        mine, base = statistics.median(ours), statistics.median(theirs)
        spread = sorted(ours)
        return {
            "rows": Findable.objects.count(),
            "cpu_ms": round(mine, 2),
            "baseline_cpu_ms": round(base, 2),
            "ratio": round(mine / base, 3),
            **{f"p{share}_ms": round(spread[len(spread) * share // 100], 2) for share in (50, 95, 99)},
            "sql_statements": 1,
        }


def _rows(model: Any) -> list[tuple[int, str]]:
    return list(model.objects.values_list("pk", "words"))


def _timed(act: Any) -> float:
    began = time.process_time()
    act()
    return 1000 * (time.process_time() - began)
