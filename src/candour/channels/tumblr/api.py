"""Tumblr's calls: where they go, and what each answer means, by its status and subcode, never by its words.

https://github.com/tumblr/docs/blob/master/api.md; each answer has `meta` and `response`, and `errors` with
subcodes where it is a refusal.
"""

import re
from collections.abc import Mapping
from typing import Any

from candour.channels import calls, oauth
from candour.channels.access import Expired, with_access
from candour.channels.base import Connection, Disconnected, NotAccepted, NotYet, Unclear
from candour.channels.outgoing import Answer, Patience
from candour.channels.tokens import CONNECT_AGAIN, Renewed, Secrets

SERVER = "https://api.tumblr.com"
PAGES = "https://www.tumblr.com"
AUTHORISE_AT = f"{PAGES}/oauth2/authorize"
SCOPES = ("basic", "write", "offline_access")
PATIENCE = Patience(connect=5.0, read=20.0, total=30.0)
SAME_AGENT = {"user-agent": "Candour"}
"""Tumblr wants a name of the program, always the same: api.md, "Request User Agent"."""
POST_ID = re.compile(r"[0-9]{1,20}")
BLOG = re.compile(r"[A-Za-z0-9-]{1,40}")
TOMORROW = frozenset({8004, 8011, 8023})
"""No more pictures, or no more posts, today: api.md, "Errors and Error Subcodes"."""
AN_HOUR = 3600.0


class Refused(NotAccepted):
    """This will say that nothing was written, with the status of Tumblr's answer and its subcode."""

    def __init__(self, status: int, code: int, reason: str) -> None:
        remedy = "Change it, or look at it on Tumblr's own page."
        if code == 8002:
            remedy = "The post that this answers is gone, or its author lets nobody reblog it."
        super().__init__(reason[:300], remedy)
        self.status = status
        self.code = code


class _Manners:
    """How Tumblr answers."""

    label = "Tumblr"
    patience = PATIENCE

    def wait(self, headers: Mapping[str, str]) -> float:
        """This will read how long to wait: of the limit that is used up, in seconds."""
        for span in ("perday", "perhour"):
            left = headers.get(f"x-ratelimit-{span}-remaining", "")
            seconds = headers.get(f"x-ratelimit-{span}-reset", "")
            if left == "0" and seconds.isascii() and seconds.isdigit() and len(seconds) < 10:
                return min(max(1.0, float(seconds)), calls.LONGEST_WAIT)
        return calls.seconds_to_wait(headers)

    def raise_if_known(self, answer: Answer, said: Any) -> None:
        """This will raise what a whole answer surely means; it comes back where that is nothing."""
        if not isinstance(said, dict) or not isinstance(said.get("meta"), dict):
            return
        if not 400 <= answer.status < 500 or answer.status in {408, 409, 425}:
            return
        if answer.status == 401:
            raise Expired
        errors = said.get("errors")
        first = errors[0] if isinstance(errors, list) and errors and isinstance(errors[0], dict) else {}
        code = first.get("code") if isinstance(first.get("code"), int) else 0
        if answer.status == 403 and code in TOMORROW:
            raise NotYet("Tumblr takes no more posts or pictures of this account today.", AN_HOUR)
        words = first.get("detail") or first.get("title") or said["meta"].get("msg") or answer.status
        raise Refused(answer.status, int(code or 0), f"Tumblr does not take this: {words}")


MANNERS = _Manners()


def place_of(account: Connection) -> tuple[str, str]:
    """This will give the server, and the blog's identifier (its UUID) which stands behind it."""
    server, _, blog = account.address.rpartition("/")
    if not server or not blog:
        raise Disconnected("The account does not say whose it is.", CONNECT_AGAIN)
    return server, blog


def url_of(account: Connection, what: str) -> str:
    """This will give the address of a call about our own blog."""
    server, blog = place_of(account)
    return f"{server}/v2/blog/{blog}/{what}"


def app(server: str, authorise_at: str, client: str, secret: str) -> oauth.App:
    """This will name the trust's own app: api.md, "OAuth2 Authorization"."""
    return oauth.App(client, authorise_at, f"{server}/v2/oauth2/token", SCOPES, secret)


def renewed(account: Connection, held: Secrets) -> Renewed:
    """This will renew access, which lasts 42 minutes, by the token that came with it."""
    server, _ = place_of(account)
    own = app(server, AUTHORISE_AT, account.settings.get("client", ""), held.get("client_secret", ""))
    return oauth.refresh(own, held)


def write(account: Connection, request: calls.Request) -> dict[str, Any]:
    """This will change what the public sees, and give what the answer responds."""
    said = with_access(account, renewed, lambda token: calls.write(MANNERS, request.signed_with(token)))
    response = said.get("response") if isinstance(said, dict) else None
    return response if isinstance(response, dict) else {}


def number_in(response: Mapping[str, Any]) -> str:
    """This will read the number of the post that was written; Unclear where the answer names none."""
    number = str(response.get("id", ""))
    if not POST_ID.fullmatch(number):
        raise Unclear("Tumblr's answer names no post.")
    return number


def bring(account: Connection, url: str, *parameters: tuple[str, str]) -> dict[str, Any]:
    """This will ask, and give what the answer responds."""
    response = _asked(account, url, *parameters)
    if not isinstance(response, dict):
        raise NotYet("Tumblr's answer cannot be read.", calls.usual_wait())
    return response


def listed(account: Connection, url: str, *parameters: tuple[str, str]) -> list[dict[str, Any]]:
    """This will ask, and give the posts that the answer lists."""
    response = _asked(account, url, *parameters)
    if not isinstance(response, list):
        raise NotYet("Tumblr's answer cannot be read.", calls.usual_wait())
    return [each for each in response if isinstance(each, dict)]


def _asked(account: Connection, url: str, *parameters: tuple[str, str]) -> object:
    request = calls.Request("GET", url, parameters, headers=SAME_AGENT)
    said = with_access(account, renewed, lambda token: calls.ask(MANNERS, request.signed_with(token)))
    return said.get("response") if isinstance(said, dict) else None


def post_of(account: Connection, blog: str, number: str) -> tuple[dict[str, Any], str] | None:
    """This will bring one post of a blog and the blog's UUID; None where it is not there, or not for us."""
    server, _ = place_of(account)
    try:
        response = bring(
            account,
            f"{server}/v2/blog/{blog}/posts",
            ("id", number),
            ("npf", "true"),
            ("reblog_info", "true"),
        )
    except Refused as refused:
        if refused.status in {403, 404}:
            return None
        raise
    posts, about = response.get("posts"), response.get("blog")
    if not isinstance(posts, list) or not posts or not isinstance(posts[0], dict):
        return None
    uuid = str(about.get("uuid", "")) if isinstance(about, dict) else ""
    return posts[0], uuid
