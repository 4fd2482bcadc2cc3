"""A made-up trust with a long feed, in an empty database of the bench's own."""

import argparse
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.phrases import phrases
from candour.config.drill_ground import empty_database, name_settings


@contextmanager
def long_feed(args: argparse.Namespace) -> Iterator[Any]:
    """This will give St Brannoc's with `--posts` posts, three comments and three presses under each."""
    with tempfile.TemporaryDirectory(prefix="candour-bench-") as folder:
        name_settings(args, Path(folder))
        empty_database("collectstatic")
        yield _lived(args)


def _lived(args: argparse.Namespace) -> Any:
    from django.utils import timezone  # noqa: PLC0415

    from candour.demo.trust import build_trust  # noqa: PLC0415
    from candour.domain.posting import Feeling  # noqa: PLC0415
    from candour.network import actions  # noqa: PLC0415

    now, chance = timezone.now(), random.Random(args.seed)  # noqa: S311 - a draw that anybody can repeat
    made = build_trust(now=now)
    people, said = list(made.people.values()), [each.text for each in phrases()]
    for number in range(args.posts):
        by, at = chance.choice(people), now - timedelta(minutes=args.posts - number)
        words = f"{chance.choice(said)} **{number}** #GoodDay @{chance.choice(people).full_name}"
        post = actions.say(by=by, text=words, now=at)
        for _ in range(3):
            actions.comment(by=chance.choice(people), post=post, text=chance.choice(said), now=at)
            actions.feel(by=chance.choice(people), post=post, feeling=chance.choice(list(Feeling)), now=at)
    return made
