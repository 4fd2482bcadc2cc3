"""Posts as X gives them: what they answer, their words in full, and our own on the account's list.

X puts an address of its own in the place of each address in a post, and another behind its words for
pictures; `entities` tell what stood there. https://docs.x.com/x-api/fundamentals/data-dictionary
"""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from candour.channels import calls, moments
from candour.channels.base import (
    CannotLook,
    Connection,
    Message,
    NotYet,
    Receipt,
)
from candour.channels.lists_read import Page, own_list
from candour.channels.reading_back import CLOCKS_MAY_DIFFER, Listed, found_among, looking, refuse_if_early
from candour.channels.x import api
from candour.channels.x.lengths import without_addresses

MOST_PAGES = 10
A_PAGE = "100"
SETTLES_IN = 90.0
"""Seconds after an attempt in which a late copy may still turn up on the list."""
_LEADING_NAMES = re.compile(r"(?:@\w{1,15}\s+)+")


def found(account: Connection, message: Message, since: datetime, known: frozenset[str]) -> Receipt | None:
    """This will look for our copy on the account's list; CannotLook where its plan forbids it."""
    with looking():
        try:
            listed = own_list(account, "posts", since, partial(_own_posts, account), MOST_PAGES)
            receipt = same(listed, message, since, known)
        except api.NotOnThisPlan as failure:
            raise CannotLook(failure.reason) from failure
    if receipt is None:
        refuse_if_early(since, SETTLES_IN)
    return receipt


def same(
    listed: Iterable[Listed], message: Message, since: datetime, known: frozenset[str]
) -> Receipt | None:
    """This will find the message among them; addresses are held to be the same, since X shows its own."""
    bare = replace(message, text=_bare(without_addresses(message.text), message.in_reply_to))
    receipt = found_among(listed, bare, since, known)
    return None if receipt is None else replace(receipt, text=message.text)


def _own_posts(account: Connection, since: datetime, below: str) -> Page[Listed]:
    """This will read a page of the account's own posts since then, newest first."""
    server, number = api.place_of(account)
    begin = (since - CLOCKS_MAY_DIFFER).astimezone(UTC)
    parameters = [("max_results", A_PAGE), ("start_time", f"{begin:%Y-%m-%dT%H:%M:%SZ}")]
    if below:
        parameters.append(("pagination_token", below))
    said = api.read_posts(account, f"{server}/2/users/{number}/tweets", *parameters)
    if not isinstance(said.get("data"), list) and _about(said).get("result_count") != 0:
        raise NotYet("X's list cannot be read.", calls.usual_wait())
    posts = tuple(_as_listed(account, each) for each in posts_in(said))
    return Page(posts, str(_about(said).get("next_token") or ""))


def _as_listed(account: Connection, post: Mapping[str, Any]) -> Listed:
    answers = answered_by(post)
    text = _bare(_text(post, lambda _address: "\ufffc"), answers)
    url = address(account.settings.get("handle", ""), str(post["id"]))
    return Listed(first_id(post), url, text, answers, moment(post))


def posts_in(said: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """This will give the posts of an answer, newest first as X gives them."""
    data = said.get("data")
    every = data if isinstance(data, list) else []
    return [
        each for each in every if isinstance(each, Mapping) and api.POST_ID.fullmatch(str(each.get("id", "")))
    ]


def _about(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """This will give what X says of a page of a list: how much is on it, and what the next one is called."""
    about = said.get("meta")
    return about if isinstance(about, Mapping) else {}


def first_id(post: Mapping[str, Any]) -> str:
    """This will give the id that a post had first: each change by its author gives it a new one."""
    history = _history(post)
    return history[0] if history else str(post["id"])


def version(post: Mapping[str, Any]) -> int:
    """This will tell how often its author changed it."""
    return max(0, len(_history(post)) - 1)


def _history(post: Mapping[str, Any]) -> list[str]:
    history = post.get("edit_history_tweet_ids") or post.get("edit_history_post_ids")
    return [str(each) for each in history] if isinstance(history, list) else []


def answered_by(post: Mapping[str, Any]) -> str:
    """This will give the id of the post that this one answers, empty where it answers none."""
    referenced = post.get("referenced_tweets") or post.get("referenced_posts") or []
    return next((str(each["id"]) for each in referenced if each.get("type") == "replied_to"), "")


def moment(post: Mapping[str, Any]) -> datetime:
    """This will read when it was made; now where it does not say so."""
    return moments.moment(post.get("created_at", ""))


def address(handle: str, number: str) -> str:
    """This will give a post's address on X's own pages."""
    return f"{api.PAGES}/{handle or 'i'}/status/{number}"


def words(post: Mapping[str, Any]) -> str:
    """This will give a post's words with the addresses that its author wrote."""
    return _text(post, lambda written: written).strip()


def _text(post: Mapping[str, Any], shown: Any) -> str:
    text = str(post.get("text", ""))
    entities = post.get("entities")
    for each in entities.get("urls", []) if isinstance(entities, Mapping) else []:
        ours, written = str(each.get("url", "")), str(each.get("expanded_url", ""))
        if ours:
            text = text.replace(ours, "" if each.get("media_key") else shown(written), 1)
    return html.unescape(text)


def _bare(text: str, answers: str) -> str:
    """This will leave out the names that X puts before an answer."""
    found = _LEADING_NAMES.match(text) if answers else None
    return text[found.end() :] if found else text
