"""X's calls: where they go, and what each answer means, by status and type of problem, never by words.

https://docs.x.com/x-api/fundamentals/response-codes-and-errors,
https://docs.x.com/x-api/fundamentals/rate-limits
"""

import re
from collections.abc import Mapping
from typing import Any

from candour.channels import calls, oauth
from candour.channels.access import Expired, with_access
from candour.channels.base import Connection, Disconnected, NotAccepted, NotYet, Unclear
from candour.channels.outgoing import Answer, Patience
from candour.channels.tokens import CONNECT_AGAIN, Renewed, Secrets

SERVER = "https://api.x.com"
PAGES = "https://x.com"
AUTHORISE_AT = f"{PAGES}/i/oauth2/authorize"
SCOPES = ("tweet.read", "users.read", "tweet.write", "media.write", "offline.access")
PATIENCE = Patience(connect=5.0, read=20.0, total=30.0)
POST_ID = re.compile(r"[0-9]{1,19}")
"""https://docs.x.com/openapi.json, the pattern of a post's id."""
NOT_ENROLLED = frozenset({"client-forbidden", "unsupported-authentication", "oauth1-permissions"})
_GUIDES = ("tweet.fields", "referenced_tweets.id")
_DOCUMENT = ("post.fields", "referenced_posts")
"""X's guides and its OpenAPI document name two things differently; where one is refused we try the other."""


class NotOnThisPlan(Disconnected):
    """This will say that what the account's app pays for does not let it do this; nothing was written."""


class Refused(NotAccepted):
    """This will say that nothing was written, with the status of X's answer."""

    def __init__(self, status: int, reason: str, remedy: str) -> None:
        super().__init__(reason[:300], remedy)
        self.status = status


class _Manners:
    """How X answers."""

    label = "X"
    patience = PATIENCE

    def wait(self, headers: Mapping[str, str]) -> float:
        """This will read how long to wait: `x-rate-limit-reset` is a moment in seconds since 1970."""
        return calls.seconds_to_wait(headers, "x-rate-limit-reset")

    def raise_if_known(self, answer: Answer, said: Any) -> None:
        """This will raise what a whole answer surely means; it comes back where that is nothing."""
        if not isinstance(said, dict) or not 400 <= answer.status < 500 or answer.status in {408, 409, 425}:
            return
        if answer.status == 401:
            raise Expired
        if answer.status == 402:
            remedy = "Add credit in X's developer console, then connect the account again."
            raise Disconnected("The app has no credit left on X.", remedy)
        if kind_of(said) in NOT_ENROLLED:
            remedy = "Look at the app's access in X's developer console, then connect the account again."
            raise NotOnThisPlan("X does not let this app do that with what it is enrolled for.", remedy)
        words = str(said.get("detail") or said.get("title") or f"it answered {answer.status}")
        raise Refused(answer.status, f"X does not take this: {words}", remedy_for(answer.status))


MANNERS = _Manners()


def kind_of(problem: Mapping[str, Any]) -> str:
    """This will read the last part of a problem's type, such as "resource-not-found"."""
    return str(problem.get("type", "")).rstrip("/").rpartition("/")[2]


def remedy_for(status: int) -> str:
    """This will say what a person can do after a refusal."""
    if status == 403:
        return (
            "X takes an answer only where its author named or quoted the account. If it says duplicate, "
            "look at the account: the words may be public already."
        )
    return "Change it, or look at it on X's own page."


def place_of(account: Connection) -> tuple[str, str]:
    """This will give the server and the account's number, which stands behind it in its address."""
    server, _, number = account.address.rpartition("/")
    if not POST_ID.fullmatch(number):
        raise Disconnected("The account does not say whose it is.", CONNECT_AGAIN)
    return server, number


def app(server: str, authorise_at: str, client: str, secret: str) -> oauth.App:
    """This will name the trust's own app; a confidential one proves itself by a header.

    https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token
    """
    return oauth.App(
        client, authorise_at, f"{server}/2/oauth2/token", SCOPES, secret, is_proven_by_header=True
    )


def renewed(account: Connection, held: Secrets) -> Renewed:
    """This will renew access, which lasts two hours, by the token that is good once."""
    server, _ = place_of(account)
    own = app(server, AUTHORISE_AT, account.settings.get("client", ""), held.get("client_secret", ""))
    return oauth.refresh(own, held)


def write(account: Connection, request: calls.Request) -> dict[str, Any]:
    """This will change what the public sees, and give the answer's `data`."""
    said = with_access(account, renewed, lambda token: calls.write(MANNERS, request.signed_with(token)))
    data = said.get("data") if isinstance(said, dict) else None
    if not isinstance(data, dict):
        raise Unclear("X's answer cannot be read.")
    return data


def bring(account: Connection, request: calls.Request) -> dict[str, Any]:
    """This will ask, or bring what is not public yet, and give the whole answer."""
    said = with_access(account, renewed, lambda token: calls.ask(MANNERS, request.signed_with(token)))
    if not isinstance(said, dict):
        raise NotYet("X's answer cannot be read.", calls.usual_wait())
    return said


def read_posts(account: Connection, url: str, *parameters: tuple[str, str]) -> dict[str, Any]:
    """This will ask for posts with all that we read of them."""
    try:
        return bring(account, _question(url, parameters, *_GUIDES))
    except Refused as refused:
        if refused.status != 400:
            raise
    return bring(account, _question(url, parameters, *_DOCUMENT))


def _question(
    url: str, parameters: tuple[tuple[str, str], ...], fields: str, referenced: str
) -> calls.Request:
    wanted = (
        (fields, "created_at,conversation_id,entities,attachments"),
        ("expansions", f"author_id,attachments.media_keys,{referenced}"),
        ("user.fields", "username,name"),
        ("media.fields", "alt_text"),
    )
    return calls.get(url, *parameters, *wanted)
