"""What a channel is: the promises that every network's folder keeps, and the ways in which it may fail.

A channel never decides whether to try again. It answers with a receipt, or raises exactly one of four
failures, and the outbox in `voice` does the rest:

    NotYet          nothing was written; try again, not before `retry_after`    -> queued
    NotAccepted     nothing was written and never will be                       -> failed
    Disconnected    the account lost its right to write; nothing was written    -> queued, account paused
    Unclear         it may or may not be public: look before any second try     -> unknown
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, runtime_checkable

from candour.channels.ending import Ending
from candour.channels.tokens import Renewed, Secrets


@dataclass(frozen=True)
class Picture:
    """A picture that goes out with a message; `sha256` names its frozen bytes."""

    sha256: str
    alt: str


@dataclass(frozen=True)
class Message:
    """The exact words that go out on one network, frozen at approval.

    `in_reply_to` and `thread` are the network's own ids, empty for a post that answers nobody; `corrects` is
    that of our own copy which this one puts right, where the network can mark it so. `name` and
    `role` say who speaks; a channel that cannot show them beside the text appends nothing by itself: the
    signature is already part of `text` there.
    """

    text: str
    name: str
    role: str
    in_reply_to: str = ""
    thread: str = ""
    pictures: tuple[Picture, ...] = ()
    created_at: str = ""
    corrects: str = ""

    def frozen(self) -> bytes:
        """This will give the same bytes for the same message, today and in a year."""
        content: dict[str, object] = {
            "text": self.text,
            "name": self.name,
            "role": self.role,
            "in_reply_to": self.in_reply_to,
            "thread": self.thread,
            "pictures": [[picture.sha256, picture.alt] for picture in self.pictures],
            "created_at": self.created_at,
        }
        if self.corrects:  # left out where there is none, so that older frozen bytes stay the same
            content["corrects"] = self.corrects
        return json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()

    def sha256(self) -> str:
        return hashlib.sha256(self.frozen()).hexdigest()

    @staticmethod
    def thaw(frozen: bytes) -> "Message":
        """This will rebuild the message from its frozen bytes."""
        content = json.loads(frozen)
        pictures = tuple(Picture(sha256, alt) for sha256, alt in content.pop("pictures"))
        return Message(pictures=pictures, **content)


@dataclass(frozen=True)
class Receipt:
    """What a network said of a copy that is public: its id, where to look, and the words it shows."""

    network_id: str
    url: str
    text: str


@dataclass(frozen=True)
class Incoming:
    """One public post as a network gave it; `version` grows with each edit, 0 where a network has none.

    `site` is the number of the trust's own site that it is about, where the network knows (the front door).
    `handle` is the name with which an answer must begin, where its author hears of none otherwise.
    """

    network_id: str
    text: str
    author: str
    at: datetime
    url: str = ""
    thread: str = ""
    in_reply_to: str = ""
    version: int = 0
    is_deleted: bool = False
    is_private: bool = False
    site: int | None = None
    handle: str = ""


@dataclass(frozen=True)
class Fetched:
    """What came in since the last cursor, oldest first, and the cursor to give next time."""

    posts: tuple[Incoming, ...]
    cursor: str


@dataclass(frozen=True)
class Budget:
    """How many public writes an account may make in a window, by the network's own papers (`source`)."""

    calls: int
    seconds: int
    source: str


@dataclass(frozen=True)
class Capabilities:
    """What a network can do; the outbox looks only where it can find.

    has_key: a second publish with the same key makes no second copy.
    can_find: the network can be asked whether a key or a text is already public.
    can_delete: the network takes copies down when we ask; all of them, unless the channel is `DeletesSome`.
    can_publish: something can be said there at all; where not, no page offers the account to speak from.
    budget: what the network takes from one account in a window; None where it names no figure.
    """

    has_key: bool
    can_find: bool
    can_edit: bool
    can_delete: bool
    can_fetch: bool
    budget: Budget | None = None
    can_publish: bool = True


@dataclass(frozen=True)
class Limits:
    """How long a message may be, in the unit that the network itself counts.

    Where `needs_picture`, a post that answers nobody goes out with a picture or not at all. `answer` is how
    long an answer may be, where a network has less room for those. `pictures` and `answer_pictures` are how
    many go with a post, or with an answer; None where there is room for all that Candour lets go with one.
    """

    length: int
    unit: str
    needs_picture: bool = False
    answer: int = 0
    pictures: int | None = None
    answer_pictures: int | None = None

    def room(self, *, is_answer: bool) -> int:
        """This will tell how long an answer may be, or a post that answers nobody."""
        return self.answer if is_answer and self.answer else self.length

    def most_pictures(self, *, is_answer: bool) -> int | None:
        """This will tell how many pictures go with an answer, or with a post that answers nobody."""
        return self.answer_pictures if is_answer and self.answer_pictures is not None else self.pictures


class Connection(Protocol):
    """What a channel may know of an account: plain values, read by the outbox in its own transaction."""

    @property
    def pk(self) -> int: ...
    @property
    def trust_id(self) -> int: ...
    @property
    def address(self) -> str: ...
    @property
    def settings(self) -> dict[str, str]: ...

    @property
    def secrets(self) -> Secrets:
        """This will unseal the account's secrets for one call; empty for an account without any."""

    def renew(self, used: Secrets, ask: "Callable[[Connection, Secrets], Renewed]") -> Secrets:
        """This will give newer secrets than those that were `used`, asking the network at most once.

        Of many workers one asks, by `ask(connection, secrets)`; the others wait and get what it was given.
        What `ask` gives is saved before anybody uses it, and never overwrites with an empty value. Call it
        outside any transaction. Raises NotYet while it cannot be known, and Disconnected when the network
        wants a person to connect again.
        """

    def remember(self, key: str, words: str) -> None:
        """This will keep, for a delivery's key, what a later attempt must know; it is saved when it returns.

        For what a network gave before anything was public, such as the number of what it holds ready.
        """

    def recall(self, key: str) -> str:
        """This will give what was last kept for a delivery's key; empty where nothing was."""


class Channel(Protocol):
    """A door to one network."""

    key: str
    label: str
    capabilities: Capabilities

    def limits(self, account: Connection) -> Limits:
        """This will tell how long a message may be on this account's server."""

    def length(self, text: str) -> int:
        """This will count a text as the network counts it."""

    def publish(self, account: Connection, message: Message, key: str) -> Receipt:
        """This will make the message public once for this key, or raise one of the four failures."""

    def find(
        self,
        account: Connection,
        message: Message,
        key: str,
        since: datetime,
        known: frozenset[str] = frozenset(),
    ) -> Receipt | None:
        """This will look for a copy made since the last attempt began; None means that there surely is none.

        `known` holds the network's ids of copies that belong to other deliveries, so that two thanks in the
        same words are not taken for one. Whatever fails here is Unclear, never one of the other failures,
        since they would say that nothing was written.
        """

    def fetch(self, account: Connection, cursor: str) -> Fetched:
        """This will bring a page of what came in since the cursor; no posts means that nothing more waits."""

    def edit(self, account: Connection, network_id: str, message: Message, key: str) -> Receipt:
        """This will change a public copy in place, where the network can."""

    def delete(self, account: Connection, network_id: str, key: str) -> None:
        """This will take a public copy down; a copy that is already gone is no failure."""

    def number_at(self, account: Connection, url: str) -> str:
        """This will read the network's id of a copy from its address; empty where it does not say it."""


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


@runtime_checkable
class Edits(Protocol):
    """A channel whose network changes a public copy in its place, and shows what it says by its number.

    To change it twice with the same words is to change it once: no second copy is ever made.
    """

    def changed(self, account: Connection, network_id: str, message: Message) -> Receipt | None:
        """This will look at a public copy: None while other words than the message's stand there.

        Whatever fails here is Unclear, as for `find`. A copy that is gone has other words, too: the next try
        to change it says so.
        """


@runtime_checkable
class DeletesSome(Protocol):
    """A channel whose network takes some copies down when we ask, and leaves others to people."""

    def deletes(self, network_id: str) -> bool:
        """This will say whether the network takes this copy down when we ask."""


def deletes(channel: Channel, network_id: str) -> bool:
    """This will say whether a copy can be taken down by asking its network."""
    if isinstance(channel, DeletesSome):
        return channel.deletes(network_id)
    return channel.capabilities.can_delete


class NotYet(Exception):
    """This will say that nothing was written and when to try again (seconds)."""

    def __init__(self, reason: str, retry_after: float = 0.0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


class NotAccepted(Exception):
    """This will say that nothing was written, never will be as it stands, and what a person can do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


class SaidBefore(NotAccepted):
    """This will say that the network has these words from this account already, and takes them once.

    This try wrote nothing. Whether they are ours, of a try whose outcome nobody learnt, or another
    statement's, the network does not say: the outbox knows whether there was such a try.
    """

    def __init__(self, who: str) -> None:
        super().__init__(
            f"{who} has these words from this account already, and does not take them twice.",
            "Say it in other words.",
        )


class Disconnected(Exception):
    """This will say that the account's right to write is gone; the account pauses and its owner is told."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


class Unclear(Exception):
    """This will say that nobody can know yet whether a copy is public; `retry_after` is for the next look."""

    def __init__(self, reason: str, retry_after: float = 0.0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


class CannotLook(Unclear):
    """This will say that this account may never be asked whether a copy is there: a person has to look.

    Some networks sell the right to read one's own posts; `Capabilities` speak of the network, this of an
    account on it.
    """
