"""Bluesky's calls (XRPC): each goes out by the one guarded way, and each failure says what became of it.

    ask    a question, or what is not public yet (a picture that no post shows): a failure is never Unclear
    write  what the public would see: whatever cannot be told is Unclear
    look   a question about a write whose answer was lost: whatever fails is Unclear

https://atproto.com/specs/xrpc; the codes are those that Bluesky's own server gives (`@atproto/pds`).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

from candour.channels.base import Connection, Disconnected, NotAccepted, NotYet, Unclear
from candour.channels.outgoing import Answer, NoAnswer, NotSent, Patience, call

PATIENCE = Patience(connect=5.0, read=20.0, total=30.0)
WAIT = 60.0
LONGEST_WAIT = 86_400.0
"""Seconds: a network that asks for more is asked again after a day."""
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
    try:
        answer = _send(address, request)
    except NotSent as error:
        raise NotYet(str(error)) from error
    except NoAnswer as error:
        raise NotYet(error.reason, _wait(error.headers) if error.status == 429 else 0.0) from error
    said = _object(answer)
    if answer.status == 200 and said is not None:
        return said
    _raise_if_known(answer, said)
    raise NotYet(f"Bluesky answered {answer.status}.")


def write(account: Connection, request: Request) -> dict[str, Any]:
    """This will change what the public sees, or raise exactly the failure that the outcome allows."""
    try:
        answer = _send(account.address, request)
    except NotSent as error:
        raise NotYet(str(error)) from error
    except NoAnswer as error:
        if error.status == 429:
            raise NotYet("Bluesky asked us to wait.", _wait(error.headers)) from error
        raise Unclear(error.reason) from error
    said = _object(answer)
    if answer.status == 200 and said is not None:
        return said
    _raise_if_known(answer, said)
    raise Unclear(f"Bluesky answered {answer.status}.")


def look(account: Connection, request: Request, *, absent: str) -> dict[str, Any] | None:
    """This will bring the answer, None where the server says by the code `absent` that it is not there."""
    try:
        answer = _send(account.address, request)
    except NotSent as error:
        raise Unclear(str(error)) from error
    except NoAnswer as error:
        raise Unclear(error.reason, _wait(error.headers) if error.status == 429 else 0.0) from error
    said = _object(answer)
    if answer.status == 200 and said is not None:
        return said
    if answer.status == 400 and said is not None and said.get("error") == absent:
        return None
    wait = _wait(answer.headers) if answer.status == 429 else 0.0
    raise Unclear(f"Bluesky cannot be asked now (it answered {answer.status}).", wait)


class Expired(Exception):
    """This will say that the token is too old; nothing was written, and a newer one may do."""


class Refused(NotAccepted):
    """This will say that nothing was written, with the network's code."""

    def __init__(self, code: str, reason: str, remedy: str = "") -> None:
        super().__init__(reason[:300], remedy or "Change it, or look at it on Bluesky's own page.")
        self.code = code


def _send(address: str, request: Request) -> Answer:
    url = f"{server_of(address)}/xrpc/{request.method}"
    if request.parameters:
        url += f"?{urlencode(request.parameters)}"
    headers = {"accept": "application/json"}
    if request.token:
        headers["authorization"] = f"Bearer {request.token}"
    if request.content is None:
        return call("GET", url, headers=headers, patience=PATIENCE)
    if request.content:
        headers["content-type"] = request.content_type
    return call("POST", url, headers=headers, content=request.content, patience=PATIENCE)


def _raise_if_known(answer: Answer, said: dict[str, Any] | None) -> None:
    """This will raise what a whole answer surely means; it comes back where that is nothing."""
    if answer.status == 429:
        raise NotYet("Bluesky asked us to wait.", _wait(answer.headers))
    code = str((said or {}).get("error", ""))
    if not code or not 400 <= answer.status < 500 or answer.status in {408, 409, 425}:
        return
    if code in EXPIRED:
        raise Expired
    if code in NO_WAY_IN:
        raise Disconnected(NO_WAY_IN[code], CONNECT_AGAIN)
    words = str((said or {}).get("message", "")) or code
    raise Refused(code, f"Bluesky does not take this: {words}")


def _object(answer: Answer) -> dict[str, Any] | None:
    """This will read a JSON object; None for anything else. A call that answers nothing has an empty one."""
    if answer.status == 200 and not answer.body.strip():
        return {} if answer.headers.get("content-length", "0") == "0" else None
    try:
        content = json.loads(answer.body)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def _wait(headers: Mapping[str, str]) -> float:
    """This will read how long to wait, in seconds: `ratelimit-reset` is a moment, `retry-after` a stretch."""
    stretch, moment = headers.get("retry-after", "").strip(), headers.get("ratelimit-reset", "").strip()
    if stretch.isascii() and stretch.isdigit():
        return min(float(stretch), LONGEST_WAIT)
    if moment.isascii() and moment.isdigit() and len(moment) < 12:
        return min(max(1.0, int(moment) - datetime.now(UTC).timestamp()), LONGEST_WAIT)
    return WAIT
