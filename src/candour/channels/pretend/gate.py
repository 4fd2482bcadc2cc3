"""Whom the pretended network lets in: anybody, or by an app password, or by an OAuth token that rotates.

It keeps RFC 6749 (sections 4.1 and 6), RFC 7636 (PKCE, S256) and RFC 9700 (section 4.14.2): a refresh token
is good once, and one that comes a second time ends the whole grant. It knows one account, @ward, and one app.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode

from candour.channels.pretend.misbehave import as_json, whole

KINDS = ("anybody", "password", "oauth")
CLIENT, CLIENT_SECRET = "candour", "made-up-app"


@dataclass
class Rules:
    """What a test may change while the network runs (POST /_gate)."""

    handle: str = "@ward"
    password: str = "made-up-word"  # noqa: S105 - the password of a network that lets nobody real in
    lifetime: float = 7200.0
    says_no: bool = False
    is_revoked: bool = False
    revoked_code: int = 190
    wording: str = "This token was revoked."
    answers_after: float = 0.0
    loses_answers: int = 0
    """So many token answers are thrown away: the caller hears nothing, though the token has rotated."""


@dataclass
class Gate:
    """Who may come in, and what was asked of the gate (`met`)."""

    kind: str
    rules: Rules = field(default_factory=Rules)
    met: Counter[str] = field(default_factory=Counter)
    _access: dict[str, float] = field(default_factory=dict)
    _codes: dict[str, tuple[str, str]] = field(default_factory=dict)
    _refresh: str = ""
    _spent: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def change(self, body: bytes) -> bytes:
        """This will change rules by name; what was given before a revocation stays worthless."""
        with self._lock:
            for name, value in json.loads(body).items():
                setattr(self.rules, name, value)
            if self.rules.is_revoked:
                self._access.clear()
                self._refresh = ""
            return as_json(200, {"met": dict(self.met)})

    def no(self, caller: str) -> bytes:
        """This will give the refusal of a caller by their Authorization header, empty for a welcome one."""
        if self.kind == "anybody":
            return b""
        with self._lock:
            end = self._access.get(caller.removeprefix("Bearer "))
        if self.rules.is_revoked or end is None:
            self.met["refused"] += 1
            return as_json(401, {"error": self.rules.wording, "code": self.rules.revoked_code})
        if end < time.time():
            self.met["expired"] += 1
            return as_json(401, {"error": "This token has expired.", "code": "expired"})
        return b""

    def post(self, path: str, body: bytes) -> bytes | None:
        """This will answer the gate's own addresses; None for any other, or where the answer is lost."""
        if path == "/_gate":
            return self.change(body)
        if path == "/session" and self.kind == "password":
            return self._session(json.loads(body))
        if path == "/oauth/token" and self.kind == "oauth":
            return self._token({name: values[0] for name, values in parse_qs(body.decode()).items()})
        return as_json(404, {"error": "There is nothing here."})

    def authorise(self, asked: dict[str, str]) -> bytes:
        """This will send the person back with a code, as if they had said yes (or no)."""
        back = {"state": asked.get("state", "")}
        if self.rules.says_no:
            back["error"] = "access_denied"
        else:
            code = secrets.token_urlsafe(12)
            self._codes[code] = (asked.get("code_challenge", ""), asked.get("redirect_uri", ""))
            back["code"] = code
        location = f"{asked.get('redirect_uri', '')}?{urlencode(back)}"
        return whole(302, b"", extra={"Location": location})

    def _session(self, said: dict[str, str]) -> bytes:
        self.met["sessions"] += 1
        with self._lock:
            is_right = (said.get("handle"), said.get("password")) == (self.rules.handle, self.rules.password)
            if not is_right or self.rules.is_revoked:
                return as_json(401, {"error": self.rules.wording, "code": "wrong_password"})
            return as_json(200, {"access": self._let_in(), "expires_in": self.rules.lifetime})

    def _token(self, said: dict[str, str]) -> bytes | None:
        with self._lock:
            self.met[said.get("grant_type", "")] += 1
            if (said.get("client_id"), said.get("client_secret")) != (CLIENT, CLIENT_SECRET):
                return as_json(401, {"error": "invalid_client", "error_description": self.rules.wording})
            is_code = said.get("grant_type") == "authorization_code"
            if not (self._is_code(said) if is_code else self._is_refresh(said)):
                return as_json(400, {"error": "invalid_grant", "error_description": self.rules.wording})
            self._spent.add(self._refresh)
            self._refresh = f"refresh-{secrets.token_urlsafe(12)}"
            given = {
                "access_token": self._let_in(),
                "token_type": "bearer",
                "expires_in": int(self.rules.lifetime),
                "refresh_token": self._refresh,
                "handle": self.rules.handle,
            }
            is_lost = self.rules.loses_answers > 0
            self.rules.loses_answers -= is_lost
        time.sleep(self.rules.answers_after)
        return None if is_lost else as_json(200, given)

    def _is_code(self, said: dict[str, str]) -> bool:
        challenge, address = self._codes.pop(said.get("code", ""), ("", ""))
        proof = hashlib.sha256(said.get("code_verifier", "").encode()).digest()
        shown = base64.urlsafe_b64encode(proof).decode().rstrip("=")
        return bool(challenge) and challenge == shown and said.get("redirect_uri") == address

    def _is_refresh(self, said: dict[str, str]) -> bool:
        shown = said.get("refresh_token", "")
        if shown in self._spent:
            self.met["reused"] += 1
            self._refresh = ""
            self._access.clear()
        return bool(self._refresh) and shown == self._refresh

    def _let_in(self) -> str:
        access = f"access-{secrets.token_urlsafe(12)}"
        self._access[access] = time.time() + self.rules.lifetime
        return access
