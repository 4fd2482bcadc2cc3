"""A server that speaks Mastodon's API (`mastodon-mock`), in a process of its own on a free port of loopback.

    python -m tests.contracts.mastodon_server

It prints one JSON line {"address"} when it is ready. What it keeps is in memory and goes with it.
"""

import json
import socket

import uvicorn
from mastodon_mock.app import create_app
from mastodon_mock.config import DatabaseConfig, MastodonMockConfig, SeedConfig


def main() -> None:
    """This will serve until somebody stops it."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        address = f"127.0.0.1:{door.getsockname()[1]}"
        config = MastodonMockConfig(
            domain=address,
            title="Mastodon of the tests",
            database=DatabaseConfig(path=":memory:"),
            seed=SeedConfig(),
        )
        app = create_app(config)
        print(json.dumps({"address": f"http://{address}"}), flush=True)
        uvicorn.Server(uvicorn.Config(app, log_level="error", server_header=False)).run(sockets=[door])


if __name__ == "__main__":
    main()
