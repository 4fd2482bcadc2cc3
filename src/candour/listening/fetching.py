"""Asking a network what is new, a few pages at a time: one account's flood never holds up another's."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from candour.channels.actions import disconnect_account, note_gap_filled, save_cursor
from candour.channels.base import Disconnected, Fetched, NotAccepted, NotYet, Unclear
from candour.channels.connections import connected
from candour.channels.models import Account
from candour.channels.reading_pace import in_the_patience_of, note_told, reads_wait_until
from candour.channels.registry import CHANNELS, channel
from candour.domain.actor import Actor
from candour.jobs.registry import RetryAfter
from candour.listening.actions import receive_many
from candour.listening.queries import unread

log = logging.getLogger(__name__)

PAGES_AT_ONCE = 5
POSTS_AT_ONCE = 100
TRY_AGAIN_AFTER = 60.0
MOST_UNREAD = 200
"""Posts of one account that wait for the reader; the next page comes when some of them were read."""


def can_fetch(account: Account) -> bool:
    """This will say whether posts come in by this account; imported ones have no network behind them."""
    return account.channel in CHANNELS and channel(account.channel).capabilities.can_fetch


def fetch_some(
    *, by: Actor, account: Account, now: datetime, keep_alive: Callable[[], None] = lambda: None
) -> bool:
    """This will bring in at most five pages and say whether there may be more, as while many are unread.

    The network is asked outside any transaction. Raises RetryAfter when the network says "not now", or said
    it to another question from this account; an account that lost its right to read is paused, with what its
    owner can do.
    """
    if account.paused_at or not can_fetch(account):
        return False
    for _ in range(PAGES_AT_ONCE):
        if unread([account.pk], now).get(account.pk, 0) >= MOST_UNREAD:
            return True
        page = _ask(by, account, now)
        if page is None:
            return False
        _take_in(by, account, page, now)
        if page.cursor == account.cursor or not page.posts:
            note_gap_filled(by=by, account=account, began_at=now, now=now)
            return False
        account.cursor = page.cursor
        keep_alive()
    return True


def _ask(by: Actor, account: Account, now: datetime) -> Fetched | None:
    until = reads_wait_until(account.pk, now)
    if until is not None:
        raise RetryAfter((until - now).total_seconds())
    try:
        with in_the_patience_of(account):
            return channel(account.channel).fetch(connected(account), account.cursor)
    except NotYet as later:
        note_told(account, later.retry_after, now)
        raise RetryAfter(max(later.retry_after, 1.0)) from later
    except Unclear as unclear:
        raise RetryAfter(TRY_AGAIN_AFTER) from unclear
    except NotAccepted as refused:
        log.warning("account %s: the network refused a fetch: %s", account.pk, refused.reason)
        return None
    except Disconnected as lost:
        disconnect_account(by=by, account=account, reason=lost.reason, remedy=lost.remedy, now=now)
        return None


def _take_in(by: Actor, account: Account, page: Fetched, now: datetime) -> None:
    """This will take in a page in small transactions; the cursor moves with the last one."""
    chunks = [page.posts[start : start + POSTS_AT_ONCE] for start in range(0, len(page.posts), POSTS_AT_ONCE)]
    for chunk in chunks[:-1]:
        receive_many(by=by, account=account, incoming=chunk, now=now)
    with transaction.atomic():
        if chunks:
            receive_many(by=by, account=account, incoming=chunks[-1], now=now)
        save_cursor(by=by, account=account, cursor=page.cursor, now=now)
