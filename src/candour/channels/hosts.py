"""Every other computer that this installation would call, and why: for whoever keeps the firewall."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from candour.channels.models import Account
from candour.channels.registry import channel

PORTS = {"http": 80, "https": 443, "smtp": 25, "smtp+tls": 587, "smtps": 465}
PORTS |= {"postgresql": 5432, "postgres": 5432}


@dataclass(frozen=True, order=True)
class Host:
    """A computer that is called. `setting` names what has to change so that it is called no more."""

    host: str
    port: int
    why: str
    setting: str

    def plain(self) -> dict[str, Any]:
        """This will give it for JSON."""
        return asdict(self)


def hosts(accounts: Iterable[Account]) -> list[Host]:
    """This will list every host, by name: the database, mail, sign-in, push, and those of these accounts."""
    return sorted({*_of_database(), *_of_mail(), *_of_sign_in(), *_of_push(), *_of_accounts(accounts)})


def _of_database() -> Iterator[Host]:
    yield from _at(settings.ENVIRONMENT.database_url, "The database", "CANDOUR_DATABASE_URL")


def _of_mail() -> Iterator[Host]:
    yield from _at(settings.ENVIRONMENT.mail_url, "Letters to staff", "CANDOUR_MAIL_URL")


def _of_sign_in() -> Iterator[Host]:
    """This will name the identity providers that allauth was told of."""
    providers: dict[str, dict[str, Any]] = getattr(settings, "SOCIALACCOUNT_PROVIDERS", {})
    for provider in providers.values():
        for app in provider.get("APPS", []):
            yield from _at(
                app.get("settings", {}).get("server_url", ""), "Signing in", "The trust's own sign-in"
            )


def _of_push() -> Iterator[Host]:
    for name in getattr(settings, "CANDOUR_PUSH_HOSTS", ()):
        yield Host(
            str(name), PORTS["https"], "Notices to phones, here and at names under it", "CANDOUR_PUSH_HOSTS"
        )


def _of_accounts(accounts: Iterable[Account]) -> Iterator[Host]:
    for account in accounts:
        network = channel(account.channel)
        why, further = f"{network.label}: {account.name}", getattr(network, "further_servers", ())
        for address in (account.address, str(account.settings.get("streaming") or ""), *further):
            yield from _at(address, why, "The account")


def _at(address: str, why: str, setting: str) -> Iterator[Host]:
    parts = urlsplit(address)
    if parts.hostname and parts.scheme in PORTS:
        yield Host(parts.hostname, parts.port or PORTS[parts.scheme], why, setting)
