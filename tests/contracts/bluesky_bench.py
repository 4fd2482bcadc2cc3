"""A trust's account on Bluesky's own servers, and a person who speaks to it."""

import base64
import hashlib
import hmac
import json
import time
from datetime import UTC, datetime
from typing import Any

import httpx

from candour.channels.base import Message
from candour.channels.bluesky import records
from candour.channels.bluesky.channel import Bluesky
from tests.contracts.blueskies import BlueskyNetwork, Somebody
from tests.contracts.channel_kit import PlainAccount


class BlueskyBench:
    """A new account of a trust, connected by an app password; `sam` is who speaks to it."""

    def __init__(self, network: BlueskyNetwork, sam: Somebody) -> None:
        self.network = network
        self.channel = Bluesky()
        self.ours = network.join("trust")
        self.sam = sam
        given = network.let_us_in(self.ours)
        self.account = PlainAccount(1, 1, given.address, {"handle": given.handle}, [given.secrets])

    def at(self, address: str) -> PlainAccount:
        """This will give the account as if its server were somewhere else, with the same secrets."""
        own = self.account
        return PlainAccount(own.pk, own.trust_id, f"{address}/{self.ours.did}", own.settings, own.held)

    def message(self, text: str) -> Message:
        return Message(text, "Amina", "staff nurse", created_at=datetime.now(UTC).isoformat())

    def shown(self) -> list[str]:
        return [str(post["value"]["text"]) for post in self.ours.posts()]

    def say_outside(self, text: str) -> str:
        uri = self.sam.say(f"{text} @{self.ours.handle}", mentions=self.ours)
        self.network.settle()
        return uri

    def take_back_outside(self, network_id: str) -> None:
        self.sam.take_back(network_id)
        self.network.settle()


def posted(sam: Somebody, network_id: str) -> dict[str, Any]:
    """This will give a post as Sam sees it."""
    seen: dict[str, Any]
    (seen,) = sam.asks("app.bsky.feed.getPosts", uris=network_id)["posts"]
    return seen


def features(record: dict[str, Any]) -> dict[str, str]:
    """This will give what a post marks: the marked bytes as text, and what they lead to."""
    text = str(record["text"]).encode()
    found = {}
    for facet in record["facets"]:
        shown = text[facet["index"]["byteStart"] : facet["index"]["byteEnd"]].decode()
        (feature,) = facet["features"]
        found[shown] = feature.get("did") or feature.get("uri") or feature.get("tag")
    return found


def takes(somebody: Somebody, text: str) -> int:
    """This will ask the network itself whether it takes a text."""
    record = {"$type": records.POSTS, "text": text, "createdAt": "2026-11-20T22:10:00.000Z"}
    return httpx.post(
        f"{somebody.network.address}/xrpc/com.atproto.repo.createRecord",
        json={"repo": somebody.did, "collection": records.POSTS, "record": record},
        headers={"authorization": f"Bearer {somebody.token}"},
    ).status_code


def ended(token: str) -> str:
    """This will give the same token as if its time were up, signed with the test network's own key."""
    head, middle, _ = token.split(".")
    said = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    said |= {"iat": int(time.time()) - 7_200, "exp": int(time.time()) - 3_600}
    fresh = base64.urlsafe_b64encode(json.dumps(said).encode()).rstrip(b"=").decode()
    signature = hmac.new(b"jwt-secret", f"{head}.{fresh}".encode(), hashlib.sha256).digest()
    return f"{head}.{fresh}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"
