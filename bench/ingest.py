"""Measures the watch for words: how many posts a second are looked through, beside the bare library.

Candour folds case, accents and width, keeps to whole words and takes hashtags apart; the bare library looks
for the same words as they are. Both look through the same posts in turns, in processor time, so that
neighbours on the machine do not count.
"""

import argparse
import random
import statistics
import time
import tracemalloc
from collections.abc import Callable, Sequence

from bench.baselines import watches_by_library
from bench.phrases import phrases
from candour.config.command import WrongUse
from candour.domain.watching import Term, fold_term
from candour.lookout.matching import Watch

BYTES = 200
"""Bytes of a post, about as long as an ordinary one."""
BEYOND_ASCII = (
    "\u2019s",
    "caf\u00e9",
    "\U0001f49b",
    "Si\u00e2n",
    "\u201cthank you\u201d",
    "\u2013",
    "na\u00efve",
)
SYLLABLES = (
    *("tre", "van", "nock", "kel", "moor", "pen", "ros", "car", "lan", "der"),
    *("wick", "stow", "ham", "beck", "ley", "ford", "mar", "ash", "dun", "hol"),
)
IN_TURN = 500
"""Posts that each looks through before the other's turn."""
SHARE_BEYOND, SHARE_OF_TAGS, SHARE_OF_HITS = 0.3, 0.12, 0.05
"""Of the posts: with signs beyond ASCII, with a hashtag, with a watched word."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add how many words are watched for."""
    parser.add_argument(
        "--terms", type=int, default=1_000, help="ingest: how many words are watched for (1000)"
    )


def run(args: argparse.Namespace) -> dict[str, object]:
    """This will look through posts in turns with the bare library: `rate` and `baseline_rate` a second.

    `ratio` is the middle one of the rounds. `found` counts posts with a watched word, `baseline_found` those
    in which the bare library sees its letters anywhere.
    """
    if args.terms < 1 or args.posts < 1:
        raise WrongUse("Nothing can be measured on nothing. Give at least one word and one post.")
    rng = random.Random(args.seed)  # noqa: S311 - a draw that anybody can repeat, not a secret
    words = sorted({word for phrase in phrases() for word in phrase.text.split() if len(word) > 3})
    terms = _terms(words, args.terms, rng)
    posts = [_post(words, terms, rng) for _ in range(max(args.posts, 20_000))]
    tracemalloc.start()
    watch = Watch(Term(number, fold_term(text)) for number, text in enumerate(terms))
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return _figures(watch.finds, watches_by_library(terms), posts, max(1, args.rounds)) | {
        "terms": len(terms),
        "posts": len(posts),
        "bytes_a_post": round(statistics.mean(len(post.encode()) for post in posts)),
        "peak_mib": round(peak, 1),
    }


def _figures(
    ours: Callable[[str], bool], theirs: Callable[[str], bool], posts: Sequence[str], rounds: int
) -> dict[str, object]:
    rates: list[float] = []
    base: list[float] = []
    found = baseline_found = 0
    for _ in range(rounds):
        spent, baseline_spent, found, baseline_found = 0.0, 0.0, 0, 0
        for start in range(0, len(posts), IN_TURN):
            some = posts[start : start + IN_TURN]
            count, seconds = _timed(theirs, some)
            baseline_found, baseline_spent = baseline_found + count, baseline_spent + seconds
            count, seconds = _timed(ours, some)
            found, spent = found + count, spent + seconds
        base.append(len(posts) / baseline_spent)
        rates.append(len(posts) / spent)
    ratio = statistics.median(one / other for one, other in zip(rates, base, strict=True))
    rate, baseline_rate = statistics.median(rates), statistics.median(base)
    return {
        "rate": round(rate),
        "baseline_rate": round(baseline_rate),
        "ratio": round(ratio, 2),
        "cpu_ms": round(1000 * len(posts) / rate, 1),
        "baseline_cpu_ms": round(1000 * len(posts) / baseline_rate, 1),
        "found": found,
        "baseline_found": baseline_found,
    }


def _timed(finds: Callable[[str], bool], posts: Sequence[str]) -> tuple[int, float]:
    began = time.process_time()
    found = sum(map(finds, posts))
    return found, time.process_time() - began


def _terms(words: Sequence[str], count: int, rng: random.Random) -> list[str]:
    """This will make names of places, phrases with one, and hashtags; posts hold them by design alone."""
    made: dict[str, None] = {}
    while len(made) < count:
        place = "".join(rng.choices(SYLLABLES, k=3)).title()
        kinds = (place, f"{place} {rng.choice(words).strip('.,!?')}", f"#{place}{rng.choice(words).title()}")
        made[rng.choices(kinds, (5, 4, 1))[0].rstrip(".,!?")] = None
    return list(made)


def _post(words: Sequence[str], terms: Sequence[str], rng: random.Random) -> str:
    some = [rng.choice(words) for _ in range(40)]
    if rng.random() < SHARE_BEYOND:
        for _ in range(rng.choice((1, 2, 3))):
            some[rng.randrange(25)] = rng.choice(BEYOND_ASCII)
    if rng.random() < SHARE_OF_TAGS:
        tag = "".join(word.strip(".,!?").title() for word in rng.sample(list(words), 2))
        some[rng.randrange(25)] = f"#{tag}"
    if rng.random() < SHARE_OF_HITS:
        some[rng.randrange(15)] = rng.choice(terms).upper()
    return " ".join(some).encode()[:BYTES].decode("utf-8", "ignore")
