"""What lets an account in on its network: secrets in plain for one call, and what a network gives anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NoReturn

CONNECT_AGAIN = "Connect the account again. What waits for it stays safe until then."
"""What helps when a network lets an account in no more."""


class Renewal(StrEnum):
    """How what lets an account in is kept alive.

    none       it lasts until somebody takes it away, or until its day; then a person connects again
    rotating   each renewal gives a new token to renew with, and the old one is spent
    extending  the same token is given a later day, again and again, before its day has come
    """

    NONE = "none"
    ROTATING = "rotating"
    EXTENDING = "extending"


class Secrets(Mapping[str, str]):
    """An account's secrets by name, in plain: for one call, never to be kept, printed or sent to a worker.

    `version` grows by one with each change, so that a channel can say which ones the network refused.
    `expires_at` is the end of what is shown with each call, None where it has none or nobody knows.
    """

    __slots__ = ("_values", "expires_at", "version")

    def __init__(
        self, values: Mapping[str, str] | None = None, *, version: int = 0, expires_at: datetime | None = None
    ) -> None:
        self._values = dict(values or {})
        self.version = version
        self.expires_at = expires_at

    def __getitem__(self, name: str) -> str:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Secrets({', '.join(sorted(self._values))}; hidden)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("Secrets are not to be kept or sent anywhere; keep the account instead.")

    def has_expired(self, now: datetime) -> bool:
        """This will say whether the network would refuse them by now, as far as it told."""
        return self.expires_at is not None and self.expires_at <= now


@dataclass(frozen=True)
class Renewed:
    """What a network gave in the place of old secrets; names that are left out, or empty, stay as they were.

    `ends_at` is when a person has to connect again whatever we do, None where it stays as it was.
    """

    secrets: Secrets
    expires_at: datetime | None = None
    ends_at: datetime | None = None
