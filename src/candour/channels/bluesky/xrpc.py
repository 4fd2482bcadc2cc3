"""Bluesky's calls (XRPC): each goes out by the one guarded way, and each failure says what became of it.

    ask    a question, or what is not public yet (a picture that no post shows): a failure is never Unclear
    write  what the public would see: whatever cannot be told is Unclear
    look   a question about a write whose answer was lost: whatever fails is Unclear

https://atproto.com/specs/xrpc; the codes are those that Bluesky's own server gives (`@atproto/pds`).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from candour.channels import calls
from candour.channels.base import Connection, Disconnected, NotAccepted, NotYet, Unclear
from candour.channels.outgoing import Answer, Patience

PATIENCE = Patience(connect=5.0, read=20.0, total=30.0)
WAIT = 60.0
EXPIRED = frozenset({"ExpiredToken"})
NO_WAY_IN = {
    "AccountTakedown": "Bluesky has taken the account down.",
    "RepoTakendown": "Bluesky has taken the account down.",
    "AccountSuspended": "Bluesky has suspended the account.",
    "RepoSuspended": "Bluesky has suspended the account.",
    "AccountDeactivated": "The account is switched off on Bluesky.",
    "RepoDeactivated": "The account is switched off on Bluesky.",
    "AccountNotFound": "Bluesky knows no such account any more.",
    "InvalidToken": "Bluesky no longer lets Candour in to this account.",
    "AuthenticationRequired": "Bluesky no longer lets Candour in to this account.",
    "AuthMissing": "Bluesky no longer lets Candour in to this account.",
    "AuthFactorTokenRequired": "Bluesky asks for a code by mail, so this is no app password.",
    "BadJwtAudience": "The account has moved to another server.",
}
"""Codes after which only a person can help; nothing was written."""
CONNECT_AGAIN = "Connect the account again with a new app password. What waits for it stays safe until then."


@dataclass(frozen=True)
class Request:
    """One call: its name, what is asked or sent, and whose token goes with it."""

    method: str
    parameters: tuple[tuple[str, str], ...] = ()
    content: bytes | None = None
    content_type: str = "application/json"
    token: str = field(default="", repr=False)

    def signed_with(self, token: str) -> "Request":
        """This will give the same call with a token."""
        return replace(self, token=token)

    def to(self, address: str) -> calls.Request:
        """This will address it to a server."""
        url = f"{server_of(address)}/xrpc/{self.method}"
        if self.content is None:
            return calls.Request("GET", url, self.parameters, token=self.token)
        kind = self.content_type if self.content else ""
        return calls.Request("POST", url, self.parameters, self.content, kind, token=self.token)


def question(method: str, *parameters: tuple[str, str]) -> Request:
    """This will make a question (GET)."""
    return Request(method, parameters)


def procedure(method: str, content: Mapping[str, object] | None = None) -> Request:
    """This will make a call that changes something (POST)."""
    return Request(method, content=b"" if content is None else json.dumps(content).encode())


def server_of(address: str) -> str:
    """This will give the server of an account's address, without what stands behind it."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def ask(account: Connection, request: Request) -> dict[str, Any]:
    """This will bring the answer, or raise NotYet, NotAccepted or Disconnected: nothing became public."""
    return asked_of(account.address, request)


def asked_of(address: str, request: Request) -> dict[str, Any]:
    """This will ask a server that may not belong to an account yet."""
    said = calls.ask(MANNERS, request.to(address))
    if not isinstance(said, dict):
        raise NotYet("Bluesky's answer cannot be read.")
    return said


def write(account: Connection, request: Request) -> dict[str, Any]:
    """This will change what the public sees, or raise exactly the failure that the outcome allows."""
    said = calls.write(MANNERS, request.to(account.address))
    if not isinstance(said, dict):
        raise Unclear("Bluesky's answer cannot be read.")
    return said


def look(account: Connection, request: Request, *, absent: str) -> dict[str, Any] | None:
    """This will bring the answer, None where the server says by the code `absent` that it is not there."""
    said = calls.look(
        MANNERS,
        request.to(account.address),
        lambda answer, said: answer.status == 400 and isinstance(said, dict) and said.get("error") == absent,
    )
    if said is not None and not isinstance(said, dict):
        raise Unclear("Bluesky's answer cannot be read.")
    return said


class Expired(Exception):
    """This will say that the token is too old; nothing was written, and a newer one may do."""


class Refused(NotAccepted):
    """This will say that nothing was written, with the network's code."""

    def __init__(self, code: str, reason: str, remedy: str = "") -> None:
        super().__init__(reason[:300], remedy or "Change it, or look at it on Bluesky's own page.")
        self.code = code


class _Manners:
    """How Bluesky answers."""

    label = "Bluesky"
    patience = PATIENCE

    def wait(self, headers: Mapping[str, str]) -> float:
        """This will read how long to wait: `ratelimit-reset` is a moment, `retry-after` a stretch."""
        return calls.seconds_to_wait(headers, "ratelimit-reset", WAIT)

    def raise_if_known(self, answer: Answer, said: Any) -> None:
        """This will raise what a whole answer surely means; it comes back where that is nothing."""
        code = str(said.get("error", "")) if isinstance(said, dict) else ""
        if not code or not 400 <= answer.status < 500 or answer.status in {408, 409, 425}:
            return
        if code in EXPIRED:
            raise Expired
        if code in NO_WAY_IN:
            raise Disconnected(NO_WAY_IN[code], CONNECT_AGAIN)
        words = str(said.get("message", "")) or code
        raise Refused(code, f"Bluesky does not take this: {words}")


MANNERS = _Manners()


class _StrangersManners(_Manners):
    """How a server answers that knows no accounts: whatever it refuses says nothing of ours."""

    def raise_if_known(self, answer: Answer, said: Any) -> None:
        """This will raise nothing: a line that was not opened is tried again."""
        del answer, said


STRANGERS_MANNERS = _StrangersManners()
