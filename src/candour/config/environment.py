"""Settings read once from the environment, typed, with safe defaults; secrets may be files."""

import ipaddress
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from candour.config.settings_file import take_settings_file

ROOT = Path(__file__).resolve().parents[3]
BLUESKY_STREAM = "https://jetstream2.us-east.bsky.network"
"""One of Bluesky's public Jetstream servers: https://github.com/bluesky-social/jetstream."""


@dataclass(frozen=True)
class Environment:
    """What this installation was told about itself; times in seconds.

    mode: "demo" (made-up trust, loopback only), "test" or "live".
    proxies: addresses of our own proxies; only what comes from them may say who asked, and whether by https.
    bluesky_stream: the server that sends what is said on Bluesky; "" where nothing is to be listened to.
    """

    mode: str
    data: Path
    database_url: str
    address: str
    assets: Path
    secret_key: str
    mail_url: str
    mail_from: str
    mail_password: str
    proxies: tuple[str, ...]
    bluesky_stream: str

    @property
    def is_live(self) -> bool:
        return self.mode == "live"


def read_environment() -> Environment:
    """This will read the settings, raising ImproperlyConfigured with a way to mend what is wrong.

    What the data folder's own settings file says stands where the environment says nothing.
    """
    take_settings_file()
    data = Path(os.environ.get("CANDOUR_DATA", ROOT / "var" / "data")).resolve()
    mode = os.environ.get("CANDOUR_MODE") or _mode_of(data)
    if mode not in {"demo", "test", "live"}:
        raise ImproperlyConfigured(
            f"CANDOUR_MODE is '{mode}'. Set it to live, demo or test, or leave it out."
        )
    return Environment(
        mode=mode,
        data=data,
        database_url=os.environ.get("CANDOUR_DATABASE_URL", ""),
        address=os.environ.get("CANDOUR_ADDRESS", "http://127.0.0.1:8000"),
        assets=Path(os.environ.get("CANDOUR_ASSETS", ROOT / "build" / "assets")),
        secret_key=_secret("CANDOUR_SECRET_KEY", data / "keys" / "secret-key"),
        mail_url=os.environ.get("CANDOUR_MAIL_URL", ""),
        mail_from=os.environ.get("CANDOUR_MAIL_FROM", "Candour <candour@localhost>"),
        mail_password=_named_secret("CANDOUR_MAIL_PASSWORD"),
        proxies=_addresses("CANDOUR_PROXIES"),
        bluesky_stream=_stream("CANDOUR_BLUESKY_STREAM", BLUESKY_STREAM if mode == "live" else ""),
    )


def _mode_of(data: Path) -> str:
    """This will read the mode that a data folder was made in; a folder without a mark is live."""
    mark = data / "mode"
    return mark.read_text(encoding="utf-8").strip() if mark.exists() else "live"


def _addresses(name: str) -> tuple[str, ...]:
    """This will take network addresses from NAME, joined by commas or spaces; 10.0.0.0/24 is a range."""
    found = tuple(os.environ.get(name, "").replace(",", " ").split())
    for each in found:
        try:
            # A number alone is an address to the library, and an old way to count proxies here.
            ipaddress.ip_network(each if not each.isdigit() else "")
        except ValueError:
            raise ImproperlyConfigured(
                f"{name} names '{each}'. Set it to the addresses of your proxies, such as 127.0.0.1."
            ) from None
    return found


def _stream(name: str, usual: str) -> str:
    """This will take a server's address from NAME, by https or wss; "off" is none."""
    found = os.environ.get(name, usual)
    if found in {"", "off"}:
        return ""
    if not found.startswith(("https://", "wss://")):
        raise ImproperlyConfigured(
            f"{name} is '{found}'. Set it to an address that begins with https://, or to off."
        )
    return found.replace("wss://", "https://", 1)


def _named_secret(name: str) -> str:
    """This will take a secret from NAME or from the file in NAME_FILE, "" where neither is said."""
    if name in os.environ:
        return os.environ[name]
    named = os.environ.get(f"{name}_FILE")
    if not named:
        return ""
    try:
        return Path(named).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name}_FILE names {named}, which cannot be read: {error.strerror}."
        ) from error


def _secret(name: str, file: Path) -> str:
    """This will take a secret from NAME, from the file in NAME_FILE, or from `file`, made at first use."""
    named = _named_secret(name)
    if named:
        return named
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text().strip()
    with os.fdopen(handle, "w") as out:
        out.write(secrets.token_urlsafe(50))
    return file.read_text().strip()


def database_settings(environment: Environment) -> dict[str, Any]:
    """This will give settings for SQLite in the data folder, or for the PostgreSQL at the address."""
    if not environment.database_url:
        environment.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        return {
            "ENGINE": "candour.config.sqlite",
            "NAME": str(environment.data / "candour.sqlite3"),
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000",
            },
        }
    parts = urlsplit(environment.database_url)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "The database address must look like postgresql://user:password@host:port/name."
        )
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or parts.hostname or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**options, "pool": {"min_size": 1, "max_size": 8}},
    }


def mail_settings(environment: Environment) -> dict[str, Any]:
    """This will give Django's mail settings: the server that the mail address names, or letters as files.

    smtp://user:password@host:port is plain (for a server beside this one), smtp+tls:// upgrades, smtps://
    is encrypted from the first byte; the password may be in CANDOUR_MAIL_PASSWORD_FILE instead. Without an
    address, letters are written to the folder `mail`.
    """
    if not environment.mail_url:
        folder = environment.data / "mail"
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(folder),
        }
    parts = urlsplit(environment.mail_url)
    if parts.scheme not in {"smtp", "smtp+tls", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured("The mail address must look like smtp+tls://user:password@host:587.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or {"smtp": 25, "smtp+tls": 587, "smtps": 465}[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or "") or environment.mail_password,
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }
