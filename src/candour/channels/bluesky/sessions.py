"""Being let in: an app password is asked for once, and turned into tokens that are renewed before they end.

    handle + app password -> createSession -> access token (hours) + refresh token (weeks)
    an access token that is too old        -> refreshSession -> two new ones; the old refresh token is spent,
                                              though Bluesky takes it for two hours more, for those cut off

The app password itself is not kept: whoever holds the tokens can be shut out by deleting it on Bluesky.
"""

import base64
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from candour.channels.base import Connection, Disconnected, NotAccepted, NotYet
from candour.channels.bluesky import xrpc
from candour.channels.bluesky.xrpc import CONNECT_AGAIN, Request
from candour.channels.tokens import Renewed, Secrets

DEFAULT_SERVER = "https://bsky.social"
_APP_PASSWORD = re.compile(r"[a-z0-9]{4}(?:-[a-z0-9]{4}){3}")
_DID = re.compile(r"did:[a-z]+:[A-Za-z0-9._:%-]{1,200}")
_EARLY = timedelta(seconds=60)
"""A token is renewed so long before its end, since clocks differ."""


@dataclass(frozen=True)
class LetIn:
    """What Bluesky gave for a handle and an app password; `address` is the account's server and its DID."""

    did: str
    handle: str
    address: str
    secrets: Secrets
    expires_at: datetime | None
    ends_at: datetime | None


def let_in(handle: str, app_password: str, server: str = DEFAULT_SERVER) -> LetIn:
    """This will ask the server to let us in; NotAccepted where the handle or the password is not right.

    The account's own server is read from the answer, for bsky.social only stands at the door of many.
    """
    handle, app_password = handle.strip().removeprefix("@").lower(), app_password.strip()
    if not _APP_PASSWORD.fullmatch(app_password):
        raise NotAccepted(
            "This is no app password.",
            "Make one on Bluesky: Settings, Privacy and security, App passwords. Keep the main one secret.",
        )
    request = xrpc.procedure(
        "com.atproto.server.createSession", {"identifier": handle, "password": app_password}
    )
    try:
        said = xrpc.asked_of(server, request)
    except Disconnected as error:
        raise NotAccepted(
            error.reason, "Look at the handle, and make a new app password on Bluesky."
        ) from error
    did, name = str(said.get("did", "")), str(said.get("handle", ""))
    if not _DID.fullmatch(did):
        raise NotYet("Bluesky's answer cannot be read.")
    given = _renewed(said)
    own = _server_in(said.get("didDoc")) or xrpc.server_of(server)
    return LetIn(did, name, f"{own}/{did}", given.secrets, given.expires_at, given.ends_at)


def did_of(account: Connection) -> str:
    """This will give the account's DID, which stands behind its server in its address."""
    did = account.address.rpartition("/")[2]
    if not _DID.fullmatch(did):
        raise Disconnected("The account does not say whose it is.", CONNECT_AGAIN)
    return did


def renewed(account: Connection, held: Secrets) -> Renewed:
    """This will ask for new tokens; Disconnected where the refresh token is spent or taken away."""
    if not held.get("refresh"):
        raise Disconnected("Nothing lets Candour in on Bluesky.", CONNECT_AGAIN)
    request = xrpc.procedure("com.atproto.server.refreshSession").signed_with(held["refresh"])
    try:
        said = xrpc.ask(account, request)
    except (xrpc.Expired, NotAccepted) as error:
        raise Disconnected("Bluesky no longer lets Candour in to this account.", CONNECT_AGAIN) from error
    return _renewed(said)


def signed(
    account: Connection, request: Request, send: Callable[[Connection, Request], dict[str, Any]]
) -> dict[str, Any]:
    """This will send a call with the account's token, renewing it where it is, or proves to be, too old."""
    held = account.secrets
    if not held.get("access"):
        raise Disconnected("Nothing lets Candour in on Bluesky.", CONNECT_AGAIN)
    if held.has_expired(datetime.now(UTC) + _EARLY):
        held = account.renew(held, renewed)
    try:
        return send(account, request.signed_with(held["access"]))
    except xrpc.Expired:
        held = account.renew(held, renewed)
    try:
        return send(account, request.signed_with(held["access"]))
    except xrpc.Expired as error:
        raise Disconnected("Bluesky takes no token that it gave us.", CONNECT_AGAIN) from error


def _renewed(said: Mapping[str, Any]) -> Renewed:
    access, refresh = str(said.get("accessJwt", "")), str(said.get("refreshJwt", ""))
    if not access or not refresh:
        raise NotYet("Bluesky's answer cannot be read.")
    return Renewed(Secrets({"access": access, "refresh": refresh}), _end_of(access), _end_of(refresh))


def _end_of(token: str) -> datetime | None:
    """This will read a token's end, which it says itself; None where it does not."""
    try:
        middle = token.split(".")[1]
        said = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
        return datetime.fromtimestamp(int(said["exp"]), UTC)
    except (ValueError, IndexError, KeyError, TypeError, OverflowError, OSError):
        return None


def _server_in(document: object) -> str:
    """This will read the account's own server from its DID document; empty where it names none."""
    if not isinstance(document, Mapping):
        return ""
    for service in document.get("service", []):
        if isinstance(service, Mapping) and str(service.get("id", "")).endswith("#atproto_pds"):
            server = str(service.get("serviceEndpoint", ""))
            return xrpc.server_of(server) if server.startswith(("https://", "http://")) else ""
    return ""
