"""Behind a proxy: https headers are believed from our own proxies alone, and cookies stay in https."""

import http.client
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import urlencode

import pytest
from django.core.exceptions import ImproperlyConfigured
from granian.utils.proxies import wrap_asgi_with_proxy_headers

from candour.config import environment
from candour.config.commands.serve import web_process
from tests import databases
from tests.rooms.people.trusts import PASSWORD, build

NAME = "talk.example.org"


def seen(client: str, forwarded: str) -> tuple[str, str]:
    """This will give the address and scheme that the application sees behind the proxy 127.0.0.1."""
    found: list[tuple[str, str]] = []
    scope: dict[str, Any] = {"type": "http", "scheme": "http", "client": (client, 1)}
    scope["headers"] = [(b"x-forwarded-for", forwarded.encode()), (b"x-forwarded-proto", b"https")]
    wrap_asgi_with_proxy_headers(
        lambda scope, _receive, _send: found.append((scope["client"][0], scope["scheme"])),
        trusted_hosts=["127.0.0.1", "10.0.0.0/24"],
    )(scope, None, None)
    return found[0]


@pytest.mark.parametrize(
    ("client", "forwarded", "expected"),
    [
        pytest.param("127.0.0.1", "203.0.113.9", ("203.0.113.9", "https"), id="our proxy is believed"),
        pytest.param("203.0.113.7", "10.9.9.9", ("203.0.113.7", "http"), id="a stranger is not"),
        pytest.param(
            "127.0.0.1", "10.9.9.9, 203.0.113.9", ("203.0.113.9", "https"), id="nor what he put first"
        ),
        pytest.param("127.0.0.1", "203.0.113.9, 10.0.0.7", ("203.0.113.9", "https"), id="two of our own"),
        pytest.param(
            "127.0.0.1", "127.0.0.1, 203.0.113.9", ("203.0.113.9", "https"), id="nor if it is our own"
        ),
    ],
)
def test_who_asks_is_taken_from_our_own_proxies_alone(
    client: str, forwarded: str, expected: tuple[str, str]
) -> None:
    assert seen(client, forwarded) == expected


def test_proxies_are_named_by_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANDOUR_PROXIES", "127.0.0.1, 10.0.0.0/24 ::1")
    assert environment.read_environment().proxies == ("127.0.0.1", "10.0.0.0/24", "::1")
    for wrong in ("1", "proxy.example.org", "*"):
        monkeypatch.setenv("CANDOUR_PROXIES", wrong)
        with pytest.raises(ImproperlyConfigured, match="addresses of your proxies"):
            environment.read_environment()


class _Proxy(BaseHTTPRequestHandler):
    """The smallest proxy: passes a request on with the two headers that Caddy and nginx set."""

    behind: ClassVar[int]

    def do_GET(self) -> None:
        headers = {
            name: value for name, value in self.headers.items() if not name.lower().startswith("x-forw")
        }
        headers |= {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        with closing(http.client.HTTPConnection("127.0.0.1", self.behind, timeout=20)) as line:
            line.request(self.command, self.path, body, headers)
            answer = line.getresponse()
            content = answer.read()
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in {
                    "transfer-encoding",
                    "content-length",
                    "connection",
                    "date",
                    "server",
                }:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    do_POST = do_GET  # noqa: N815 - the name that the library looks for

    def log_message(self, *_words: object) -> None:
        """This will keep quiet."""


@pytest.fixture
def proxy(transactional_db: None) -> Iterator[tuple[int, int]]:
    """The real web process in live mode, and a proxy before it: their ports."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    own = {**databases.environment(), "PYTHONPATH": os.pathsep.join(sys.path)}
    own |= {"CANDOUR_ADDRESS": f"https://{NAME}", "CANDOUR_PROXIES": "127.0.0.1"}
    web = subprocess.Popen(web_process("127.0.0.1", port), env=own, start_new_session=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Before", (_Proxy,), {"behind": port}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    _wait_for(port)
    yield server.server_port, port
    server.shutdown()
    server.server_close()
    web.terminate()
    web.wait(30)


def _wait_for(port: int) -> None:
    end = time.monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.05)
        else:
            return


def ask(
    port: int, method: str, path: str, body: str = "", source: str = "127.0.0.1", **headers: str
) -> tuple[http.client.HTTPResponse, str]:
    """This will send one request under the trust's own name."""
    sent = {"Host": NAME, **{name.replace("_", "-"): value for name, value in headers.items()}}
    if body:
        sent["Content-Type"] = "application/x-www-form-urlencoded"
    with closing(
        http.client.HTTPConnection("127.0.0.1", port, timeout=20, source_address=(source, 0))
    ) as line:
        line.request(method, path, body, sent)
        answer = line.getresponse()
        return answer, answer.read().decode()


def test_sign_in_works_behind_a_proxy_with_cookies_for_https_alone(proxy: tuple[int, int]) -> None:
    here = build("St Brannoc's", "brannoc")
    front, _ = proxy
    page, text = ask(front, "GET", "/sign-in")
    assert page.status == 200
    cookie = page.getheader("Set-Cookie") or ""
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)
    assert token is not None
    form = urlencode(
        {"csrfmiddlewaretoken": token[1], "login": here.nurse.email, "password": PASSWORD, "device": "own"}
    )
    done, text = ask(
        front, "POST", "/sign-in", form, Cookie=cookie.partition(";")[0], Referer=f"https://{NAME}/sign-in"
    )
    assert done.status == 302, text
    cookies = [value for name, value in done.getheaders() if name.lower() == "set-cookie"]
    assert any(each.startswith("sessionid=") for each in cookies)
    for each in [*cookies, cookie]:
        assert "Secure" in each
        assert "SameSite=Lax" in each
    assert "HttpOnly" in next(each for each in cookies if each.startswith("sessionid="))
    assert "max-age=31536000" in (done.getheader("Strict-Transport-Security") or "")


def test_a_stranger_s_forwarding_headers_are_not_believed(proxy: tuple[int, int]) -> None:
    front, behind = proxy
    forged = {"X_Forwarded_For": "203.0.113.9", "X_Forwarded_Proto": "https"}
    believed, _ = ask(behind, "GET", "/sign-in", **forged)
    stranger, _ = ask(behind, "GET", "/sign-in", source="127.0.0.2", **forged)
    assert believed.getheader("Strict-Transport-Security")
    assert stranger.status == 200
    assert stranger.getheader("Strict-Transport-Security") is None
    assert ask(front, "GET", "/sign-in", Host="evil.example.org")[0].status == 400
