"""What goes out: a post with its pictures, which are on the server, ready, before anybody can see the post.

https://docs.joinmastodon.org/methods/media/#v2, https://docs.joinmastodon.org/methods/statuses/#create
"""

import time
from collections.abc import Mapping
from typing import Any

from candour.channels import calls, fitting
from candour.channels.base import Connection, Message, NotAccepted, NotYet
from candour.channels.calls import Request
from candour.channels.mastodon import api, server, words
from candour.channels.pictures import kind_of

PUBLIC = "public"
TO_ITS_AUTHOR_ALONE = "direct"
PRIVATE = frozenset({"private", "direct"})
READY_WITHIN, LOOK_EVERY = 5.0, 0.5
"""Seconds that we wait for a picture to be made ready, and between two looks."""


def refuse_what_does_not_fit(account: Connection, message: Message) -> None:
    """This will raise NotAccepted, before anything is sent, for a message that the server would not take."""
    fitting.refuse_silence(message)
    longest, counted = limit(account, "max_characters"), counted_by(account, message.text)
    fitting.refuse_more_than(longest, counted, "The server")
    most, longest_alt = limit(account, "max_media_attachments"), limit(account, "description_limit")
    fitting.refuse_pictures(message, "The server", most, longest_alt)


def limit(account: Connection, name: str) -> int:
    """This will read one of the server's limits as it was when the account was connected."""
    return int(account.settings.get(name, server.USUAL[name]))


def counted_by(account: Connection, text: str) -> int:
    """This will count as the account's server does: only Mastodon's own count a long link as a short one."""
    is_mastodon = account.settings.get("software", server.MASTODON) == server.MASTODON
    return words.length(text) if is_mastodon else max(words.plain_length(text), words.length(text))


def visibility(account: Connection, message: Message) -> str:
    """This will say who may see a post: everybody, but an answer to private words goes to their author alone.

    The post that is answered is looked at first. NotAccepted where it is gone, and where an answer to private
    words names nobody, so that nobody would see it.
    """
    if not message.in_reply_to:
        return PUBLIC
    if not api.is_identifier(message.in_reply_to):
        raise _gone()
    try:
        said = api.ask(account, calls.get(api.at(account, f"{api.STATUSES}/{message.in_reply_to}")))
    except api.Refused as refused:
        raise (_gone() if refused.status in {404, 410} else refused) from refused
    answered = said if isinstance(said, Mapping) else {}
    if answered.get("visibility") not in PRIVATE:
        return PUBLIC
    author = answered.get("account")
    name = str(author.get("acct") or "") if isinstance(author, Mapping) else ""
    if not api.is_ours(answered, account) and f"@{name}".lower() not in message.text.lower():
        raise NotAccepted(
            "This answers private words, and does not name whoever wrote them.",
            f"Begin it with @{name}, or ring them.",
        )
    return TO_ITS_AUTHOR_ALONE


def _gone() -> NotAccepted:
    return NotAccepted(
        "The post that this answers is not there any more.", "There is nothing left to answer there."
    )


def post(account: Connection, message: Message, key: str) -> Request:
    """This will prepare the call that makes a message public; its pictures are on the server then, ready.

    The key is the delivery's own. Mastodon remembers it for an hour; many other servers do not know it, so
    nobody may count on it.
    """
    seen_by = visibility(account, message)
    content: dict[str, object] = {
        "status": message.text,
        "media_ids": [uploaded(account, each.sha256, each.alt) for each in message.pictures],
        "visibility": seen_by,
        "sensitive": False,
        "content_type": "text/plain",  # some servers would read Markdown into it
    }
    if message.in_reply_to:
        content["in_reply_to_id"] = message.in_reply_to
    request = calls.post_json(api.at(account, api.STATUSES), content)
    return Request(**{**vars(request), "headers": {"idempotency-key": key}})


def uploaded(account: Connection, sha256: str, alt: str) -> str:
    """This will bring a picture's approved bytes to the server and give their id once they are ready."""
    other = NotAccepted("The server does not show pictures of this kind.", "Choose a JPEG or PNG picture.")
    largest = limit(account, "image_size_limit")
    content = fitting.approved(account.trust_id, sha256, largest=largest, other=other)
    try:
        said = api.ask(account, _upload(account, "/api/v2/media", content, alt))
    except api.Refused as refused:
        if refused.status not in {404, 405}:
            raise
        said = api.ask(account, _upload(account, "/api/v1/media", content, alt))
    return _ready(account, said)


def _upload(account: Connection, path: str, content: bytes, alt: str) -> Request:
    kind = kind_of(content)
    name = f"picture.{kind.partition('/')[2]}"
    return calls.post_parts(api.at(account, path), {"description": alt}, {"file": (name, content, kind)})


def _ready(account: Connection, said: Any) -> str:
    """This will wait a little until a picture is ready: it has no address before."""
    end = time.monotonic() + READY_WITHIN
    while True:
        number = api.identifier(said)
        if not number:
            raise NotYet(api.UNREADABLE, api.WAIT)
        if said.get("url"):
            return number
        if time.monotonic() > end:
            raise NotYet("The server is still making the picture ready.", 15.0)
        time.sleep(LOOK_EVERY)
        said = api.ask(account, calls.get(api.at(account, f"/api/v1/media/{number}")))


def change(account: Connection, network_id: str, message: Message) -> Request:
    """This will prepare the call that changes a post in its place, with the pictures that it has."""
    said = api.ask(account, calls.get(api.at(account, f"{api.STATUSES}/{network_id}")))
    if not isinstance(said, Mapping) or not api.is_ours(said, account):
        raise NotAccepted("This is not a post of our account.", "Look at it on the server's own page.")
    attached = said.get("media_attachments")
    numbers = [api.identifier(each) for each in attached] if isinstance(attached, list) else []
    content: dict[str, object] = {
        "status": message.text,
        "media_ids": numbers,
        "media_attributes": [
            {"id": number, "description": each.alt}
            for number, each in zip(numbers, message.pictures, strict=False)
        ],
        "sensitive": False,
        "content_type": "text/plain",
    }
    return calls.post_json(api.at(account, f"{api.STATUSES}/{network_id}"), content, method="PUT")
