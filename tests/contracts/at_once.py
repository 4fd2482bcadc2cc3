"""Many workers that renew one account's access at the same moment (fault 17)."""

import threading
from collections.abc import Callable

from django.db import connection

from candour.channels.base import Connection, NotYet
from candour.channels.connections import connected
from candour.channels.models import Account
from candour.channels.tokens import Renewed, Secrets


def renew_at_once(
    account: Account, renewed: Callable[[Connection, Secrets], Renewed], workers: int
) -> list[str]:
    """This will let them all renew what they hold now, and give what each got, or "not yet"."""
    used = connected(account).secrets
    gate, got = threading.Barrier(workers), list[str]()

    def works() -> None:
        gate.wait(60)
        try:
            got.append(connected(account).renew(used, renewed)["access"])
        except NotYet:
            got.append("not yet")
        finally:
            connection.close()

    threads = [threading.Thread(target=works) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return got
