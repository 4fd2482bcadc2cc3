"""LinkedIn: no key, but lists that the page's administrators may read.

a post's answer was lost      -> our words on the page's list since the attempt
a comment's answer was lost   -> our words among the comments in the same place
LinkedIn knows the words      -> (DUPLICATE_POST) SaidBefore, and the outbox knows what to make of it
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from candour.channels import calls, fitting
from candour.channels.base import (
    Capabilities,
    Connection,
    Fetched,
    Limits,
    Message,
    NotAccepted,
    Receipt,
    SaidBefore,
    Unclear,
)
from candour.channels.linkedin import api, comments, incoming, posts
from candour.channels.linkedin.comments import Comment, comment
from candour.channels.linkedin.connecting import ByOAuth
from candour.channels.linkedin.little import little
from candour.channels.reading_back import Listed, if_changed, looking, read_back, same_words

SETTLES_IN = 90.0
"""Seconds after an attempt in which a late copy may still turn up on a list."""
TWICE = "DUPLICATE_POST"
GONE = "What this answers is not on LinkedIn any more."


class LinkedIn(ByOAuth):
    """A trust's page on LinkedIn."""

    key = "linkedin"
    label = "LinkedIn"
    further_servers = (api.PAGES,)
    capabilities = Capabilities(has_key=False, can_find=True, can_edit=True, can_delete=True, can_fetch=True)

    def limits(self, account: Connection) -> Limits:
        """This will tell how many characters a post may have; a comment has room for fewer."""
        del account
        return Limits(
            posts.LONGEST,
            "characters",
            answer=comments.LONGEST,
            pictures=posts.PICTURES,
            answer_pictures=0,
        )

    def length(self, text: str) -> int:
        """This will count characters."""
        return len(text)

    def publish(self, account: Connection, message: Message, key: str) -> Receipt:
        """This will post the words, or comment with them where they answer something."""
        del key
        refuse_what_does_not_fit(message)
        try:
            return _comment(account, message) if message.in_reply_to else _post(account, message)
        except api.Refused as refused:
            if refused.code == TWICE:
                raise SaidBefore("LinkedIn") from refused
            raise

    def find(
        self,
        account: Connection,
        message: Message,
        key: str,
        since: datetime,
        known: frozenset[str] = frozenset(),
    ) -> Receipt | None:
        """This will look for our words on the page's list, or among the comments in the same place."""
        del key
        with looking():
            above = _above(account, message.in_reply_to)
            if above is None:  # an answer to an answer stands on without it
                raise Unclear(GONE)
            found = _unknown(_listed(account, above, since), known)
            return read_back(found, replace(message, in_reply_to=above), since, known, SETTLES_IN)

    def fetch(self, account: Connection, cursor: str) -> Fetched:
        """This will bring comments on the page's posts and posts that name it, and what became of them."""
        return incoming.fetch(account, cursor, datetime.now(UTC))

    def edit(self, account: Connection, network_id: str, message: Message, key: str) -> Receipt:
        """This will change our words in their place, and look whether they are changed."""
        del key
        refuse_what_does_not_fit(message)
        one = comment(network_id)
        if one is not None:
            said, url = (
                _edited_comment(account, one, message),
                comments.page_of(posts.address(one.object), str(one)),
            )
            there = comments.words(said) if said else ""
        else:
            said, url = _edited_post(account, network_id, message), posts.address(network_id)
            there = posts.words(said) if said else ""
        if not same_words(there, message.text):
            raise Unclear("LinkedIn took the change, and shows other words still.")
        return Receipt(network_id, url, message.text)

    def changed(self, account: Connection, network_id: str, message: Message) -> Receipt | None:
        """This will look at our post or comment: None while it says other words than these."""
        with looking():
            one = comment(network_id)
            if one is not None:
                said = comments.brought(account, one)
                url = comments.page_of(posts.address(one.object), str(one))
                there = comments.words(said) if said else ""
            else:
                said, url = posts.brought(account, _ours(network_id)), posts.address(network_id)
                there = posts.words(said) if said else ""
            return if_changed(Receipt(network_id, url, there), message)

    def delete(self, account: Connection, network_id: str, key: str) -> None:
        """This will take our post or comment down; that it is gone already is what was wanted."""
        del key
        server, page = api.place_of(account)
        one = comment(network_id)
        if one is not None:
            url = f"{comments.address_of(account, one)}?actor={api.urn(page)}"
        else:
            url = f"{server}/rest/posts/{api.urn(_ours(network_id))}"
        try:
            api.write(account, calls.Request("DELETE", url), "DELETE")
        except api.Refused as refused:
            if refused.status != 404:
                raise

    def number_at(self, account: Connection, url: str) -> str:
        """This will read the URN of a post or a comment from its address."""
        del account
        parts = urlsplit(url)
        path = parts.path.strip("/").split("/")
        if parts.hostname not in {"www.linkedin.com", "linkedin.com"} or path[:2] != ["feed", "update"]:
            return ""
        named = parse_qs(parts.query).get("commentUrn", [""])[0]
        if named or len(path) != 3:
            one = comment(named) if len(path) == 3 else None
            return str(one) if one else ""
        return path[2] if api.POST.fullmatch(path[2]) else ""


def refuse_what_does_not_fit(message: Message) -> None:
    """This will raise NotAccepted, before anything is sent, for a message that LinkedIn would not take."""
    longest = comments.LONGEST if message.in_reply_to else posts.LONGEST
    if not message.text.strip():
        raise NotAccepted("There are no words in this post.", "Write something.")
    what = "comment" if message.in_reply_to else "post"
    fitting.refuse_more_than(longest, len(message.text), "LinkedIn", f"characters in a {what}")
    if message.pictures and message.in_reply_to:
        raise NotAccepted(
            "LinkedIn takes no description with a picture in a comment.", "Leave the picture out."
        )
    fitting.refuse_pictures(message, "LinkedIn", posts.PICTURES, posts.ALT_TEXT)


def _post(account: Connection, message: Message) -> Receipt:
    server, _ = api.place_of(account)
    request = calls.post_json(f"{server}/rest/posts", posts.content(account, message))
    said, headers = api.write(account, request)
    name = headers.get("x-restli-id", "") or (str(said.get("id", "")) if isinstance(said, Mapping) else "")
    if not api.POST.fullmatch(name):
        raise Unclear("LinkedIn's answer names no post.")
    return Receipt(name, posts.address(name), message.text)


def _comment(account: Connection, message: Message) -> Receipt:
    above = _above(account, message.in_reply_to)
    if above is None:
        raise NotAccepted(GONE, "There is nothing left to answer there.")
    _, page = api.place_of(account)
    below = comment(above)
    content: dict[str, object] = {"actor": page, "message": {"text": message.text}}
    content |= {"object": below.object, "parentComment": above} if below else {"object": above}
    said, headers = api.write(account, calls.post_json(comments.list_of(account, above), content))
    one = _named(said, headers, below.object if below else above)
    return Receipt(str(one), comments.page_of(posts.address(one.object), str(one)), message.text)


def _named(said: Any, headers: Mapping[str, str], thing: str) -> Comment:
    """This will read the name of the comment that was written, from the answer's words or its header."""
    one = comment(str(said.get("commentUrn", ""))) if isinstance(said, Mapping) else None
    number = headers.get("x-restli-id", "")
    one = one or comment(number) or comment(str(Comment(thing, number)))
    if one is None:
        raise Unclear("LinkedIn's answer names no comment.")
    return one


def _above(account: Connection, answered: str) -> str | None:
    """This will name what an answer stands below: a post, or a comment on one; None where that is gone."""
    if not answered:
        return ""
    one = comment(answered)
    if one is None:
        if not api.POST.fullmatch(answered):
            raise NotAccepted("This is nothing that can be answered on LinkedIn.", "Look at it there.")
        return answered
    said = comments.brought(account, one)
    return None if said is None else str(comments.top_of(said, one))


def _listed(account: Connection, above: str, since: datetime) -> Iterable[Listed]:
    return _below(account, above) if above else posts.listed(account, since)


def _unknown(found: Iterable[Listed], known: frozenset[str]) -> Iterator[Listed]:
    """This will leave out comments that are known: by number, since their post has more names than one."""
    numbers = {one.number for one in map(comment, known) if one is not None}
    for each in found:
        one = comment(each.network_id)
        if one is None or one.number not in numbers:
            yield each


def _below(account: Connection, above: str) -> Iterator[Listed]:
    """This will list our comments there; a post that is gone has none."""
    try:
        yield from comments.listed(account, above)
    except api.Refused as refused:
        if refused.status != 404:
            raise


def _ours(name: str) -> str:
    if not api.POST.fullmatch(name):
        raise NotAccepted("This is not a post of our page.", "Look at it on LinkedIn.")
    return name


def _edited_post(account: Connection, name: str, message: Message) -> Mapping[str, Any] | None:
    server, _ = api.place_of(account)
    url = f"{server}/rest/posts/{api.urn(_ours(name))}"
    content = {"patch": {"$set": {"commentary": little(message.text)}}}
    api.write(account, calls.post_json(url, content), "PARTIAL_UPDATE")
    return posts.brought(account, name)


def _edited_comment(account: Connection, one: Comment, message: Message) -> Mapping[str, Any] | None:
    _, page = api.place_of(account)
    url = f"{comments.address_of(account, one)}?actor={api.urn(page)}"
    content = {"patch": {"message": {"$set": {"text": message.text}}}}
    api.write(account, calls.post_json(url, content), "PARTIAL_UPDATE")
    return comments.brought(account, one)
