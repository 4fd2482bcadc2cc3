"""The promises of a channel: those of every one, and those of some about copies that are public."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, runtime_checkable

from candour.channels.base.abilities import Capabilities, Limits
from candour.channels.base.messages import Fetched, Message, Receipt
from candour.channels.tokens import Renewed, Secrets


class Connection(Protocol):
    """What a channel may know of an account: plain values, read by the outbox in its own transaction."""

    @property
    def pk(self) -> int: ...
    @property
    def trust_id(self) -> int: ...
    @property
    def address(self) -> str: ...
    @property
    def settings(self) -> dict[str, str]: ...

    @property
    def secrets(self) -> Secrets:
        """This will unseal the account's secrets for one call; empty for an account without any."""

    def renew(self, used: Secrets, ask: "Callable[[Connection, Secrets], Renewed]") -> Secrets:
        """This will give newer secrets than those that were `used`, asking the network at most once.

        Of many workers one asks, by `ask(connection, secrets)`; the others wait and get what it was given.
        What `ask` gives is saved before anybody uses it, and never overwrites with an empty value. Call it
        outside any transaction. Raises NotYet while it cannot be known, and Disconnected when the network
        wants a person to connect again.
        """

    def remember(self, key: str, words: str) -> None:
        """This will keep, for a delivery's key, what a later attempt must know; it is saved when it returns.

        For what a network gave before anything was public, such as the number of what it holds ready.
        """

    def recall(self, key: str) -> str:
        """This will give what was last kept for a delivery's key; empty where nothing was."""


class Channel(Protocol):
    """A door to one network."""

    key: str
    label: str
    capabilities: Capabilities

    def limits(self, account: Connection) -> Limits:
        """This will tell how long a message may be on this account's server."""

    def length(self, text: str) -> int:
        """This will count a text as the network counts it."""

    def publish(self, account: Connection, message: Message, key: str) -> Receipt:
        """This will make the message public once for this key, or raise one of the four failures."""

    def find(
        self,
        account: Connection,
        message: Message,
        key: str,
        since: datetime,
        known: frozenset[str] = frozenset(),
    ) -> Receipt | None:
        """This will look for a copy made since the last attempt began; None means that there surely is none.

        `known` holds the network's ids of copies that belong to other deliveries, so that two thanks in the
        same words are not taken for one. Whatever fails here is Unclear, never one of the other failures,
        since they would say that nothing was written.
        """

    def fetch(self, account: Connection, cursor: str) -> Fetched:
        """This will bring a page of what came in since the cursor; no posts means that nothing more waits."""

    def edit(self, account: Connection, network_id: str, message: Message, key: str) -> Receipt:
        """This will change a public copy in place, where the network can."""

    def delete(self, account: Connection, network_id: str, key: str) -> None:
        """This will take a public copy down; a copy that is already gone is no failure."""

    def number_at(self, account: Connection, url: str) -> str:
        """This will read the network's id of a copy from its address; empty where it does not say it."""


@runtime_checkable
class Edits(Protocol):
    """A channel whose network changes a public copy in its place, and shows what it says by its number.

    To change it twice with the same words is to change it once: no second copy is ever made.
    """

    def changed(self, account: Connection, network_id: str, message: Message) -> Receipt | None:
        """This will look at a public copy: None while other words than the message's stand there.

        Whatever fails here is Unclear, as for `find`. A copy that is gone has other words, too: the next try
        to change it says so.
        """


@runtime_checkable
class DeletesSome(Protocol):
    """A channel whose network takes some copies down when we ask, and leaves others to people."""

    def deletes(self, network_id: str) -> bool:
        """This will say whether the network takes this copy down when we ask."""


def deletes(channel: Channel, network_id: str) -> bool:
    """This will say whether a copy can be taken down by asking its network."""
    if isinstance(channel, DeletesSome):
        return channel.deletes(network_id)
    return channel.capabilities.can_delete
