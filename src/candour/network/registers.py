"""Where rooms above put their ways on from the feed, at start."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Way:
    """A way on from the feed: its words, and the name of its address."""

    words: str
    url_name: str


ways: list[Way] = []


def add_way(words: str, url_name: str) -> None:
    """This will add a way among the parts of the feed; adding it twice changes nothing."""
    way = Way(words, url_name)
    if way not in ways:
        ways.append(way)
