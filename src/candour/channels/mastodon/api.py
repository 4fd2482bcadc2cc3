"""Mastodon's calls: each goes out by the one guarded way, and each failure says what became of it.

Refusals carry words alone, `{"error": "..."}`, in the server's own language; so the status decides, and where
one status means two things the server is asked whether it still lets us in.
https://docs.joinmastodon.org/entities/Error/, https://docs.joinmastodon.org/api/rate-limits/
"""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from candour.channels import calls
from candour.channels.base import Connection, Disconnected, NotAccepted, NotYet, Unclear
from candour.channels.calls import Request
from candour.channels.outgoing import Answer, Patience
from candour.channels.tokens import CONNECT_AGAIN, Secrets

PATIENCE = Patience(connect=5.0, read=10.0, total=20.0)
WAIT = 60.0
NO_WAY_IN = "The server no longer lets Candour in to this account."
UNREADABLE = "The server's answer cannot be read."
STATUSES = "/api/v1/statuses"
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LOST = re.compile(r'error="?(?:invalid_token|insufficient_scope)\b')
"""What a server says of a token beside a 401 or 403 (RFC 6750, section 3)."""
_TOO_LARGE = frozenset({413, 414, 431})
"""Said by whatever stands before the server, in its own words, before the server has seen the call."""
_COMES_BACK = frozenset({408, 409, 425})


class Refused(NotAccepted):
    """This will say that nothing was written, with the status that the server gave."""

    def __init__(self, status: int, reason: str, remedy: str) -> None:
        super().__init__(reason[:300], remedy)
        self.status = status


class _Manners:
    """How servers of this family answer."""

    label = "The server"
    patience = PATIENCE

    def wait(self, headers: Mapping[str, str]) -> float:
        """This will read how long to wait: `x-ratelimit-reset` is a moment, `retry-after` a stretch."""
        return calls.seconds_to_wait(headers, "x-ratelimit-reset", WAIT)

    def raise_if_known(self, answer: Answer, said: Any) -> None:
        """This will raise what a whole answer surely means; it comes back where that is nothing."""
        if answer.status in _TOO_LARGE:
            raise Refused(
                answer.status, "The server says that this is too large.", "Choose a smaller picture."
            )
        is_no = 400 <= answer.status < 500 and answer.status not in _COMES_BACK
        if not is_no or not isinstance(said, Mapping) or not said.get("error"):
            return
        if answer.status == 401 or _LOST.search(answer.headers.get("www-authenticate", "")):
            raise Disconnected(NO_WAY_IN, CONNECT_AGAIN)
        remedy = "Change it, or look at it on the server's own page."
        if answer.status in {404, 410}:
            raise Refused(answer.status, "The server does not have this any more.", remedy)
        raise Refused(answer.status, f"The server does not take this: {said['error']}", remedy)


MANNERS = _Manners()


def server_of(address: str) -> str:
    """This will give the server of an account's address, without what stands behind it."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def at(account: Connection, path: str) -> str:
    """This will give the whole address of a call."""
    return f"{server_of(account.address)}{path}"


def ask(account: Connection, request: Request) -> Any:
    """This will bring the answer, or raise NotYet, NotAccepted or Disconnected: nothing became public."""
    return _signed(account, request, lambda each: calls.ask(MANNERS, each))


def write(account: Connection, request: Request) -> Any:
    """This will change what the public sees, or raise exactly the failure that the outcome allows."""
    return _signed(account, request, lambda each: calls.write(MANNERS, each))


def look(account: Connection, request: Request) -> Any | None:
    """This will bring the answer, None where there is nothing; whatever fails is Unclear."""
    return calls.look(MANNERS, request.signed_with(account.secrets.get("access", "")))


def _signed(account: Connection, request: Request, send: Callable[[Request], Any]) -> Any:
    """This will send a call with the account's token.

    A 403 may mean this one post (its author blocked us) or the whole account (it was suspended): the server
    is asked which, since its words may be in any language.
    """
    held = account.secrets
    if not held.get("access"):
        raise Disconnected("Nothing lets Candour in on this server.", CONNECT_AGAIN)
    try:
        return send(request.signed_with(held["access"]))
    except Refused as refused:
        if refused.status == 403:
            _must_be_let_in(account, held)
        raise


def _must_be_let_in(account: Connection, held: Secrets) -> None:
    request = calls.get(at(account, "/api/v1/accounts/verify_credentials"))
    try:
        calls.ask(MANNERS, request.signed_with(held["access"]))
    except Refused as refused:
        if refused.status == 403:
            raise Disconnected(NO_WAY_IN, CONNECT_AGAIN) from refused
    except NotYet:
        return  # nobody can say now; the refusal of this one call stands


def identifier(said: object) -> str:
    """This will read an id, which is letters and digits whatever the server; empty where it is none."""
    found = str(said.get("id") or "") if isinstance(said, Mapping) else ""
    return found if _ID.fullmatch(found) else ""


def is_identifier(network_id: str) -> bool:
    """This will say whether an id can stand in the path of a call."""
    return _ID.fullmatch(network_id) is not None


def as_list(said: object) -> list[Mapping[str, Any]]:
    """This will read a list of things with ids; NotYet where it is none."""
    if not isinstance(said, list):
        raise NotYet(UNREADABLE, WAIT)
    return [each for each in said if identifier(each)]


def as_status(said: object, account: Connection) -> Mapping[str, Any]:
    """This will read a post of ours after it was written; Unclear where the answer says anything else."""
    if isinstance(said, Mapping) and identifier(said) and is_ours(said, account):
        return said
    raise Unclear(UNREADABLE)


def is_ours(status: Mapping[str, Any], account: Connection) -> bool:
    """This will say whether a post is one of our account."""
    return identifier(status.get("account")) == account.settings.get("id", "-")
