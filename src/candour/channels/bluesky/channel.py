"""Bluesky: each delivery has a place of its own on the account's server, so it is there once or not at all.

    key + moment of writing -> the record's name -> putRecord, never over another record
    an answer that was lost  -> getRecord of that name: the copy, or surely none

`createRecord` is never used: asked again with the same name it answers 500 (atproto #3718, #4725).
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from candour.channels import fitting
from candour.channels.base import (
    Budget,
    Capabilities,
    Connection,
    Disconnected,
    Fetched,
    Limits,
    Message,
    NotAccepted,
    NotYet,
    Receipt,
    Unclear,
)
from candour.channels.bluesky import incoming, records, xrpc
from candour.channels.bluesky.connecting import ByAppPassword
from candour.channels.bluesky.facets import facets
from candour.channels.bluesky.records import POSTS, Place, Reference
from candour.channels.bluesky.searching import Searches
from candour.channels.bluesky.sessions import did_of, signed
from candour.channels.bluesky.streams import Streams
from candour.channels.pictures import kind_of

PAGES = "https://bsky.app"
LARGEST_PICTURE = 1_000_000
"""Bytes of one picture. https://github.com/bluesky-social/atproto, app.bsky.embed.images."""


class Bluesky(Searches, Streams, ByAppPassword):
    """A trust's account on Bluesky."""

    key = "bluesky"
    label = "Bluesky"
    capabilities = Capabilities(
        has_key=True,
        can_find=True,
        can_edit=False,
        can_delete=True,
        can_fetch=True,
        budget=Budget(
            1_666, 3_600, "https://docs.bsky.app/docs/advanced-guides/rate-limits"
        ),  # 5,000 points an hour; a new record costs three
    )

    @property
    def further_servers(self) -> tuple[str, ...]:
        """This will name the server that sends what happens."""
        return (settings.CANDOUR_BLUESKY_STREAM,)

    def limits(self, account: Connection) -> Limits:
        """This will tell how many characters, as a reader sees them, a post may have."""
        del account
        return Limits(records.GRAPHEMES, "characters", pictures=records.PICTURES)

    def length(self, text: str) -> int:
        """This will count as Bluesky counts, its limit of bytes included."""
        return records.length(text)

    def publish(self, account: Connection, message: Message, key: str) -> Receipt:
        """This will put the record in the delivery's own place, where no other may lie already."""
        records.refuse_what_does_not_fit(message)
        own = _own_place(account, message, key)
        try:
            record = _record(account, message)
            return _put(account, own, record, message)
        except xrpc.Refused as refused:
            # What lies there already is the same delivery, sent when the post it answers had other words.
            there = _there(account, own)
            if there is None or there.text != message.text:
                raise NotAccepted(refused.reason, refused.remedy) from refused
            return there

    def find(
        self,
        account: Connection,
        message: Message,
        key: str,
        since: datetime,
        known: frozenset[str] = frozenset(),
    ) -> Receipt | None:
        """This will look in the delivery's place; None is sure: a late write there makes no second copy."""
        del since
        try:
            there = _there(account, _own_place(account, message, key))
        except (NotYet, NotAccepted, Disconnected) as failure:
            raise Unclear(failure.reason) from failure
        return None if there is None or there.network_id in known else there

    def fetch(self, account: Connection, cursor: str) -> Fetched:
        """This will bring mentions, replies and quotes, and what became of those of the last week."""
        return incoming.fetch(account, cursor, datetime.now(UTC))

    def edit(self, account: Connection, network_id: str, message: Message, key: str) -> Receipt:
        """This will refuse: Bluesky shows no post that was changed in its place."""
        del account, network_id, message, key
        raise NotAccepted(
            "A post on Bluesky cannot be changed.",
            "Put it right in its thread, or take it down and write it again.",
        )

    def delete(self, account: Connection, network_id: str, key: str) -> None:
        """This will take our post down; that it is gone already is what was wanted."""
        del key
        ours = records.place(network_id)
        if ours is None or ours.did != did_of(account) or ours.collection != POSTS:
            raise NotAccepted("This is not a post of our account.", "Look at it on Bluesky.")
        content = {"repo": ours.did, "collection": ours.collection, "rkey": ours.rkey}
        signed(account, xrpc.procedure("com.atproto.repo.deleteRecord", content), xrpc.write)

    def number_at(self, account: Connection, url: str) -> str:
        """This will read the place of a post of ours from its address on Bluesky's own pages."""
        parts = urlsplit(url).path.strip("/").split("/")
        did = did_of(account)
        if len(parts) != 4 or (parts[0], parts[2]) != ("profile", "post"):
            return ""
        if parts[1].lower() not in {did, account.settings.get("handle", "").lower()}:
            return ""
        named = Place(did, POSTS, parts[3])
        return str(named) if records.place(str(named)) else ""


def _own_place(account: Connection, message: Message, key: str) -> Place:
    return Place(did_of(account), POSTS, records.name_of(message, key))


def _record(account: Connection, message: Message) -> dict[str, object]:
    """This will gather what the record needs; nothing of it is public yet."""
    return records.record(
        message,
        reply=_thread(account, message.in_reply_to) if message.in_reply_to else None,
        facets=facets(message.text, lambda handle: _resolved(account, handle)),
        blobs=[_uploaded(account, each.sha256) for each in message.pictures],
    )


def _put(account: Connection, own: Place, record: Mapping[str, object], message: Message) -> Receipt:
    """This will write the record unless another one lies there (`swapRecord` null); the same one stays."""
    content = {
        "repo": own.did,
        "collection": own.collection,
        "rkey": own.rkey,
        "record": record,
        "swapRecord": None,
    }
    said = signed(account, xrpc.procedure("com.atproto.repo.putRecord", content), xrpc.write)
    if said.get("uri") != str(own):
        raise Unclear("Bluesky's answer makes no sense.")
    return _receipt(own, message.text)


def _there(account: Connection, own: Place) -> Receipt | None:
    """This will look at what lies in a place; it needs no token, so it works while the account is paused."""
    request = xrpc.question("com.atproto.repo.getRecord", *_parameters(own))
    said = xrpc.look(account, request, absent="RecordNotFound")
    if said is None:
        return None
    value = said.get("value")
    if (
        said.get("uri") != str(own)
        or not isinstance(value, Mapping)
        or not isinstance(value.get("text"), str)
    ):
        raise Unclear("Bluesky's answer cannot be read.")
    return _receipt(own, value["text"])


def _thread(account: Connection, answered: str) -> tuple[Reference, Reference]:
    """This will name the thread's first post and the one answered, with the hashes of their words."""
    where = records.place(answered)
    if where is None or where.collection != POSTS:
        raise _gone("")
    try:
        said = xrpc.ask(account, xrpc.question("com.atproto.repo.getRecord", *_parameters(where)))
    except xrpc.Refused as error:
        raise _gone(error.code) from error
    parent, value = _reference(said), said.get("value")
    reply = value.get("reply") if isinstance(value, dict) else None
    return (_reference(reply.get("root")) if isinstance(reply, dict) else parent), parent


def _gone(code: str) -> xrpc.Refused:
    return xrpc.Refused(
        code,
        "The post that this answers is not on Bluesky any more.",
        "There is nothing left to answer there.",
    )


def _reference(said: object) -> Reference:
    if not isinstance(said, dict) or not said.get("uri") or not said.get("cid"):
        raise NotYet("Bluesky's answer cannot be read.")
    return Reference(str(said["uri"]), str(said["cid"]))


def _resolved(account: Connection, handle: str) -> str:
    """This will give the DID behind a handle; empty where nobody has it, so that it stays plain text."""
    try:
        said = xrpc.ask(account, xrpc.question("com.atproto.identity.resolveHandle", ("handle", handle)))
    except xrpc.Refused:
        return ""
    return str(said.get("did", ""))


def _uploaded(account: Connection, sha256: str) -> dict[str, Any]:
    """This will bring a picture's approved bytes to the server, which shows them once a post names them."""
    other = NotAccepted("Bluesky does not show pictures of this kind.", "Choose a JPEG, PNG or WebP picture.")
    content = fitting.approved(account.trust_id, sha256, largest=LARGEST_PICTURE, other=other)
    request = xrpc.Request("com.atproto.repo.uploadBlob", content=content, content_type=kind_of(content))
    blob = signed(account, request, xrpc.ask).get("blob")
    if not isinstance(blob, dict):
        raise NotYet("Bluesky's answer cannot be read.")
    return blob


def _parameters(where: Place) -> tuple[tuple[str, str], ...]:
    return ("repo", where.did), ("collection", where.collection), ("rkey", where.rkey)


def _receipt(own: Place, text: str) -> Receipt:
    return Receipt(str(own), f"{PAGES}/profile/{own.did}/post/{own.rkey}", text)
