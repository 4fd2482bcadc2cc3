"""The guarded way out over TLS, as it is in live use: time is up and lines end there, too."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from candour.channels import flowing, hearing, outgoing
from candour.channels.bluesky.xrpc import MANNERS
from candour.channels.calls import get
from candour.channels.ending import Ending
from candour.channels.outgoing import NoAnswer, Patience
from tests.contracts.stream_kit import QUICKLY

Act = Callable[[ssl.SSLSocket], None]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for localhost that nobody but this file believes, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now, day = datetime.now(UTC), timedelta(days=1)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now - day, now + day)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder, pem = tmp_path_factory.mktemp("tls"), serialization.Encoding.PEM
    form, open_to_all = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "certificate").write_bytes(made.public_bytes(pem))
    (folder / "key").write_bytes(key.private_bytes(pem, form, open_to_all))
    return folder / "certificate", folder / "key"


@pytest.fixture
def believed(certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """Our side believes the certificate, in place of the world's authorities; this is the other side."""
    ours = ssl.create_default_context(cafile=certificate[0])
    for module in (outgoing, flowing):
        monkeypatch.setattr(module, "authorities", lambda: ours)
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(*certificate)
    return theirs


@contextmanager
def server_that(acts: Act, context: ssl.SSLContext) -> Iterator[str]:
    def serve() -> None:
        line, _ = door.accept()
        with suppress(OSError), context.wrap_socket(line, server_side=True) as secure:
            secure.settimeout(QUICKLY)
            secure.recv(65_536)
            acts(secure)

    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"https://localhost:{door.getsockname()[1]}/"
        thread.join(QUICKLY)
        assert not thread.is_alive()


def until_it_is_cut(line: ssl.SSLSocket) -> None:
    """This will say nothing, and see our side go."""
    line.recv(1)


def slowly(line: ssl.SSLSocket) -> None:
    """This will send a head that never ends, a sign at a time, so that no wait between two reads is long."""
    line.sendall(b"HTTP/1.1 200 OK\r\nx: ")
    for _ in range(200):
        line.sendall(b"x")
        time.sleep(0.05)


def test_a_head_that_never_ends_is_cut_when_time_is_up(believed: ssl.SSLContext) -> None:
    """Fault 6."""
    with server_that(slowly, believed) as url:
        began = time.monotonic()
        with pytest.raises(NoAnswer, match="too long"):
            outgoing.call("GET", url, patience=Patience(total=0.5))
        assert time.monotonic() - began < 4


def test_a_line_ends_at_once_when_it_is_told_to(believed: ssl.SSLContext) -> None:
    def opens(line: ssl.SSLSocket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n")
        until_it_is_cut(line)

    ending = Ending()
    with server_that(opens, believed) as url:
        began = time.monotonic()
        for _ in hearing.events(MANNERS, get(url), ending):
            threading.Timer(0.1, ending.end).start()
        assert time.monotonic() - began < 4
