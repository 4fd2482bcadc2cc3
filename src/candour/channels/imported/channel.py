"""An account without a network: what came from a file is read here, and answered where it was written.

It is a channel of its own, not a pretended network, so that no reply is ever sent into the void: every
way out refuses before a byte is written, and says where to answer instead.
"""

from datetime import datetime

from candour.channels.base import (
    Capabilities,
    Connection,
    Fetched,
    Limits,
    Message,
    NotAccepted,
    Receipt,
)


class Imported:
    """Reads nothing by itself and writes nothing."""

    key = "imported"
    label = "Imported from a file"
    capabilities = Capabilities(
        has_key=True, can_find=True, can_edit=False, can_delete=False, can_fetch=False, can_publish=False
    )

    def limits(self, account: Connection) -> Limits:
        """This will tell how long a draft may be; it is never sent from here."""
        del account
        return Limits(5_000, "characters")

    def length(self, text: str) -> int:
        """This will count code points."""
        return len(text)

    def publish(self, account: Connection, message: Message, key: str) -> Receipt:
        """This will refuse: there is no network behind the file."""
        del account, message, key
        raise _nowhere()

    def find(
        self,
        account: Connection,
        message: Message,
        key: str,
        since: datetime,
        known: frozenset[str] = frozenset(),
    ) -> Receipt | None:
        """This will find nothing, since nothing ever goes out."""
        del account, message, key, since, known
        return None

    def fetch(self, account: Connection, cursor: str) -> Fetched:
        """This will bring nothing: posts come in by `candour import-posts`."""
        del account
        return Fetched((), cursor)

    def edit(self, account: Connection, network_id: str, message: Message, key: str) -> Receipt:
        """This will refuse: nothing was ever sent."""
        del account, network_id, message, key
        raise _nowhere()

    def delete(self, account: Connection, network_id: str, key: str) -> None:
        """This will do nothing: nothing was ever sent, so it is gone already."""
        del account, network_id, key

    def number_at(self, account: Connection, url: str) -> str:
        """This will know no number: nothing was ever sent."""
        del account, url
        return ""


def _nowhere() -> NotAccepted:
    return NotAccepted(
        "This post came from a file, so there is no network to answer on.",
        "Answer where it was written, then say here that no reply is needed.",
    )
