"""How long a sending may take, and a late copy's way to its network's list; and what really passed since."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from candour.channels.models import Account
from candour.channels.outgoing import within
from candour.channels.reading_pace import in_the_patience_of
from candour.jobs.ticking import seconds_between
from candour.voice.models import Attempt

LONGEST_SEND = timedelta(seconds=40)
"""After so long a sending is over, whatever became of it: its calls are cut off before (`SHARE_OF_CALLS`)."""
SHARE_OF_CALLS = 0.85
"""All calls of one sending together take no longer than this share of the longest one."""
LAG = timedelta(seconds=90)
"""How long a network without a key may take to list a copy that it accepted (60 s was seen) or to act on a
request that we gave up on; only after this does "not listed" mean "not there"."""


def longest_send(account: Account) -> timedelta:
    """This will tell after how long a sending to this account is over."""
    return timedelta(
        seconds=float(account.settings.get("longest_send_seconds", LONGEST_SEND.total_seconds()))
    )


@contextmanager
def calls_of(account: Account) -> Iterator[None]:
    """This will have the calls of one sending, or of one look, end before others may take it for over."""
    with within(longest_send(account).total_seconds() * SHARE_OF_CALLS), in_the_patience_of(account):
        yield


def lag(account: Account) -> timedelta:
    """This will tell how long a copy may take to be listed."""
    return timedelta(seconds=float(account.settings.get("lag_seconds", LAG.total_seconds())))


def since_it_began(attempt: Attempt, now: datetime, tick: str) -> timedelta:
    """This will tell how long ago an attempt began, by the ticks where they can be compared."""
    return _passed(attempt.began_at, attempt.began_tick, now, tick)


def since_it_ended(attempt: Attempt, now: datetime, tick: str) -> timedelta:
    """This will tell how long ago an attempt ended; one that has not ended ends now."""
    return _passed(attempt.ended_at or now, attempt.ended_tick, now, tick)


def _passed(then: datetime, then_tick: str, now: datetime, tick: str) -> timedelta:
    """A clock that was set since tells another time; the ticks of one start of a machine do not."""
    seconds = seconds_between(then_tick, tick)
    return now - then if seconds is None else timedelta(seconds=seconds)
