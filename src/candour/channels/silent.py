"""What a channel does where Candour cannot speak: it refuses before a byte is written, and says where to."""

from datetime import datetime
from typing import ClassVar

from candour.channels.base import Connection, Fetched, Limits, Message, NotAccepted, Receipt
from candour.channels.tokens import Renewed, Secrets

LONGEST_DRAFT = 5_000


class Silent:
    """A channel by which something comes in, or is done, but no reply goes out. `remedy` says what to do."""

    label: ClassVar[str]
    remedy: ClassVar[str]

    def limits(self, account: Connection) -> Limits:
        """This will tell how long a draft may be; it is never sent from here."""
        del account
        return Limits(LONGEST_DRAFT, "characters")

    def length(self, text: str) -> int:
        """This will count code points."""
        return len(text)

    def publish(self, account: Connection, message: Message, key: str) -> Receipt:
        """This will refuse: nothing can be said here."""
        del account, message, key
        raise self._nothing_leaves()

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
        """This will bring nothing, where nothing comes in either."""
        del account
        return Fetched((), cursor)

    def edit(self, account: Connection, network_id: str, message: Message, key: str) -> Receipt:
        """This will refuse: nothing of ours is there."""
        del account, network_id, message, key
        raise self._nothing_leaves()

    def delete(self, account: Connection, network_id: str, key: str) -> None:
        """This will refuse: nothing of ours is there."""
        del account, network_id, key
        raise self._nothing_leaves()

    def number_at(self, account: Connection, url: str) -> str:
        """This will know no copy's address."""
        del account, url
        return ""

    def renewed(self, account: Connection, held: Secrets) -> Renewed:
        """This will renew nothing: what lets us in here has no end, or there is nothing."""
        del account, held
        return Renewed(Secrets())

    def _nothing_leaves(self) -> NotAccepted:
        return NotAccepted(f"Nothing can be said by {self.label}.", self.remedy)
