"""Bells: a network that lets us know that something was said, and how we know that it is the network.

    our address and a word, typed on the network's page -> it asks the address for the word   (it may ring)
    somebody says something                             -> it rings, signed with the app's secret
    what it says is not believed: the thing is asked for by its number, as in any other question

A bell makes things quick, never complete: what is not rung for comes by `fetch`, and what comes by both is
kept once.
"""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from django.utils.crypto import constant_time_compare, salted_hmac

from candour.channels.base import Connection, Fetched

LARGEST_RING = 256_000
"""Bytes. Meta puts at most a thousand events into one call."""
SIGNATURE = "X-Hub-Signature-256"
"""https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads"""


@dataclass(frozen=True)
class Ring:
    """What a network let us know of: whose it is, what, its number, where it stands; never its words.

    `own` is the account's number there, empty where the network does not say it. `at` tells two rings for
    one thing apart: a later one says that something became of it.
    """

    own: str
    kind: str
    number: str
    place: str = ""
    at: str = ""


@dataclass(frozen=True)
class BellPull:
    """What a person sets on the network's own page, so that it rings."""

    product: str
    fields: tuple[str, ...]
    only_so: str = ""


@runtime_checkable
class Rings(Protocol):
    """A channel whose network rings; the secret of the trust's own app there signs each ring."""

    @property
    def bell(self) -> BellPull:
        """This will say what is set on the network's page."""

    def rings(self, said: object) -> Iterable[Ring]:
        """This will read what was rung for; what it does not know is left out."""

    def ask_to_ring(self, account: Connection) -> None:
        """This will ask the network to ring for this account, where it wants to be asked."""

    def answer(self, account: Connection, ring: Ring, cursor: str) -> Fetched:
        """This will ask for the thing itself, and move the cursor of `fetch` past it."""


def word_for(account_id: int) -> str:
    """This will give the word that an account's network has to know before it may ring."""
    return salted_hmac("candour.channels.bell", str(account_id)).hexdigest()[:32]


def knows_the_word(account_id: int, said: str) -> bool:
    """This will compare in a time that tells nothing."""
    return constant_time_compare(said, word_for(account_id))


def is_signed(content: bytes, signature: str, secret: str) -> bool:
    """This will say whether these very bytes were signed with the app's secret; never without one."""
    expected = "sha256=" + hmac.new(secret.encode(), content, hashlib.sha256).hexdigest()
    is_right = hmac.compare_digest(signature.encode("utf-8", "replace"), expected.encode())
    return bool(secret) and is_right
