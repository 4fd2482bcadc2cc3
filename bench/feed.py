"""Measures the home page with the feed on it, beside plain paragraphs in the same layout and without any;
and the feed as JSON beside a bare view of the same posts.

The pages are asked for in turns through Django's own client, in processor time, signed in. With `--misago`
the list of threads of Misago 0.39 (PyPI) is measured in the same run, in an environment of its own.
"""

import argparse
import statistics
import time
from typing import Any

from bench.worlds import long_feed
from candour.config.command import WrongUse

PAGES = {
    "home": "/home",
    "feed": "/feed",
    "json": "/feed.json",
    "baseline": "/bench/in-layout",
    "without": "/bench/without",
    "rows": "/bench/rows",
}
OLD_PAGE = 100
IN_A_ROUND = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """This will add whether Misago is measured beside Candour."""
    parser.add_argument("--misago", action="store_true", help="feed: measure Misago's list of threads, too")


def run(args: argparse.Namespace) -> dict[str, object]:
    """This will print the middle CPU of each page, `ratio` of home to the plain page in the same layout.

    `json_ratio` is that of the feed as JSON to the bare view.
    """
    args.posts = max(args.posts, OLD_PAGE * 20 + 20)
    with long_feed(args) as made:
        from django.conf import settings  # noqa: PLC0415

        settings.ROOT_URLCONF = "bench.feed_views"
        client = _client(made["nurse"])
        pages = {**PAGES, "old": f"/feed?before={_below_page(OLD_PAGE)}", "first": f"/feed?before={2**50}"}
        spent = _spent(client, pages, args.rounds)
        figures = _figures(spent)
        if args.misago:
            from bench.misago_forum import measured  # noqa: PLC0415

            forum = measured(args.rounds)
            figures |= {"misago_cpu_ms": round(forum, 2), "share_of_misago": round(spent["home"] / forum, 3)}
        return figures


def _figures(spent: dict[str, float]) -> dict[str, object]:
    return {
        "cpu_ms": round(spent["home"], 2),
        "feed_cpu_ms": round(spent["feed"], 2),
        "baseline_cpu_ms": round(spent["baseline"], 2),
        "ratio": round(spent["home"] / spent["baseline"], 2),
        "ratio_without_layout": round(spent["home"] / spent["without"], 2),
        "json_cpu_ms": round(spent["json"], 2),
        "json_ratio": round(spent["json"] / spent["rows"], 2),
        "old_page_ratio": round(spent["old"] / spent["first"], 2),
    }


def _client(person: Any) -> Any:
    from django.test import Client  # noqa: PLC0415

    client = Client(SERVER_NAME="localhost")
    client.force_login(person)
    session = client.session
    session["second_factor"] = person.pk
    session.save()
    return client


def _below_page(number: int) -> int:
    from candour.network.models import Post  # noqa: PLC0415

    return int(Post.objects.order_by("-pk").values_list("pk", flat=True)[20 * (number - 1)])


def _spent(client: Any, pages: dict[str, str], rounds: int) -> dict[str, float]:
    """This will ask for the pages in turns, and give the middle milliseconds of each."""
    found: dict[str, list[float]] = {name: [] for name in pages}
    for name, path in pages.items():
        if client.get(path).status_code != 200:
            raise WrongUse(f"The page {name} did not answer.")
    for _ in range(max(1, rounds) * IN_A_ROUND):
        for name, path in pages.items():
            began = time.process_time()
            client.get(path)
            found[name].append(1000 * (time.process_time() - began))
    return {name: statistics.median(times) for name, times in found.items()}
