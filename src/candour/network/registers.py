"""Where rooms above put their ways on from the feed, and from one post of it, at start."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from candour.network.models import Post
from candour.web.registers import Register


@dataclass(frozen=True)
class Way:
    """A way on from the feed: its words, and the name of its address."""

    words: str
    url_name: str


@dataclass(frozen=True)
class OnPost:
    """A line under a post: a way on to `address`, or a note, such as where else it stands."""

    words: str
    address: str
    is_note: bool = False


OfPost = Callable[[HttpRequest, Post], Sequence[OnPost]]

ways: Register[Way] = Register()
_of_post: Register[OfPost] = Register()


def add_way(words: str, url_name: str) -> None:
    """This will add a way among the parts of the feed; adding it twice changes nothing."""
    ways.put(Way(words, url_name), order=0)


def add_to_post(ask: OfPost) -> None:
    """This will put lines under a post that still stands: `ask(request, post)`, one SQL statement."""
    _of_post.put(ask, order=0)


def lines_of_post(request: HttpRequest, post: Post) -> list[OnPost]:
    """This will list what rooms above put under a post."""
    return [line for ask in _of_post for line in ask(request, post)]
