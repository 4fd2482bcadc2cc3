"""One line to a network, read in a thread of its own: what comes is queued, how it ended is kept."""

import logging
import threading
from dataclasses import dataclass, field
from functools import partial

from django.db import connection

from candour.channels.base import Connection, Disconnected, NotAccepted, NotYet, Streaming, Watched
from candour.channels.connections import Connected, connected
from candour.channels.ending import Ending
from candour.channels.models import Account, Stream
from candour.channels.tokens import Secrets
from candour.jobs.perform import where
from candour.lookout.turns import Turns

log = logging.getLogger(__name__)

NOT_OFFERED_FOR = 3600.0
"""Seconds before a network that gives this account no stream is asked again."""


class _Lent(Connected):
    """An account as its line sees it: no connection to the database stays open while the line does."""

    @property
    def secrets(self) -> Secrets:
        """This will unseal the account's secrets as they are now."""
        try:
            return super().secrets
        finally:
            connection.close()


@dataclass
class Line:
    """A line while this worker holds it; the keeper looks how it goes and never waits for it.

    `cursor` is the place in it after all that was handed on, also where nothing of that was for us.
    """

    account: Account
    network: Streaming
    row: Stream
    watched: Watched
    turns: Turns
    ending: Ending = field(default_factory=Ending)
    has_opened: bool = False
    is_noted: bool = False
    failure: Exception | None = None
    thread: threading.Thread | None = None
    cursor: str = ""

    def start(self) -> None:
        """This will begin to listen."""
        name = f"line of account {self.account.pk}"
        self.thread = threading.Thread(target=self._run, name=name, daemon=True)
        self.thread.start()

    @property
    def has_ended(self) -> bool:
        """This will say whether nobody listens any more."""
        return self.thread is None or not self.thread.is_alive()

    @property
    def trouble(self) -> str:
        """This will say why the line is down; empty where we ended it or the network said goodbye."""
        match self.failure:
            case NotYet() | NotAccepted() | Disconnected():
                return self.failure.reason
            case None:
                return ""
            case _:
                return "Its answer cannot be read."

    @property
    def asked_to_wait(self) -> float:
        """This will give the seconds that the network asked for."""
        if isinstance(self.failure, NotYet):
            return self.failure.retry_after
        return NOT_OFFERED_FOR if isinstance(self.failure, NotAccepted) else 0.0

    def _run(self) -> None:
        line = _lent(self.account)
        put = partial(self.turns.put, self.account.pk, self.account.trust_id)
        try:
            for fetched in self.network.stream(line, self.watched, self.row.cursor, self.ending):
                self.has_opened = True
                if fetched.posts and not put(fetched.posts, fetched.cursor, self.ending):
                    return
                self.cursor = fetched.cursor
                if self.ending.is_over:
                    return
        except (NotYet, NotAccepted, Disconnected) as error:
            self.failure = error
        except Exception as error:  # noqa: BLE001 - one network's line must not end the others'
            self.failure = error
            log.error("The line of account %s broke:\n%s", self.account.pk, where(error))  # noqa: TRY400
        finally:
            connection.close()


def _lent(account: Account) -> Connection:
    found = connected(account)
    return _Lent(found.pk, found.trust_id, found.address, found.settings, found.clock)
