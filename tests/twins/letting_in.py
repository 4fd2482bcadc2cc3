"""How a twin lets somebody in by OAuth 2: a page that says yes at once, tokens by its network's own rules.

RFC 6749 sections 4.1 and 6, RFC 7636 (S256). It knows one app and one account. Where networks differ:

    rotates     each renewal gives a new token to renew with, and the old one is good no more
    by_header   the app proves itself by a header, not in the form (RFC 6749, 2.3.1)
    needs_pkce  the network refuses a code without its verifier
"""

import base64
import hashlib
import secrets
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlencode

from tests.twins.twin import Answer, Request

CLIENT, CLIENT_SECRET = "candour", "made-up-app"


@dataclass
class Gate:
    """Who may come in. `met` counts what was asked; rules of the twin: says_no, is_revoked, forgets."""

    rules: dict[str, Any]
    lifetime: float
    rotates: bool
    by_header: bool = False
    needs_pkce: bool = True
    refresh_lasts: int = 0
    met: Counter[str] = field(default_factory=Counter)
    _access: dict[str, float] = field(default_factory=dict)
    _codes: dict[str, tuple[str, str]] = field(default_factory=dict)
    _refresh: set[str] = field(default_factory=set)

    def authorise(self, request: Request) -> Answer:
        """This will send the person back with a code, as if they had said yes, or no."""
        asked, back = request.asked, {"state": request.asked.get("state", "")}
        if asked.get("client_id") != CLIENT or asked.get("response_type") != "code":
            return Answer(400, {"error": "invalid_request"})
        if self.rules.get("says_no"):
            back["error"] = "access_denied"
        else:
            code = secrets.token_urlsafe(12)
            self._codes[code] = (asked.get("code_challenge", ""), asked.get("redirect_uri", ""))
            back["code"] = code
        return Answer(302, None, {"location": f"{asked.get('redirect_uri', '')}?{urlencode(back)}"})

    def token(self, request: Request, spent: str = "invalid_grant") -> Answer:
        """This will give tokens for a code or a token to renew with; `spent` is its word for an old one."""
        said = request.form()
        kind = said.get("grant_type", "")
        self.met[kind] += 1
        if not self._is_our_app(request, said):
            return Answer(401, {"error": "invalid_client"})
        if kind == "authorization_code" and self._is_code(said):
            return Answer(200, self.grant())
        if kind == "refresh_token" and said.get("refresh_token") in self._refresh and not self.is_revoked:
            if self.rotates:
                self._refresh.discard(said["refresh_token"])
            return Answer(200, self.grant("" if self.rotates else said["refresh_token"]))
        return Answer(400, {"error": spent})

    def grant(self, refresh: str = "") -> dict[str, object]:
        """This will let the account in, as if a person had said yes."""
        access = f"access-{secrets.token_urlsafe(12)}"
        self._access[access] = time.time() + float(self.rules.get("lifetime", self.lifetime))
        given = refresh or f"refresh-{secrets.token_urlsafe(12)}"
        self._refresh.add(given)
        lasts = {"refresh_token_expires_in": self.refresh_lasts} if self.refresh_lasts else {}
        return {
            "access_token": access,
            "token_type": "bearer",
            "expires_in": int(self.rules.get("lifetime", self.lifetime)),
            "refresh_token": given,
            **lasts,
        }

    @property
    def is_revoked(self) -> bool:
        """This will say whether the person took the access away."""
        return bool(self.rules.get("is_revoked"))

    def knows(self, request: Request) -> bool:
        """This will say whether a call comes with access that is still good."""
        if self.rules.pop("forgets", False):
            self._access.clear()
        is_good = self._access.get(request.token, 0.0) > time.time() and not self.is_revoked
        self.met["let in" if is_good else "refused"] += 1
        return is_good

    def _is_our_app(self, request: Request, said: dict[str, str]) -> bool:
        if not self.by_header:
            return (said.get("client_id"), said.get("client_secret")) == (CLIENT, CLIENT_SECRET)
        kind, _, shown = request.headers.get("authorization", "").partition(" ")
        if kind != "Basic" or "client_secret" in said:
            return False
        client, _, secret = base64.b64decode(shown).decode().partition(":")
        return (unquote(client), unquote(secret)) == (CLIENT, CLIENT_SECRET)

    def _is_code(self, said: dict[str, str]) -> bool:
        challenge, address = self._codes.pop(said.get("code", ""), ("", ""))
        proof = hashlib.sha256(said.get("code_verifier", "").encode()).digest()
        shown = base64.urlsafe_b64encode(proof).decode().rstrip("=")
        is_proven = challenge == shown if self.needs_pkce or challenge else True
        return bool(address) and is_proven and said.get("redirect_uri") == address
