"""The pace at which an account's network is asked: what one question was told to wait for, holds for all.

Fetching what came in, searching, looking for a copy: networks count these together, and apart from writing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from candour.channels import calls
from candour.channels.models import Account, Pace

LONGEST_WINDOW = 900.0
"""Seconds: networks count questions in windows of a quarter of an hour at most. A longer wait speaks of one
question alone, such as one that an account's plan does not hold."""


@contextmanager
def in_the_patience_of(account: Account) -> Iterator[None]:
    """This will have calls inside assume the account's own `wait_seconds`, where a network names no time."""
    with calls.patient_for(float(account.settings.get("wait_seconds", calls.LONGEST_WAIT))):
        yield


def reads_wait_until(account_id: int, now: datetime) -> datetime | None:
    """This will give the time until which an account's network wants to be asked nothing; None if it may."""
    waits = Pace.objects.filter(account_id=account_id, looks_wait_until__gt=now)
    return waits.values_list("looks_wait_until", flat=True).first()


def note_told(account: Account, seconds: float, now: datetime) -> None:
    """This will have everything wait that asks an account's network, where one question was told to wait."""
    if 0 < seconds <= LONGEST_WINDOW:
        let_reads_wait(account, now + timedelta(seconds=seconds), now)


def let_reads_wait(account: Account, until: datetime, now: datetime) -> None:
    """This will have everything wait that asks an account's network, because it asked one of us to."""
    Pace.objects.update_or_create(
        account_id=account.pk,
        defaults={"looks_wait_until": until},
        create_defaults={"trust_id": account.trust_id, "began_at": now, "looks_wait_until": until},
    )
