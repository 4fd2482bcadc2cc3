"""Reading back: on networks without keys, our own words on the account's list are the only proof of a copy.

the same words, answering the same post, not another delivery's  -> that copy
no such copy, and the list has had time to show every late one   -> surely none
no such copy, too early to say                                   -> Unclear

A copy that was to get new words is looked at by its number: what it says is the proof that it has them.
"""

import html
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from candour.channels.base import (
    CannotLook,
    Disconnected,
    Message,
    NotAccepted,
    NotYet,
    Receipt,
    Unclear,
)

CLOCKS_MAY_DIFFER = timedelta(minutes=10)
"""A list is read from a little before the attempt: two machines' clocks are not the same."""


@dataclass(frozen=True)
class Listed:
    """One post of the account, as its network lists it; `in_reply_to` is empty where it answers none."""

    network_id: str
    url: str
    text: str
    in_reply_to: str = ""
    at: datetime | None = None


def found_among(
    listed: Iterable[Listed], message: Message, since: datetime, known: frozenset[str]
) -> Receipt | None:
    """This will find our copy: the same words, in the same place, made since the first attempt began."""
    earliest = since - CLOCKS_MAY_DIFFER
    for post in listed:
        if post.network_id in known or (post.at is not None and post.at < earliest):
            continue
        if same_words(post.text, message.text) and post.in_reply_to == message.in_reply_to:
            return Receipt(post.network_id, post.url, message.text)
    return None


def read_back(
    listed: Iterable[Listed], message: Message, since: datetime, known: frozenset[str], settles_in: float
) -> Receipt | None:
    """This will find our copy, or say that there surely is none: None only once a late one would be listed.

    `settles_in`: seconds after an attempt in which a late copy may still turn up on the list.
    """
    found = found_among(listed, message, since, known)
    if found is None:
        refuse_if_early(since, settles_in)
    return found


@contextmanager
def looking() -> Iterator[None]:
    """This will make whatever fails while a lost answer is looked after Unclear: nothing is known of it."""
    try:
        yield
    except (NotYet, NotAccepted, Disconnected) as failure:
        raise Unclear(failure.reason, getattr(failure, "retry_after", 0.0)) from failure


def same_words(shown: str, ours: str) -> bool:
    """This will say whether a network shows our words: entities and spaces may differ."""
    return _plain(shown) == _plain(ours) or _plain(html.unescape(shown)) == _plain(ours)


def if_changed(receipt: Receipt, message: Message) -> Receipt | None:
    """This will give the receipt of a copy that says the message's words; None where it says others still."""
    return replace(receipt, text=message.text) if same_words(receipt.text, message.text) else None


def is_there_already(message: Message, find: Callable[[datetime], Receipt | None]) -> bool:
    """This will say whether our words stand on a network that refused them and did not say why.

    False, so that the refusal stands, also where its list may never be read, or nobody knows since when to
    look; raises Unclear where the list cannot be read now, or may not show them yet.
    """
    try:
        written = datetime.fromisoformat(message.created_at)
    except ValueError:
        return False
    try:
        return find(written if written.tzinfo else written.replace(tzinfo=UTC)) is not None
    except CannotLook:
        return False


def refuse_if_early(since: datetime, settles_in: float, now: datetime | None = None) -> None:
    """This will raise Unclear while a late copy may still turn up; `settles_in` seconds after an attempt."""
    if (now or datetime.now(UTC)) < since + timedelta(seconds=settles_in):
        raise Unclear("It is too early to say that there is no copy.")


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
