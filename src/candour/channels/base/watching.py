"""The promises of a channel that hears of what a trust watches for: by a stream, or when asked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from candour.channels.base.channel import Connection
from candour.channels.base.messages import Fetched
from candour.channels.ending import Ending


def _nothing(text: str) -> bool:
    del text
    return False


@dataclass(frozen=True)
class Watched:
    """What a trust watches for: words and phrases, and hashtags without their sign.

    `finds` says whether a text holds any of them, whatever its case and accents: a network that sends more
    than was asked for is sifted by it, before anything is kept.
    """

    words: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    finds: Callable[[str], bool] = field(default=_nothing, compare=False)


@runtime_checkable
class Streaming(Protocol):
    """A channel whose network sends what happens as it happens.

    A stream makes things quick, never complete: what is said while the line is down comes by `fetch` (and by
    `search`), and what comes by both is kept once. So a stream may leave out what it cannot read.
    """

    def stream(self, account: Connection, watched: Watched, cursor: str, ending: Ending) -> Iterator[Fetched]:
        """This will give what comes, as it comes: posts to the account, and those that `watched.finds`.

        `cursor` is the last one that the stream gave, empty for a beginning or where the network cannot go on
        from one. It may give no posts, as a sign that the line lives; it must do so whenever the network
        does. It ends when `ending` is over or the network says goodbye, and raises NotYet when there is no
        line or it was cut, Disconnected when the right to read is gone, NotAccepted when this network has
        no streams for this account. Talk by `hearing`, which keeps all that.
        """


@runtime_checkable
class StreamsWhereAsked(Protocol):
    """A channel whose stream an installation may do without."""

    @property
    def has_stream(self) -> bool:
        """This will say whether the stream is listened to here."""


@runtime_checkable
class Searching(Protocol):
    """A channel whose network can be asked for public posts by word or hashtag."""

    def search(self, account: Connection, watched: Watched, cursor: str) -> Fetched:
        """This will bring a page of posts that `watched.finds`, as `fetch` does, with a cursor of its own."""
