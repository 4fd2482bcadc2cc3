"""Mastodon: a reply is there once because our own list is looked at before any second try.

    the delivery's key goes with each try   -> Mastodon itself makes no second post for an hour
    an answer that was lost                 -> our account's own posts since: the copy, or surely none

The key alone is no proof: Mastodon may forget it, and many servers of the family do not know it. So `has_key`
is no, and the outbox never sends again before it has looked. A time to leave is kept here, never given to
the server (`scheduled_at`), since a server that schedules forgets the key (mastodon/mastodon #30039).
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from candour.channels import calls
from candour.channels.base import (
    Budget,
    Capabilities,
    Connection,
    Fetched,
    Limits,
    Message,
    NotAccepted,
    Receipt,
    Unclear,
)
from candour.channels.lists_read import Page, own_list
from candour.channels.mastodon import api, incoming, posting, words
from candour.channels.mastodon.connecting import ByOAuth
from candour.channels.mastodon.streams import Streams
from candour.channels.moments import moment
from candour.channels.reading_back import CLOCKS_MAY_DIFFER, Listed, if_changed, looking, read_back

SETTLES_IN = 60.0
"""Seconds after which our own list shows every post that was accepted."""
A_PAGE, MOST_PAGES = 40, 25


class Mastodon(ByOAuth, Streams):
    """A trust's account on Mastodon, or on a server that speaks its language."""

    key = "mastodon"
    label = "Mastodon"
    capabilities = Capabilities(
        has_key=False,
        can_find=True,
        can_edit=True,
        can_delete=True,
        can_fetch=True,
        budget=Budget(
            300, 300, "https://docs.joinmastodon.org/api/rate-limits/"
        ),  # three hundred calls in five minutes
    )

    def limits(self, account: Connection) -> Limits:
        """This will tell how many characters the account's server takes."""
        most = posting.limit(account, "max_media_attachments")
        return Limits(posting.limit(account, "max_characters"), "characters", pictures=most)

    def length(self, text: str) -> int:
        """This will count as Mastodon counts, a link as 23 and a mention without its server."""
        return words.length(text)

    def publish(self, account: Connection, message: Message, key: str) -> Receipt:
        """This will post, with the pictures on the server before; the key goes with it each time."""
        posting.refuse_what_does_not_fit(account, message)
        said = api.write(account, posting.post(account, message, key))
        return _receipt(account, said, message)

    def find(
        self,
        account: Connection,
        message: Message,
        key: str,
        since: datetime,
        known: frozenset[str] = frozenset(),
    ) -> Receipt | None:
        """This will read our own posts back to the first attempt; None once a late copy would be there."""
        del key
        every = own_list(account, "statuses", since, partial(_ours, account), MOST_PAGES)
        ours = (_listed(account, each, message) for each in every)
        return read_back(ours, message, since, known, SETTLES_IN)

    def fetch(self, account: Connection, cursor: str) -> Fetched:
        """This will bring mentions, and what became of those of the last week."""
        return incoming.fetch(account, cursor, datetime.now(UTC))

    def edit(self, account: Connection, network_id: str, message: Message, key: str) -> Receipt:
        """This will change a post in its place; its pictures stay."""
        del key
        posting.refuse_what_does_not_fit(account, message)
        try:
            request = posting.change(account, _number(network_id), message)
            return _receipt(account, api.write(account, request), message)
        except api.Refused as refused:
            if refused.status not in {404, 405, 410}:
                raise
            raise NotAccepted(
                "This post is gone, or the server cannot change posts.", "Put it right in its thread."
            ) from refused

    def changed(self, account: Connection, network_id: str, message: Message) -> Receipt | None:
        """This will look at a post of ours: None while it says other words than these."""
        with looking():
            said = api.look(account, calls.get(api.at(account, f"{api.STATUSES}/{_number(network_id)}")))
            return None if said is None else if_changed(_receipt(account, said, message), message)

    def delete(self, account: Connection, network_id: str, key: str) -> None:
        """This will take our post down; that it is gone already is what was wanted."""
        del key
        request = calls.Request("DELETE", api.at(account, f"{api.STATUSES}/{_number(network_id)}"))
        try:
            api.write(account, request)
        except api.Refused as refused:
            if refused.status not in {404, 410}:
                raise

    def number_at(self, account: Connection, url: str) -> str:
        """This will read a post's number from its address under our account's own page."""
        page, asked = (urlsplit(each) for each in (account.settings.get("page", ""), url))
        if not page.netloc or asked.netloc != page.netloc:
            return ""
        head, _, number = asked.path.rpartition("/")
        own = page.path.rstrip("/")
        is_ours = head in {own, f"{own}/statuses", f"/web{own}", "/notice", f"/p{own}"}
        return number if is_ours and api.is_identifier(number) else ""


def _number(network_id: str) -> str:
    if not api.is_identifier(network_id):
        raise NotAccepted("This is not a post of our account.", "Look at it on the server's own page.")
    return network_id


def _receipt(account: Connection, said: object, message: Message) -> Receipt:
    status = api.as_status(said, account)
    content = str(status.get("content") or "")
    number = api.identifier(status)
    text = message.text if words.says(content, message.text) else words.plain(content)
    return Receipt(number, str(status.get("url") or f"{account.settings.get('page', '')}/{number}"), text)


def _ours(account: Connection, since: datetime, below: str) -> Page[Mapping[str, Any]]:
    """This will read a page of our own posts, newest first; the last one goes back to that moment."""
    path = f"/api/v1/accounts/{account.settings.get('id', '-')}/statuses"
    asked = [("limit", str(A_PAGE)), ("exclude_reblogs", "true")]
    if below:
        asked.append(("max_id", below))
    said = api.look(account, calls.get(api.at(account, path), *asked))
    if not isinstance(said, list):
        raise Unclear(api.UNREADABLE)
    ours = tuple(each for each in said if api.identifier(each) and not each.get("reblog"))
    if not said or any(moment(each.get("created_at")) < since - CLOCKS_MAY_DIFFER for each in ours):
        return Page(ours)
    last = api.identifier(said[-1])
    if not last:
        raise Unclear(api.UNREADABLE)
    return Page(ours, last)


def _listed(account: Connection, status: Mapping[str, Any], message: Message) -> Listed:
    """This will read one of our posts as it may be this message.

    A server forgets what a post answered once that one is deleted: then the words alone decide.
    """
    content, number = str(status.get("content") or ""), api.identifier(status)
    return Listed(
        number,
        str(status.get("url") or f"{account.settings.get('page', '')}/{number}"),
        message.text if words.says(content, message.text) else words.plain(content),
        str(status.get("in_reply_to_id") or message.in_reply_to),
        moment(status.get("created_at")),
    )
