"""A push service on loopback, which answers as told and reads what a browser would.

It keeps to RFC 8030 (201 for taken, 404 or 410 for gone), RFC 8291 (decrypted by the browser's private key)
and RFC 8292 (the signature is checked against the key that the browser was given).
"""

import base64
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

from tests.serving import serving


def as_text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


@dataclass
class Browser:
    """What a browser keeps of its own subscription."""

    endpoint: str
    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    secret: bytes = field(default_factory=lambda: os.urandom(16))

    @property
    def form(self) -> dict[str, str]:
        """This will give what the page's script would send."""
        point = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": self.endpoint, "public_key": as_text(point), "secret": as_text(self.secret)}

    def read(self, body: bytes) -> Any:
        """This will decrypt one message as the browser does."""
        return json.loads(
            http_ece.decrypt(body, private_key=self.private, auth_secret=self.secret, version="aes128gcm")
        )


@dataclass
class Taken:
    """One message that came in."""

    path: str
    headers: dict[str, str]
    body: bytes

    def signed_by(self) -> str:
        """This will give the public key that signed this, failing where no signature holds."""
        given = self.headers["authorization"]
        assert Vapid02.verify(given)
        return given.rsplit("k=", 1)[1]


@dataclass
class PushService:
    """The service: `answer` is what it says to everything."""

    address: str = ""
    answer: int = 201
    taken: list[Taken] = field(default_factory=list)

    def browser(self, name: str = "one") -> Browser:
        return Browser(f"{self.address}/push/{name}")


@contextmanager
def running() -> Iterator[PushService]:
    """This will run the service on a free port of loopback."""
    service = PushService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            service.taken.append(Taken(self.path, headers, body))
            self.send_response(service.answer)
            self.send_header("content-length", "0")
            self.end_headers()

    with serving(Handler) as service.address:
        yield service
