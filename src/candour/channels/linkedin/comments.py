"""Comments on LinkedIn: their names, where an answer stands, and our own on a list.

LinkedIn has two levels: a comment on a post, and answers below a comment. What answers an answer stands below
the same comment. https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/comments-api
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from candour.channels import calls
from candour.channels.base import Connection, NotYet
from candour.channels.linkedin import api
from candour.channels.reading_back import Listed

LONGEST = 1_250
A_PAGE = 100
MOST_PAGES = 10
_NAME = re.compile(r"urn:li:comment:\((?:urn:li:)?(activity|share|ugcPost):([0-9]{1,19}),([0-9]{1,19})\)")


@dataclass(frozen=True)
class Comment:
    """A comment's name: the object that it belongs to, and its number there."""

    object: str
    number: str

    def __str__(self) -> str:
        return f"urn:li:comment:({self.object},{self.number})"


def comment(name: str) -> Comment | None:
    """This will read a comment's name; None if it is none. LinkedIn writes it in two ways."""
    found = _NAME.fullmatch(name)
    return Comment(f"urn:li:{found[1]}:{found[2]}", found[3]) if found else None


def list_of(account: Connection, above: str) -> str:
    """This will give the address of the comments on a post, or below a comment."""
    server, _ = api.place_of(account)
    return f"{server}/rest/socialActions/{api.urn(above)}/comments"


def address_of(account: Connection, one: Comment) -> str:
    """This will give the address of a comment."""
    return f"{list_of(account, one.object)}/{one.number}"


def brought(account: Connection, one: Comment) -> dict[str, Any] | None:
    """This will bring a comment; None where it is gone."""
    try:
        return api.bring(account, calls.get(address_of(account, one)))
    except api.Refused as refused:
        if refused.status == 404:
            return None
        raise


def top_of(said: Mapping[str, Any], own: Comment) -> Comment:
    """This will name the comment below which an answer to this one stands."""
    return comment(str(said.get("parentComment", ""))) or own


def words(said: Mapping[str, Any]) -> str:
    """This will give a comment's words."""
    message = said.get("message")
    return str(message.get("text", "")) if isinstance(message, Mapping) else ""


def actor(said: Mapping[str, Any]) -> str:
    """This will give the URN of whoever wrote it."""
    return str(said.get("actor", ""))


def page_of(url: str, name: str) -> str:
    """This will give the address at which people see a comment."""
    return f"{url}?commentUrn={api.urn(name)}"


def listed(account: Connection, above: str) -> Iterator[Listed]:
    """This will list the page's own comments on a post, or below a comment."""
    _, own = api.place_of(account)
    for page in range(MOST_PAGES):
        parameters = (("start", str(page * A_PAGE)), ("count", str(A_PAGE)))
        some = api.elements(api.bring(account, calls.get(list_of(account, above), *parameters)))
        for each in some:
            name = comment(str(each.get("commentUrn", "")))
            if actor(each) == own and name is not None:
                created = each.get("created")
                at = api.moment(created.get("time") if isinstance(created, Mapping) else None)
                url = page_of(f"{api.PAGES}/feed/update/{name.object}", str(name))
                yield Listed(str(name), url, words(each), above, at)
        if len(some) < A_PAGE:
            return
    raise NotYet("There are too many comments to look through.")
