"""Acting with an account's access: renewed before its end, and once more where it proves too old."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from candour.channels import reading_back
from candour.channels.base import Connection, Disconnected
from candour.channels.tokens import CONNECT_AGAIN, Renewed, Secrets

Done = TypeVar("Done")
EARLY = timedelta(seconds=30)
"""Access is renewed so long before its end, so that it does not run out on the way."""


class Expired(Exception):
    """This will say that the network takes this access no more, and that nothing was written."""


def with_access(
    account: Connection, renewed: Callable[[Connection, Secrets], Renewed], act: Callable[[str], Done]
) -> Done:
    """This will act with access that the network takes; `act` raises Expired where it does not.

    Raises Disconnected where the network takes nothing that it gave us.
    """
    held = account.secrets
    if not held.get("access"):
        raise Disconnected("Nothing lets Candour in on this network.", CONNECT_AGAIN)
    if held.has_expired(datetime.now(UTC) + EARLY):
        held = account.renew(held, renewed)
    try:
        return act(held["access"])
    except Expired:
        held = account.renew(held, renewed)
    try:
        return act(held["access"])
    except Expired as error:
        raise Disconnected("The network takes no access that it gave us.", CONNECT_AGAIN) from error


def looking(
    account: Connection, renewed: Callable[[Connection, Secrets], Renewed], act: Callable[[str], Done]
) -> Done:
    """This will act as `with_access` does, for a look after a lost answer: whatever fails is Unclear."""
    with reading_back.looking():
        return with_access(account, renewed, act)
