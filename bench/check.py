"""Measures the checks of a draft: how fast among thousands of earlier replies and, with texts, how right."""

import argparse
import random
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bench.baselines import checks_by_words
from bench.phrases import phrases
from candour.config.command import WrongUse
from candour.domain.checks import Draft, Earlier, check
from candour.domain.checks.pieces import Remembered
from candour.domain.checks.sameness import near
from candour.reading.beside import with_reading
from candour.reading.reader import look_closely, shipped

_DRAFTS = 200
_OTHER_WORDS = 0.25
"""So many words of a sentence are swapped for others, so that no two replies are made of the same ones."""
_NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add how many replies went out before."""
    parser.add_argument(
        "--earlier", type=int, default=5_000, help="check: how many replies went out before (5000)"
    )


def run(args: argparse.Namespace) -> dict[str, object]:
    """This will time a full check, reading and all, as `candour check` does it and as the page does it.

    The command is given every earlier reply with each draft; the page remembers them and compares with
    those that come near (`kept_p95_ms`), and asks the language model besides, where it is installed
    (`looked_p95_ms`, of both processes together). Times are of the processor, since nothing waits and
    neighbours on the machine do not count; `first_ms` is the first draft of a process, which knows no earlier
    reply yet.
    """
    if args.earlier < 0:
        raise WrongUse("There are no fewer than no earlier replies. Give a number from 0 on.")
    rng = random.Random(args.seed)  # noqa: S311 - a draw that anybody can repeat, not a secret
    sentences = [phrase.text for phrase in phrases()]
    earlier = [
        Earlier(_reply(sentences, rng), _NOW - timedelta(hours=rng.randrange(1, 17_000)))
        for _ in range(args.earlier)
    ]
    drafts = [(rng.choice(sentences), _reply(sentences, rng)) for _ in range(_DRAFTS)]
    return _figures(drafts, tuple(earlier), max(1, args.rounds))


def _reply(sentences: Sequence[str], rng: random.Random) -> str:
    """This will put three sentences together, with every fourth word drawn anew."""
    words = " ".join(rng.choices(sentences, k=3)).split()
    others = " ".join(rng.choices(sentences, k=5)).split()
    return " ".join(rng.choice(others) if rng.random() < _OTHER_WORDS else word for word in words)


def _figures(
    drafts: Sequence[tuple[str, str]], earlier: tuple[Earlier, ...], rounds: int
) -> dict[str, object]:
    read = shipped().read
    remembered = Remembered()
    began = time.process_time()
    remembered.add((key, one.text) for key, one in enumerate(earlier))
    taken_in = time.process_time() - began

    def as_draft(incoming: str, reply: str, others: tuple[Earlier, ...]) -> Draft:
        draft = Draft(reply, incoming=incoming, earlier=others, writer_name="Maya Penhale", at=_NOW)
        return with_reading(draft, read(incoming))

    def with_all(incoming: str, reply: str) -> object:
        return check(as_draft(incoming, reply, earlier))

    def kept_with(incoming: str, reply: str) -> Draft:
        return as_draft(incoming, reply, tuple(earlier[key] for key in near(reply, remembered)))

    def with_kept(incoming: str, reply: str) -> object:
        return check(kept_with(incoming, reply))

    def with_look(incoming: str, reply: str) -> object:
        return check(replace(kept_with(incoming, reply), look=look_closely(reply, incoming)))

    texts = [one.text for one in earlier]
    look_closely(*drafts[0])
    began = time.process_time()
    with_all(*drafts[0])
    first = time.process_time() - began
    ours, each, theirs, kept, looked = 0.0, list[float](), 0.0, list[float](), list[float]()
    for _ in range(rounds):
        ours += _timed(with_all, drafts, each)
        theirs += _timed(lambda _, reply: checks_by_words(reply, texts), drafts[:20], None) * len(drafts) / 20
        _timed(with_kept, drafts, kept)
        _timed(with_look, drafts, looked)
    count = len(drafts) * rounds
    return {
        "drafts": count,
        "earlier": len(earlier),
        "rate": round(count / ours, 1),
        "cpu_ms": round(1000 * ours / count, 3),
        "baseline_cpu_ms": round(1000 * theirs / count, 3),
        "ratio": round(theirs / ours, 2),
        **{f"p{share}_ms": _percentile(each, share) for share in (50, 95, 99)},
        "first_ms": round(1000 * first, 1),
        "kept_p50_ms": _percentile(kept, 50),
        "kept_p95_ms": _percentile(kept, 95),
        "looked_p50_ms": _percentile(looked, 50),
        "looked_p95_ms": _percentile(looked, 95),
        "taking_in_ms": round(1000 * taken_in, 1),
        "sql_statements": 0,
        "peak_mib": _peak(lambda: [with_kept(*draft) for draft in drafts[:20]]),
    }


def _timed(
    does: Callable[[str, str], object], drafts: Sequence[tuple[str, str]], each: list[float] | None
) -> float:
    began = time.process_time()
    for incoming, reply in drafts:
        at = time.process_time()
        does(incoming, reply)
        if each is not None:
            each.append(time.process_time() - at)
    return time.process_time() - began


def _percentile(seconds: Sequence[float], share: int) -> float:
    ordered = sorted(seconds)
    return round(1000 * ordered[min(len(ordered) - 1, len(ordered) * share // 100)], 3)


def _peak(does: Callable[[], object]) -> float:
    """This will give the most memory, in MiB, that something took beyond what was there before."""
    tracemalloc.start()
    try:
        does()
        return round(tracemalloc.get_traced_memory()[1] / 2**20, 1)
    finally:
        tracemalloc.stop()
