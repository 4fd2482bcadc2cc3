"""Facebook: a Page's posts and its answers in the comments.

Facebook knows no keys, so an answer that was lost is looked for on the Page's own list, or under what it
answers. A picture is brought there first, unseen; a post that names it is refused whole if it is gone, so
there is no post without its picture.

https://developers.facebook.com/docs/pages-api/posts, https://developers.facebook.com/docs/pages-api/comments-mentions
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from candour.channels import fitting
from candour.channels.base import (
    Capabilities,
    Connection,
    Fetched,
    Limits,
    Message,
    NotAccepted,
    NotYet,
    Receipt,
    Unclear,
)
from candour.channels.facebook import incoming
from candour.channels.facebook.connecting import GRAPH, ByPage
from candour.channels.facebook.names import Kind, Name
from candour.channels.facebook.ringing import Bell
from candour.channels.meta.graph import Line, inner
from candour.channels.moments import moment
from candour.channels.pictures import kind_of
from candour.channels.reading_back import CLOCKS_MAY_DIFFER, Listed, if_changed, looking, read_back

LONGEST = 8_000
"""Characters. A comment may have so many, as others report; a post more. See `assumed` in `connecting`."""
SETTLES_IN = 90.0
LARGEST_PICTURE = 4_000_000
"""Bytes. https://developers.facebook.com/docs/graph-api/reference/page/photos: files of 4 MB and less."""
KINDS = frozenset({"image/jpeg", "image/png", "image/gif"})
COMMENT = "id,message,from{id},parent{id},created_time"


class Facebook(Bell, ByPage):
    """A trust's Page on Facebook."""

    key = "facebook"
    label = "Facebook"
    capabilities = Capabilities(has_key=False, can_find=True, can_edit=True, can_delete=True, can_fetch=True)

    def limits(self, account: Connection) -> Limits:
        """This will tell how many characters a post or a comment may have."""
        del account
        return Limits(LONGEST, "characters", answer_pictures=1)

    def length(self, text: str) -> int:
        """This will count characters."""
        return len(text)

    def publish(self, account: Connection, message: Message, key: str) -> Receipt:
        """This will post, or answer in the comments; its pictures are there before it is."""
        del key
        line = Line(GRAPH, account)
        _refuse_what_does_not_fit(message)
        if message.in_reply_to:
            where = _top(line, message.in_reply_to)
            fields = {"message": message.text}
            for each in message.pictures:  # one at most
                fields["attachment_id"] = _brought(line, each)
            return _receipt(Kind.COMMENT, line.write(f"{where.number}/comments", fields), message)
        attached = [json.dumps({"media_fbid": _brought(line, each)}) for each in message.pictures]
        fields = {f"attached_media[{number}]": each for number, each in enumerate(attached)}
        return _receipt(
            Kind.POST, line.write(f"{line.own}/feed", {"message": message.text, **fields}), message
        )

    def find(
        self,
        account: Connection,
        message: Message,
        key: str,
        since: datetime,
        known: frozenset[str] = frozenset(),
    ) -> Receipt | None:
        """This will look through the Page's own posts, or the comments under what it answers."""
        del key
        line = Line(GRAPH, account)
        listed = _answers(line, message, since) if message.in_reply_to else _posts(line, since)
        return read_back(listed, message, since, known, SETTLES_IN)

    def fetch(self, account: Connection, cursor: str) -> Fetched:
        """This will bring comments, posts by others and tags, and what became of those of the last week."""
        return incoming.fetch(Line(GRAPH, account), cursor, datetime.now(UTC))

    def edit(self, account: Connection, network_id: str, message: Message, key: str) -> Receipt:
        """This will change the words of a post or a comment of ours."""
        del key
        _refuse_what_does_not_fit(message)
        said = Line(GRAPH, account).write(_ours(network_id).number, {"message": message.text})
        if said.get("success") is not True and said.get("id") is None:
            raise Unclear("Facebook's answer makes no sense.")
        return Receipt(network_id, _ours(network_id).address, message.text)

    def changed(self, account: Connection, network_id: str, message: Message) -> Receipt | None:
        """This will look at a post or a comment of ours: None while it says other words than these."""
        with looking():
            ours = _ours(network_id)
            said = Line(GRAPH, account).look(ours.number, fields="id,message")
            if said is None:
                return None
            return if_changed(Receipt(network_id, ours.address, str(said.get("message", ""))), message)

    def delete(self, account: Connection, network_id: str, key: str) -> None:
        """This will take a post or a comment of ours down."""
        del key
        Line(GRAPH, account).remove(_ours(network_id).number)

    def number_at(self, account: Connection, url: str) -> str:
        """This will read the number of one of the Page's posts from its address."""
        own, path = account.address.rpartition("/")[2], urlsplit(url).path.strip("/")
        post = Name.told(Kind.POST, path)
        return str(post) if post is not None and path.startswith(f"{own}_") else ""


def _refuse_what_does_not_fit(message: Message) -> None:
    if len(message.text) > LONGEST:
        beyond = len(message.text) - LONGEST
        raise NotAccepted(f"This is {beyond} characters too long for Facebook.", "Shorten it.")
    if message.in_reply_to and len(message.pictures) > 1:
        raise NotAccepted("Facebook takes one picture with a comment.", "Choose the one that matters most.")


def _ours(network_id: str) -> Name:
    try:
        return Name.of(network_id)
    except ValueError as error:
        raise NotAccepted("This is no post of ours on Facebook.", "Look at it on Facebook.") from error


def _top(line: Line, answered: str) -> Name:
    """This will name what the comment stands under: answers to answers stand under the first comment."""
    where = _ours(answered)
    if where.kind is Kind.POST:
        return where
    parent = inner(line.ask(where.number, fields="id,parent{id}"), "parent").get("id")
    return Name.told(Kind.COMMENT, parent) or where


def _brought(line: Line, shown: Any) -> str:
    """This will bring a picture's approved bytes to Facebook, unseen, with its description."""
    other = NotAccepted("Facebook does not show pictures of this kind.", "Choose a JPEG or PNG picture.")
    content = fitting.approved(
        line.account.trust_id, shown.sha256, largest=LARGEST_PICTURE, kinds=KINDS, other=other
    )
    fields = {"published": "false", "alt_text_custom": shown.alt}
    said = line.carry(f"{line.own}/photos", fields, ("picture", content, kind_of(content)))
    number = said.get("id")
    if not isinstance(number, str) or not number.isdigit():
        raise NotYet("Facebook's answer cannot be read.", 60.0)
    return number


def _receipt(kind: Kind, said: Mapping[str, Any], message: Message) -> Receipt:
    name = Name.told(kind, said.get("id"))
    if name is None:
        raise Unclear("Facebook's answer makes no sense.")
    return Receipt(str(name), name.address, message.text)


def _posts(line: Line, since: datetime) -> Iterator[Listed]:
    earliest = int((since - CLOCKS_MAY_DIFFER).timestamp())
    asked = {"fields": "id,message,created_time", "since": str(earliest), "limit": "100"}
    for page in line.pages(f"{line.own}/published_posts", asked, looks=True):
        yield from (_listed(Kind.POST, each, "") for each in page)


def _answers(line: Line, message: Message, since: datetime) -> Iterator[Listed]:
    """This will list our own comments under what the message answers, newest first, back to the attempt."""
    where = _ours_or_unclear(message.in_reply_to)
    if where.kind is Kind.COMMENT:
        said = line.answered(where.number, "id,parent{id}")
        where = Name.told(Kind.COMMENT, inner(said, "parent").get("id")) or where
    asked = {"fields": COMMENT, "filter": "stream", "order": "reverse_chronological", "limit": "100"}
    for page in line.pages(f"{where.number}/comments", asked, looks=True):
        for each in page:
            if str(inner(each, "from").get("id", "")) == line.own and _stands_under(where, each):
                yield _listed(Kind.COMMENT, each, message.in_reply_to)
        if page and moment(page[-1].get("created_time")) < since - CLOCKS_MAY_DIFFER:
            return


def _stands_under(where: Name, each: Mapping[str, Any]) -> bool:
    """This will say whether a comment stands right under it: a post's list holds answers to comments, too."""
    parent = inner(each, "parent").get("id")
    return parent is None if where.kind is Kind.POST else parent == where.number


def _ours_or_unclear(network_id: str) -> Name:
    try:
        return Name.of(network_id)
    except ValueError as error:
        raise Unclear("What it answers has no name on Facebook.") from error


def _listed(kind: Kind, each: Mapping[str, Any], in_reply_to: str) -> Listed:
    name = Name(kind, str(each["id"]))
    at = moment(each.get("created_time"))
    return Listed(str(name), name.address, str(each.get("message", "")), in_reply_to, at)
