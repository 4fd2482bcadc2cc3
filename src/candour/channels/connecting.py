"""What a channel says and does so that a person can connect an account on a page.

    fields -> begin ----------------------------------------------> Joined     (handle and app password)
                 `-> GoOn: a yes on the network's own page -> finish -> Joined  (OAuth)

Both steps are work of their own: the network is asked by a worker, never while a page is being made. A wrong
password, or a no, is NotAccepted with what helps; anything that may be better later is NotYet.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol, runtime_checkable

from candour.channels.base import Connection
from candour.channels.registry import CHANNELS, known
from candour.channels.tokens import Renewal, Renewed, Secrets


class WayKind(StrEnum):
    """How a network lets a program in."""

    APP_PASSWORD = "app_password"  # noqa: S105 - the kind of a way in, no password
    OAUTH = "oauth"
    KEY = "key"
    OPEN = "open"


@dataclass(frozen=True)
class Field:
    """One thing that is asked: a secret is typed unseen, sealed at once and never shown again."""

    name: str
    label: str
    missing: str
    hint: str = ""
    is_secret: bool = False
    is_address: bool = False
    example: str = ""
    usual: str = ""


@dataclass(frozen=True)
class Permission:
    """One thing that Candour asks the network for: `scope` in its words, `why` in ours."""

    scope: str
    why: str


@dataclass(frozen=True)
class Way:
    """How accounts of a network are connected, in words for whoever does it.

    `steps` are done on the network first; `never` says what Candour cannot do there; `assumed` what we could
    not find in the network's own papers. A made-up network is not offered where real trusts work.
    """

    kind: WayKind
    fields: tuple[Field, ...]
    permissions: tuple[Permission, ...]
    steps: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    is_made_up: bool = False


@dataclass(frozen=True)
class Given:
    """What is known at a step: plain fields by name, secrets by name, and for OAuth where to come back to."""

    fields: Mapping[str, str]
    secrets: Secrets
    state: str = field(default="", repr=False)
    callback: str = ""


@dataclass(frozen=True)
class GoOn:
    """The address on the network where a person says yes, and what is kept sealed until they come back."""

    address: str = field(repr=False)
    keep: Secrets
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Joined:
    """An account that let us in.

    `address` names this very account on its network, the same at every time; where it may move, `number` is
    the last part of it, which never changes. `settings` hold plain values that the channel's calls need.
    """

    address: str
    name: str
    secrets: Secrets
    renewal: Renewal = Renewal.NONE
    expires_at: datetime | None = None
    ends_at: datetime | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    number: str = ""


@runtime_checkable
class Connectable(Protocol):
    """A channel whose accounts people connect themselves."""

    label: str
    way: Way

    def begin(self, given: Given) -> GoOn | Joined:
        """This will try what was typed, or prepare the network's own page. Raises NotAccepted or NotYet."""

    def finish(self, given: Given, answer: Mapping[str, str]) -> Joined:
        """This will take what the network sent back with the person (OAuth). Raises NotAccepted or NotYet."""

    def renewed(self, account: Connection, held: Secrets) -> Renewed:
        """This will ask the network once for new access; it is given to `Connection.renew`."""


def connectable(key: str) -> Connectable | None:
    """This will give the channel of that key if people can connect its accounts."""
    found = known(key)
    return found if isinstance(found, Connectable) else None


def offered(*, made_up: bool) -> list[tuple[str, Connectable]]:
    """This will list the networks that can be connected, by label; made-up ones only where asked for."""
    found = [(key, way) for key in CHANNELS if (way := connectable(key)) is not None]
    return sorted(
        ((key, each) for key, each in found if made_up or not each.way.is_made_up),
        key=lambda pair: (pair[1].label, pair[0]),
    )
