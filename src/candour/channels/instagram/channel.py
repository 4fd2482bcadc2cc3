"""Instagram: pictures with words, published in two steps, and answers in the comments.

A picture is fetched by Instagram from our own front door, at an address that only it knows and that ends
soon. A post without a picture does not exist there. Comments know no keys: an answer that was lost is
looked for under what it answers.

https://developers.facebook.com/docs/instagram-platform/content-publishing
https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment/replies
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from candour.channels.base import (
    CannotLook,
    Capabilities,
    Connection,
    Fetched,
    Limits,
    Message,
    NotAccepted,
    Receipt,
    Unclear,
)
from candour.channels.instagram import incoming
from candour.channels.instagram.connecting import GRAPH, ByInstagram
from candour.channels.instagram.names import Kind, Name
from candour.channels.instagram.ringing import Bell
from candour.channels.meta.containers import (
    Search,
    Steps,
    looked_for,
    page_of,
    prepared_with,
    published,
    to_fetch,
)
from candour.channels.meta.graph import Line, inner
from candour.channels.moments import moment
from candour.channels.reading_back import CLOCKS_MAY_DIFFER, Listed, read_back

LONGEST = 2_200
HASHTAGS, MENTIONS = 30, 20
"""https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media."""
PICTURES = 10
KINDS = {"image/jpeg": "JPEG"}
STEPS = Steps("media", "media_publish", "status_code")
SETTLES_IN = 90.0
_HASHTAG, _MENTION = re.compile(r"#\w+"), re.compile(r"(?<!\w)@\w")


class Instagram(Bell, ByInstagram):
    """A trust's professional account on Instagram."""

    key = "instagram"
    label = "Instagram"
    further_servers = ("https://api.instagram.com",)
    capabilities = Capabilities(has_key=False, can_find=True, can_edit=False, can_delete=True, can_fetch=True)

    def limits(self, account: Connection) -> Limits:
        """This will tell how many characters a post or a comment may have; a post needs a picture."""
        del account
        return Limits(LONGEST, "characters", needs_picture=True, pictures=PICTURES, answer_pictures=0)

    def length(self, text: str) -> int:
        """This will count characters."""
        return len(text)

    def deletes(self, network_id: str) -> bool:
        """This will say that comments are taken down when we ask, and posts are not."""
        return network_id.startswith(f"{Kind.COMMENT}/")

    def publish(self, account: Connection, message: Message, key: str) -> Receipt:
        """This will answer in the comments, or publish the pictures with the words."""
        line = Line(GRAPH, account)
        _refuse_what_does_not_fit(message)
        if message.in_reply_to:
            return _comment(line, message)
        number = published(line, STEPS, key, lambda: _container(line, message))
        return Receipt(str(Name(Kind.MEDIA, number)), _page(line, number), message.text)

    def find(
        self,
        account: Connection,
        message: Message,
        key: str,
        since: datetime,
        known: frozenset[str] = frozenset(),
    ) -> Receipt | None:
        """This will ask the container, or look under what it answers."""
        line = Line(GRAPH, account)
        if not message.in_reply_to:
            return looked_for(Search(line, STEPS, key, since, known), message, lambda: _posts(line, since))
        return read_back(_answers(line, message), message, since, known, SETTLES_IN)

    def fetch(self, account: Connection, cursor: str) -> Fetched:
        """This will bring comments, and what became of those of the last week."""
        return incoming.fetch(Line(GRAPH, account), cursor, datetime.now(UTC))

    def edit(self, account: Connection, network_id: str, message: Message, key: str) -> Receipt:
        """This will refuse: no app can change what stands on Instagram."""
        del account, network_id, message, key
        raise NotAccepted(
            "What stands on Instagram cannot be changed from here.",
            "Put it right in the comments, or change it in Instagram's own app.",
        )

    def delete(self, account: Connection, network_id: str, key: str) -> None:
        """This will take a comment of ours down; a post is for a person."""
        del key
        if not self.deletes(network_id):
            raise NotAccepted(
                "Instagram lets no app take a post down.",
                "Take it down in Instagram's own app, then say here that it is gone.",
            )
        Line(GRAPH, account).remove(_ours(network_id).number)

    def number_at(self, account: Connection, url: str) -> str:
        """This will say nothing: an address on Instagram does not hold the number."""
        del account, url
        return ""


def _refuse_what_does_not_fit(message: Message) -> None:
    text = message.text
    if len(text) > LONGEST:
        raise NotAccepted(f"This is {len(text) - LONGEST} characters too long for Instagram.", "Shorten it.")
    for what, found, most in (("hashtags", _HASHTAG, HASHTAGS), ("@names", _MENTION, MENTIONS)):
        if len(found.findall(text)) > most:
            raise NotAccepted(f"Instagram takes at most {most} {what}.", "Take some of them out.")
    if message.in_reply_to and message.pictures:
        raise NotAccepted("Instagram shows no pictures in comments.", "Send the words alone.")
    if not message.in_reply_to and not message.pictures:
        raise NotAccepted(
            "Instagram takes no post without a picture.", "Add a picture, or choose other places."
        )
    if len(message.pictures) > PICTURES:
        raise NotAccepted(f"Instagram takes at most {PICTURES} pictures.", "Choose fewer.")


def _container(line: Line, message: Message) -> str:
    """This will let Instagram fetch every picture; nobody sees them yet."""
    shown = [to_fetch(line, each, KINDS) for each in message.pictures]
    return prepared_with(line, STEPS, shown, {"caption": message.text})


def _comment(line: Line, message: Message) -> Receipt:
    """This will answer; an answer to an answer stands under the first comment, as Instagram's papers say."""
    where, named = _ours(message.in_reply_to), dict[str, str]()
    if where.kind is Kind.MEDIA:
        path, url = f"{where.number}/comments", _page(line, where.number)
    elif where.kind is Kind.MENTION:
        path, url, named = f"{line.own}/mentions", _own_page(line), _numbers(where)
    else:
        said = line.ask(where.number, fields="id,parent_id,media{id}")
        path, url = f"{_top(where, said)}/replies", _page(line, _media(said))
    number = line.write(path, {"message": message.text, **named}).get("id")
    try:
        return Receipt(str(Name.of(f"{Kind.COMMENT}/{number}")), url, message.text)
    except ValueError as error:
        raise Unclear("Instagram's answer makes no sense.") from error


def _numbers(where: Name) -> dict[str, str]:
    """This will give the numbers by which somebody else's words are answered, where they name us.

    https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentions
    """
    media, _, comment = where.number.partition("_")
    return {"media_id": media, "comment_id": comment} if comment else {"media_id": media}


def _top(where: Name, said: Mapping[str, Any]) -> str:
    return str(said.get("parent_id") or where.number)


def _media(said: Mapping[str, Any]) -> str:
    return str(inner(said, "media").get("id", ""))


def _ours(network_id: str) -> Name:
    try:
        return Name.of(network_id)
    except ValueError as error:
        raise NotAccepted("This is nothing on Instagram.", "Look at it on Instagram.") from error


def _page(line: Line, number: str) -> str:
    return page_of(line, number, _own_page(line))


def _own_page(line: Line) -> str:
    return f"https://www.instagram.com/{line.account.settings['username']}/"


def _posts(line: Line, since: datetime) -> Iterator[Listed]:
    asked = {"fields": "id,caption,timestamp,permalink", "limit": "50"}
    for page in line.pages(f"{line.own}/media", asked, looks=True):
        for each in page:
            name, at = Name(Kind.MEDIA, each["id"]), moment(each.get("timestamp"))
            yield Listed(str(name), str(each.get("permalink", "")), str(each.get("caption", "")), "", at)
        if page and moment(page[-1].get("timestamp")) < since - CLOCKS_MAY_DIFFER:
            return


def _answers(line: Line, message: Message) -> Iterator[Listed]:
    """This will list our own comments right under what the message answers."""
    try:
        where = Name.of(message.in_reply_to)
    except ValueError as error:
        raise Unclear("What it answers has no name on Instagram.") from error
    if where.kind is Kind.MENTION:
        raise CannotLook("Instagram shows no app what stands under somebody else's post.")
    if where.kind is Kind.MEDIA:
        path, url = f"{where.number}/comments", _page(line, where.number)
    else:
        said = line.answered(where.number, "id,parent_id,media{id}")
        path, url = f"{_top(where, said)}/replies", _page(line, _media(said))
    asked = {"fields": "id,text,timestamp,username,from{id}", "limit": "50"}
    for page in line.pages(path, asked, looks=True):
        for each in page:
            if incoming.is_by_us(line, each):
                name, at = Name(Kind.COMMENT, each["id"]), moment(each.get("timestamp"))
                yield Listed(str(name), url, str(each.get("text", "")), message.in_reply_to, at)
