"""Tumblr: no key, but a list that everybody may read; an answer is a reblog with our words below theirs.

a post's answer was lost -> our words on the blog's list, as a reblog of the same post, since the attempt
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
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
    NotYet,
    Receipt,
)
from candour.channels.reading_back import CLOCKS_MAY_DIFFER, Listed, if_changed, looking, read_back
from candour.channels.tumblr import api, content, incoming
from candour.channels.tumblr.connecting import ByOAuth
from candour.channels.tumblr.places import place
from candour.channels.tumblr.searching import Searches

A_PAGE = 20
MOST_PAGES = 15
SETTLES_IN = 90.0
"""Seconds after an attempt in which a late copy may still turn up on the list."""
CANNOT = "Candour can answer posts on Tumblr, and replies below the trust's own. Answer this one on Tumblr."


class Tumblr(ByOAuth, Searches):
    """A trust's blog on Tumblr."""

    key = "tumblr"
    label = "Tumblr"
    capabilities = Capabilities(
        has_key=False,
        can_find=True,
        can_edit=True,
        can_delete=True,
        can_fetch=True,
        budget=Budget(
            250, 86_400, "https://www.tumblr.com/docs/en/api/v2#rate-limits"
        ),  # posts published a day
    )

    def limits(self, account: Connection) -> Limits:
        """This will tell how many characters a post may have."""
        del account
        return Limits(content.LONGEST, "characters", pictures=content.PICTURES)

    def length(self, text: str) -> int:
        """This will count as Tumblr counts: Unicode's code points."""
        return len(text)

    def publish(self, account: Connection, message: Message, key: str) -> Receipt:
        """This will post the words, with their pictures in the same request; an answer is a reblog."""
        del key
        content.refuse_what_does_not_fit(message)
        parent = _parent(account, message.in_reply_to) if message.in_reply_to else {}
        url = api.url_of(account, "posts")
        number = api.number_in(api.write(account, content.sending(account, message, parent, "POST", url)))
        return _receipt(account, number, message)

    def find(
        self,
        account: Connection,
        message: Message,
        key: str,
        since: datetime,
        known: frozenset[str] = frozenset(),
    ) -> Receipt | None:
        """This will look for our words on the blog's list, in the same place."""
        del key
        answered = place(message.in_reply_to)
        sought = replace(message, in_reply_to=answered.post if answered else "")
        with looking():
            return read_back(_listed(account, since), sought, since, known, SETTLES_IN)

    def fetch(self, account: Connection, cursor: str) -> Fetched:
        """This will bring posts that name the blog, reblogs with words, and replies below its posts."""
        return incoming.fetch(account, cursor, datetime.now(UTC))

    def edit(self, account: Connection, network_id: str, message: Message, key: str) -> Receipt:
        """This will change our post in its place; a reblog stays one of the same post."""
        del key
        content.refuse_what_does_not_fit(message)
        ours = _ours(network_id)
        if api.post_of(account, api.place_of(account)[1], ours) is None:
            raise NotAccepted("This post is not on Tumblr any more.", "Write it again.")
        parent = _parent(account, message.in_reply_to) if message.in_reply_to else {}
        url = api.url_of(account, f"posts/{ours}")
        api.number_in(api.write(account, content.sending(account, message, parent, "PUT", url)))
        return _receipt(account, ours, message)

    def changed(self, account: Connection, network_id: str, message: Message) -> Receipt | None:
        """This will look at our post: None while it says other words than these."""
        with looking():
            ours = _ours(network_id)
            found = api.post_of(account, api.place_of(account)[1], ours)
            if found is None:
                return None
            return if_changed(
                replace(_receipt(account, ours, message), text=content.written(found[0])), message
            )

    def delete(self, account: Connection, network_id: str, key: str) -> None:
        """This will take our post down; that it is gone already is what was wanted."""
        del key
        request = calls.post_form(api.url_of(account, "post/delete"), {"id": _ours(network_id)})
        try:
            api.write(account, replace(request, headers=api.SAME_AGENT))
        except api.Refused as refused:
            if refused.status != 404:
                raise

    def number_at(self, account: Connection, url: str) -> str:
        """This will read a post's number from its address; words that Tumblr puts behind it say nothing."""
        parts = urlsplit(url)
        own, path = account.settings.get("blog", "").lower(), parts.path.strip("/").split("/")
        before = {f"{own}.tumblr.com": "post", "www.tumblr.com": own, "tumblr.com": own}
        if len(path) < 2 or before.get(parts.hostname or "") != path[0].lower().removeprefix("@"):
            return ""
        return path[1] if api.POST_ID.fullmatch(path[1]) else ""


def _ours(network_id: str) -> str:
    where = place(network_id)
    if where is None or where.blog:
        raise NotAccepted("This is not a post of our blog.", "Look at it on Tumblr.")
    return where.post


def _parent(account: Connection, answered: str) -> dict[str, object]:
    """This will name the post that is answered, with the key that lets it be reblogged."""
    where, (_, own) = place(answered), api.place_of(account)
    if where is None or where.is_elsewhere:
        raise NotAccepted("Tumblr lets no program answer this.", CANNOT)
    blog = own if where.note or not where.blog else where.blog
    found = api.post_of(account, blog, where.post)
    if found is None:
        raise NotAccepted(
            "The post that this answers is not on Tumblr any more.", "There is nothing left there."
        )
    post, uuid = found
    key = str(post.get("reblog_key", ""))
    if not key or not uuid:
        raise NotAccepted("Tumblr lets nobody reblog the post that this answers.", CANNOT)
    return {"parent_tumblelog_uuid": uuid, "parent_post_id": where.post, "reblog_key": key}


def _listed(account: Connection, since: datetime) -> Iterator[Listed]:
    """This will list the blog's own posts since then, newest first."""
    earliest = since - CLOCKS_MAY_DIFFER
    for page in range(MOST_PAGES):
        parameters = (("npf", "true"), ("reblog_info", "true"), ("limit", str(A_PAGE)))
        response = api.bring(
            account, api.url_of(account, "posts"), *parameters, ("offset", str(page * A_PAGE))
        )
        listed = response.get("posts")
        if not isinstance(listed, list):
            raise NotYet("Tumblr's answer cannot be read.")
        for post in listed:
            number, at = content.number(post), content.moment(post)
            url = _address(account, number)
            yield Listed(number, url, content.written(post), content.parent_number(post), at)
        if len(listed) < A_PAGE or content.moment(listed[-1]) < earliest:
            return
    raise NotYet("The blog has too many posts to look through.")


def _receipt(account: Connection, number: str, message: Message) -> Receipt:
    return Receipt(number, _address(account, number), message.text)


def _address(account: Connection, number: str) -> str:
    return f"{api.PAGES}/{account.settings.get('blog', '')}/{number}"
