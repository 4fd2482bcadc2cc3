"""X: no key, a list where the app may read it, and a person where it may not.

a post's answer was lost   -> our words on the account's list since the first attempt; else ask
X refuses the same words   -> SaidBefore, where its list shows them: the refusal itself has no code
"""

import base64
from datetime import UTC, datetime
from urllib.parse import urlsplit

from candour.channels import calls, fitting
from candour.channels.base import (
    Budget,
    Capabilities,
    Connection,
    Fetched,
    Limits,
    Message,
    NotAccepted,
    NotYet,
    Picture,
    Receipt,
    SaidBefore,
    Unclear,
)
from candour.channels.reading_back import is_there_already
from candour.channels.x import api, incoming, posts
from candour.channels.x.connecting import ByOAuth
from candour.channels.x.lengths import LONGEST, weighted_length

PICTURES = 4
LARGEST_PICTURE = 5_000_000
"""https://docs.x.com/x-api/media/quickstart/best-practices"""
ALT_TEXT = 1_000
"""https://docs.x.com/openapi.json, CreateMediaMetadataMetadataAltText."""
KINDS = frozenset({"image/jpeg", "image/png", "image/webp"})
_HOSTS = frozenset(
    {"x.com", "www.x.com", "mobile.x.com", "twitter.com", "www.twitter.com", "mobile.twitter.com"}
)


class X(ByOAuth):
    """A trust's account on X."""

    key = "x"
    label = "X"
    capabilities = Capabilities(
        has_key=False,
        can_find=True,
        can_edit=False,
        can_delete=True,
        can_fetch=True,
        budget=Budget(
            100, 900, "https://docs.x.com/x-api/fundamentals/rate-limits"
        ),  # pOST /2/tweets, for each user
    )

    def limits(self, account: Connection) -> Limits:
        """This will tell how much a post may hold, as X weighs it."""
        del account
        return Limits(LONGEST, "characters as X counts them", pictures=PICTURES)

    def length(self, text: str) -> int:
        """This will count as X counts: most letters one, others and emoji two, an address 23."""
        return weighted_length(text)

    def publish(self, account: Connection, message: Message, key: str) -> Receipt:
        """This will post the words, with pictures that were sent and described before."""
        del key
        refuse_what_does_not_fit(message)
        server, _ = api.place_of(account)
        content: dict[str, object] = {"text": message.text}
        if message.in_reply_to:
            content["reply"] = {"in_reply_to_tweet_id": message.in_reply_to}
        if message.pictures:
            content["media"] = {"media_ids": [_uploaded(account, each) for each in message.pictures]}
        try:
            data = api.write(account, calls.post_json(f"{server}/2/tweets", content))
        except api.Refused as refused:
            if refused.status == 403 and is_there_already(
                message, lambda since: posts.found(account, message, since, frozenset())
            ):
                raise SaidBefore("X") from refused
            raise
        number = str(data.get("id", ""))
        if not api.POST_ID.fullmatch(number):
            raise Unclear("X's answer names no post.")
        return Receipt(number, posts.address(account.settings.get("handle", ""), number), message.text)

    def find(
        self,
        account: Connection,
        message: Message,
        key: str,
        since: datetime,
        known: frozenset[str] = frozenset(),
    ) -> Receipt | None:
        """This will look for our words on the account's list, where its app may read that."""
        del key
        return posts.found(account, message, since, known)

    def fetch(self, account: Connection, cursor: str) -> Fetched:
        """This will bring posts that name the account, answers among them, and which were taken down."""
        return incoming.fetch(account, cursor, datetime.now(UTC))

    def edit(self, account: Connection, network_id: str, message: Message, key: str) -> Receipt:
        """This will refuse: what X calls editing makes another post."""
        del account, network_id, message, key
        raise NotAccepted(
            "A post on X cannot be changed in its place.",
            "Put it right in its thread, or take it down and write it again.",
        )

    def delete(self, account: Connection, network_id: str, key: str) -> None:
        """This will take our post down; that it is gone already is what was wanted."""
        del key
        if not api.POST_ID.fullmatch(network_id):
            raise NotAccepted("This is not a post on X.", "Look at it on X.")
        server, _ = api.place_of(account)
        try:
            data = api.write(account, calls.Request("DELETE", f"{server}/2/tweets/{network_id}"))
        except api.Refused as refused:
            if refused.status != 404:
                raise
        else:
            if data.get("deleted") is not True:
                raise Unclear("X does not say that it took the post down.")

    def number_at(self, account: Connection, url: str) -> str:
        """This will read a post's number from its address on X's own pages."""
        parts = urlsplit(url)
        path = parts.path.strip("/").split("/")
        if parts.hostname not in _HOSTS or len(path) != 3 or path[1] != "status":
            return ""
        is_ours = path[0].lower() in {"i", account.settings.get("handle", "").lower()}
        return path[2] if is_ours and api.POST_ID.fullmatch(path[2]) else ""


def refuse_what_does_not_fit(message: Message) -> None:
    """This will raise NotAccepted, before anything is sent, for a message that X would not take."""
    fitting.refuse_silence(message)
    fitting.refuse_more_than(LONGEST, weighted_length(message.text), "X", "characters as it counts them")
    fitting.refuse_pictures(message, "X", PICTURES, ALT_TEXT)


def _uploaded(account: Connection, wanted: Picture) -> str:
    """This will bring a picture's approved bytes and its description to X, which shows neither yet."""
    other = NotAccepted("Candour sends no picture of this kind to X.", "Choose a JPEG, PNG or WebP picture.")
    content = fitting.approved(
        account.trust_id, wanted.sha256, largest=LARGEST_PICTURE, kinds=KINDS, other=other
    )
    server, _ = api.place_of(account)
    body = {"media": base64.b64encode(content).decode(), "media_category": "tweet_image"}
    data = api.bring(account, calls.post_json(f"{server}/2/media/upload", body)).get("data")
    number = str(data.get("id", "")) if isinstance(data, dict) else ""
    if not api.POST_ID.fullmatch(number):
        raise NotYet("X's answer names no picture.", calls.usual_wait())
    described = {"id": number, "metadata": {"alt_text": {"text": wanted.alt}}}
    api.bring(account, calls.post_json(f"{server}/2/media/metadata", described))
    return number
