"""Where rooms above put their ways on from the feed, at start."""

from dataclasses import dataclass

from candour.web.registers import Register


@dataclass(frozen=True)
class Way:
    """A way on from the feed: its words, and the name of its address."""

    words: str
    url_name: str


ways: Register[Way] = Register()


def add_way(words: str, url_name: str) -> None:
    """This will add a way among the parts of the feed; adding it twice changes nothing."""
    ways.put(Way(words, url_name), order=0)
