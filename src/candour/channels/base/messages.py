"""What goes out to a network and what comes in from it, word for word."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime


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
