"""OAuth 2 for channels: oauthlib makes and reads the messages, and our own guarded way out carries them.

The words of an answer decide nothing; its `error` code does (RFC 6749, sections 4.1.2.1 and 5.2).
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from oauthlib.oauth2 import OAuth2Error, WebApplicationClient

from candour.channels.base import Disconnected, NotAccepted, NotYet, Unclear
from candour.channels.connecting import Given, GoOn
from candour.channels.outgoing import Answer, NoAnswer, NotSent, Patience, call
from candour.channels.tokens import CONNECT_AGAIN, Renewed, Secrets

GONE = frozenset({"invalid_grant", "invalid_client", "unauthorized_client", "access_denied", "invalid_token"})
"""Codes after which only a person can help: the grant, or the app itself, is not accepted any more."""
LATER = frozenset({"temporarily_unavailable", "server_error", "slow_down"})


@dataclass(frozen=True)
class App:
    """What a network knows Candour by, and where it answers; `scope` is what is asked for.

    Where `is_proven_by_header`, the secret goes into a header, not into the form (RFC 6749, section 2.3.1).
    """

    client: str
    authorise_at: str
    token_at: str
    scope: tuple[str, ...]
    secret: str = field(default="", repr=False)
    is_proven_by_header: bool = False


@dataclass(frozen=True)
class Tokens:
    """What a network gave: the secrets under our names (access, refresh), its end, and all else it said."""

    secrets: Secrets
    expires_at: datetime | None
    said: Mapping[str, object] = field(repr=False)


def ask_for_a_yes(app: App, given: Given, keep: Mapping[str, str] | None = None) -> GoOn:
    """This will prepare the network's page, with a state that only this try knows and PKCE (RFC 7636)."""
    client = WebApplicationClient(app.client)
    verifier = client.create_code_verifier(64)
    try:
        address = client.prepare_request_uri(
            app.authorise_at,
            redirect_uri=given.callback,
            scope=list(app.scope),
            state=given.state,
            code_challenge=client.create_code_challenge(verifier, "S256"),
            code_challenge_method="S256",
        )
    except OAuth2Error as unsafe:
        reason = "Passwords and tokens travel over https alone."
        raise NotAccepted(reason, "Enter an address that begins with https.") from unsafe
    return GoOn(address, Secrets({**given.secrets, **(keep or {}), "verifier": verifier}), given.fields)


def take_the_code(app: App, given: Given, answer: Mapping[str, str]) -> Tokens:
    """This will turn the code that came back with the person into tokens, or say what helps."""
    if answer.get("error") or not answer.get("code"):
        is_no = answer.get("error") == "access_denied"
        reason = (
            "You, or the network, said no on its page."
            if is_no
            else "The network sent nothing to go on with."
        )
        raise NotAccepted(reason, "Begin again, and say yes on the network's page.")
    client = WebApplicationClient(app.client)
    body = client.prepare_request_body(
        code=answer["code"],
        redirect_uri=given.callback,
        code_verifier=given.secrets["verifier"],
        **_proof(app),
    )
    try:
        return _tokens(app, client, body)
    except Disconnected as no:
        raise NotAccepted(no.reason, "Begin again; what the network gives is good for some minutes.") from no
    except Unclear as lost:
        raise NotAccepted("The network's answer was lost on the way.", "Begin again.") from lost


def refresh(app: App, held: Secrets) -> Renewed:
    """This will renew by the refresh token. Raises Disconnected, NotYet or Unclear, by code."""
    tokens = renew(app, held)
    return Renewed(tokens.secrets, tokens.expires_at)


def renew(app: App, held: Secrets) -> Tokens:
    """This will do the same, and give all that the network said."""
    if not held.get("refresh"):
        raise Disconnected("The network gave nothing to renew this access with.", CONNECT_AGAIN)
    client = WebApplicationClient(app.client)
    body = client.prepare_refresh_body(
        refresh_token=held["refresh"], scope=list(app.scope), client_id=app.client, **_proof(app)
    )
    return _tokens(app, client, body)


def _proof(app: App) -> dict[str, str]:
    return {"client_secret": app.secret} if app.secret and not app.is_proven_by_header else {}


def _proof_in_header(app: App) -> dict[str, str]:
    if not app.secret or not app.is_proven_by_header:
        return {}
    pair = f"{quote(app.client, safe='')}:{quote(app.secret, safe='')}"
    return {"authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}


def _tokens(app: App, client: WebApplicationClient, body: str) -> Tokens:
    answer = _send(app, body)
    if answer.status == 429:
        raise NotYet("The network asked us to wait.", 30.0)
    if answer.status >= 500:  # it may have spent our token all the same
        raise Unclear(f"The network answered {answer.status}.", 30.0)
    try:
        said: dict[str, object] = client.parse_request_body_response(answer.body.decode())
    except OAuth2Error as refused:
        raise _failure(str(refused.error), answer.status) from None
    except (ValueError, TypeError, AttributeError, RecursionError) as junk:
        raise Unclear("The network's answer cannot be read.") from junk
    return _read(said)


def _failure(code: str, status: int) -> Exception:
    """This will name what a refusal means, by its code; an unknown one on a clean refusal is for a person."""
    if code in LATER:
        return NotYet("The network cannot give access just now.", 30.0)
    if code in GONE or 400 <= status < 500:
        return Disconnected("The network no longer accepts what we have to renew this access.", CONNECT_AGAIN)
    return Unclear("The network's answer cannot be read.")


def _read(said: Mapping[str, object]) -> Tokens:
    access, renew, lasts = said.get("access_token"), said.get("refresh_token"), said.get("expires_in")
    if not isinstance(access, str) or not access:
        raise Unclear("The network's answer holds no access.")
    secrets = Secrets({"access": access, "refresh": renew if isinstance(renew, str) else ""})
    seconds = float(lasts) if isinstance(lasts, int | float | str) and str(lasts).isdigit() else 0.0
    expires_at = datetime.now(UTC) + timedelta(seconds=seconds) if 0 < seconds < 3e9 else None
    return Tokens(secrets, expires_at, said)


def _send(app: App, body: str) -> Answer:
    headers = {"content-type": "application/x-www-form-urlencoded", "accept": "application/json"}
    headers |= _proof_in_header(app)
    try:
        return call(
            "POST", app.token_at, headers=headers, content=body.encode(), patience=Patience(total=20.0)
        )
    except NotSent as error:
        raise NotYet(str(error), 5.0) from error
    except NoAnswer as error:
        raise Unclear(error.reason) from error
