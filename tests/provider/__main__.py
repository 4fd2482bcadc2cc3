"""Serves the tests' identity provider: python -m tests.provider FOLDER REDIRECT_URI; prints JSON."""

import json
import os
import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

CLIENT_ID, CLIENT_SECRET = "candour", "only-for-tests"


class _Server(ThreadingMixIn, WSGIServer):
    """Answers several requests at once, each in a thread that ends with the process."""

    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    """Writes no line for each request."""

    def log_message(self, *args: object) -> None:
        """This will say nothing."""


def main(folder: Path, redirect_uri: str) -> None:
    """This will make keys and tables, one client, and serve until it is ended."""
    folder.mkdir(parents=True, exist_ok=True)
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key.pem").write_bytes(pem)
    os.environ |= {"PROVIDER_FOLDER": str(folder), "DJANGO_SETTINGS_MODULE": "tests.provider.settings"}
    import django  # noqa: PLC0415 - its settings read the folder

    django.setup()
    from allauth.idp.oidc.models import Client  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    client = Client(id=CLIENT_ID, name="Candour", skip_consent=True)
    client.set_secret(CLIENT_SECRET)
    client.set_redirect_uris([redirect_uri])
    client.set_scopes(["openid", "profile", "email"])
    client.save()
    server = make_server("127.0.0.1", 0, get_wsgi_application(), _Server, _Quiet)
    address = f"http://127.0.0.1:{server.server_port}"
    print(json.dumps({"address": address, "client_id": CLIENT_ID, "secret": CLIENT_SECRET}), flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
