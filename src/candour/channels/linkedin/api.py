"""LinkedIn's calls: where they go, and what each answer means, by its status and code, never by its words.

https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/error-handling,
https://learn.microsoft.com/en-us/linkedin/marketing/versioning
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from candour.channels import calls, oauth
from candour.channels.access import Expired, with_access
from candour.channels.base import Connection, Disconnected, NotAccepted, NotYet
from candour.channels.outgoing import Answer, Patience
from candour.channels.tokens import CONNECT_AGAIN, Renewed, Secrets

SERVER = "https://api.linkedin.com"
PAGES = "https://www.linkedin.com"
AUTHORISE_AT = f"{PAGES}/oauth/v2/authorization"
SCOPES = (
    "w_organization_social",
    "r_organization_social",
    "w_organization_social_feed",
    "r_organization_social_feed",
    "rw_organization_admin",
)
VERSION = "202607"
"""The version that we speak, by its month; LinkedIn keeps each for a year at least."""
RESTLI = {"linkedin-version": VERSION, "x-restli-protocol-version": "2.0.0"}
PATIENCE = Patience(connect=5.0, read=20.0, total=30.0)
SOON = 900.0
"""Seconds: LinkedIn's limits are counted by the day, and it does not say when to come back."""
NO_WAY_IN = frozenset({"REVOKED_ACCESS_TOKEN", "MEMBER_RESTRICTED"})
NO_RIGHT = 100
"""Its number (`serviceErrorCode`) for a permission or a role on the page that is not there."""
PAGE = re.compile(r"urn:li:organization:[0-9]{1,19}")
POST = re.compile(r"urn:li:(?:share|ugcPost):[0-9]{1,19}")


class Refused(NotAccepted):
    """This will say that nothing was written, with the status of LinkedIn's answer and its code."""

    def __init__(self, status: int, code: str, reason: str) -> None:
        super().__init__(reason[:300], "Change it, or look at it on LinkedIn's own page.")
        self.status = status
        self.code = code


class _Manners:
    """How LinkedIn answers."""

    label = "LinkedIn"
    patience = PATIENCE

    def wait(self, headers: Mapping[str, str]) -> float:
        """This will read how long to wait."""
        return calls.seconds_to_wait(headers, usual=SOON)

    def raise_if_known(self, answer: Answer, said: Any) -> None:
        """This will raise what a whole answer surely means; it comes back where that is nothing."""
        if not isinstance(said, dict) or not 400 <= answer.status < 500 or answer.status in {408, 409, 425}:
            return
        code = code_in(said)
        if answer.status == 401 and code not in NO_WAY_IN:
            raise Expired
        if answer.status == 426:
            reason = f"LinkedIn speaks the version of {VERSION} no more."
            raise Disconnected(reason, "Bring Candour up to date, then connect the account again.")
        if code in NO_WAY_IN or (answer.status == 403 and said.get("serviceErrorCode") == NO_RIGHT):
            reason = "LinkedIn no longer lets Candour in, or whoever said yes lost their role on the page."
            raise Disconnected(reason, CONNECT_AGAIN)
        words = str(said.get("message") or code or answer.status)
        raise Refused(answer.status, code, f"LinkedIn does not take this: {words}")


MANNERS = _Manners()


def code_in(said: Mapping[str, Any]) -> str:
    """This will read a refusal's code; where there are several inputs, that of the first that was wrong."""
    details = said.get("errorDetails")
    inputs = details.get("inputErrors") if isinstance(details, Mapping) else None
    first = inputs[0] if isinstance(inputs, list) and inputs and isinstance(inputs[0], Mapping) else {}
    return str(first.get("code") or said.get("code") or "")


def place_of(account: Connection) -> tuple[str, str]:
    """This will give the server, and the page's URN which stands behind it."""
    server, _, page = account.address.rpartition("/")
    if not PAGE.fullmatch(page):
        raise Disconnected("The account does not say whose it is.", CONNECT_AGAIN)
    return server, page


def urn(name: str) -> str:
    """This will write a URN as a part of an address: each of its signs is packed."""
    return quote(name, safe="")


def app(server: str, authorise_at: str, client: str, secret: str) -> oauth.App:
    """This will name the trust's own app; tokens are given where LinkedIn's pages are.

    https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow
    """
    pages = PAGES if server == SERVER else server
    return oauth.App(client, authorise_at, f"{pages}/oauth/v2/accessToken", SCOPES, secret)


def renewed(account: Connection, held: Secrets) -> Renewed:
    """This will renew access, good for 60 days, by a token that ends a year after the person said yes.

    https://learn.microsoft.com/en-us/linkedin/shared/authentication/programmatic-refresh-tokens
    """
    server, _ = place_of(account)
    own = app(server, AUTHORISE_AT, account.settings.get("client", ""), held.get("client_secret", ""))
    tokens = oauth.renew(own, held)
    return Renewed(tokens.secrets, tokens.expires_at, end_of_renewing(tokens))


def end_of_renewing(tokens: oauth.Tokens) -> datetime | None:
    """This will read when a person has to say yes again; None where LinkedIn gave nothing to renew with."""
    lasts = tokens.said.get("refresh_token_expires_in")
    if not tokens.secrets.get("refresh"):
        return tokens.expires_at
    return datetime.now(UTC) + timedelta(seconds=lasts) if isinstance(lasts, int) and lasts > 0 else None


def write(account: Connection, request: calls.Request, method: str = "") -> tuple[Any, Mapping[str, str]]:
    """This will change what the public sees; it gives the answer's JSON (often nothing) and its headers."""
    said = replace(request, headers={**RESTLI, **({"x-restli-method": method} if method else {})})
    return with_access(
        account,
        renewed,
        lambda token: calls.written(MANNERS, said.signed_with(token), proof="x-restli-id"),
    )


def bring(account: Connection, request: calls.Request) -> dict[str, Any]:
    """This will ask, or bring what is not public yet."""
    asked = replace(request, headers={**RESTLI, **request.headers})
    said = with_access(account, renewed, lambda token: calls.ask(MANNERS, asked.signed_with(token)))
    if not isinstance(said, dict):
        raise NotYet("LinkedIn's answer cannot be read.", calls.usual_wait())
    return said


def elements(said: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """This will give what a list holds; NotYet where it is none."""
    found = said.get("elements")
    if not isinstance(found, list):
        raise NotYet("LinkedIn's answer cannot be read.", calls.usual_wait())
    return [each for each in found if isinstance(each, Mapping)]


def moment(said: object) -> datetime:
    """This will read milliseconds since 1970; now where there are none."""
    if isinstance(said, int) and 0 < said < 100_000_000_000_000:
        return datetime.fromtimestamp(said / 1000, UTC)
    return datetime.now(UTC)
