"""Work for later: holding lines, searching networks for watched words, answering bells, noticing bursts."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction

from candour.channels import lanes
from candour.channels.actions import disconnect_account, note_asked, save_cursor
from candour.channels.base import Disconnected, Fetched, NotAccepted, NotYet, Searching, Unclear
from candour.channels.connections import connected
from candour.channels.models import Account
from candour.channels.reading_pace import in_the_patience_of, note_told, reads_wait_until
from candour.channels.registry import bell_of, known
from candour.channels.ringing import Ring
from candour.jobs import queue
from candour.jobs.registry import JobContext, Payload, RetryAfter, every, job, standing
from candour.listening.actions import receive_many
from candour.listening.fetching import MOST_UNREAD
from candour.listening.queries import unread
from candour.lookout import actions, queries
from candour.lookout.keeper import Keeper
from candour.lookout.models import Burst, SearchPlace
from candour.lookout.watches import watched_by

log = logging.getLogger(__name__)

PAGES_AT_ONCE = 5
LOOK_AT_A_PAUSE = 900.0
"""Seconds after which a paused account is looked at again."""
WAITS_FOR_A_PAUSE = timedelta(days=1)
"""What was rung for so long ago is left to the polls: work cannot be put off for ever (100 times)."""
LOOK_AT_A_FLOOD = 30.0
"""Seconds after which an account is looked at again whose posts wait for the reader."""


@standing("lookout.lines")
def hold_lines(stop: threading.Event, clock: Callable[[], datetime]) -> None:
    """This will hold the lines of this worker until it stops."""
    Keeper(clock).run(stop)


@every(seconds=60, name="lookout.bursts")
def look_for_bursts(payload: Payload, context: JobContext) -> None:  # noqa: ARG001 - a schedule has nothing to say
    """This will notice bursts, and the end of those that were noticed."""
    going_on = Burst.objects.filter(ended_at=None).values_list("trust_id", "word_id")
    for trust, word in sorted({*queries.seen_lately(context.now), *going_on}):
        actions.look_for_a_burst(by=context.actor, trust=trust, word=word, now=context.now)
        context.keep_alive()


@every(seconds=60, name="lookout.search")
def search(payload: Payload, context: JobContext) -> None:  # noqa: ARG001 - a schedule has nothing to say
    """This will ask for a search of each account whose network can be asked, each a job of its own."""
    with transaction.atomic():
        for account in queries.searchable():
            if _search_of(account):
                queue.enqueue(
                    "lookout.search_account",
                    {"account": account.pk},
                    due_at=context.now,
                    trust=account.trust_id,
                    unique=f"lookout.search:{account.pk}:{int(context.now.timestamp()) // 60}",
                    lane=lanes.reading(account.pk),
                )


@job("lookout.search_account", attempts=3, lease_seconds=60)
def search_account(payload: Payload, context: JobContext) -> None:
    """This will bring a few pages of posts with watched words, asking outside any transaction."""
    account = queries.searchable().filter(pk=payload["account"]).first()
    network = _search_of(account) if account else None
    watched = watched_by(account.trust_id) if account else None
    if account is None or network is None or watched is None or not (watched.words or watched.hashtags):
        return
    place = SearchPlace.objects.filter(account=account).first()
    cursor = place.cursor if place else ""
    for _ in range(PAGES_AT_ONCE):
        page = _ask(context, account, partial(network.search, connected(account), watched, cursor))
        if page is None:
            return
        with transaction.atomic():
            receive_many(by=context.actor, account=account, incoming=page.posts, now=context.now)
            actions.save_place(by=context.actor, account=account, cursor=page.cursor, now=context.now)
        if page.cursor == cursor:
            return
        cursor = page.cursor
        context.keep_alive()


@job("lookout.ask_to_ring", attempts=5, lease_seconds=60)
def ask_to_ring(payload: Payload, context: JobContext) -> None:
    """This will ask a network to ring for an account; where it will not, the page of the account says so.

    A paused account, too: somebody has just asked for it on the network's page, and what is rung for waits.
    """
    account = queries.with_a_bell(payload["account"])
    network = bell_of(account.channel) if account else None
    if account is None or network is None or account.disconnected_at is not None:
        return
    trouble = ""
    try:
        network.ask_to_ring(connected(account))
    except (NotYet, Unclear) as later:
        raise RetryAfter(max(later.retry_after, 5.0)) from later
    except (NotAccepted, Disconnected) as no:  # a permission that is missing here stops nothing else
        trouble = no.reason
    note_asked(by=context.actor, account=account, trouble=trouble, now=context.now)


@job("lookout.answer_ring", attempts=5, lease_seconds=60)
def answer_ring(payload: Payload, context: JobContext) -> None:
    """This will bring what a network rang for, by its number, and move the cursor of the account's fetch."""
    account = queries.with_a_bell(payload["account"])
    network = bell_of(account.channel) if account else None
    if account is None or network is None:
        return
    if account.paused_at is not None:
        if context.now - datetime.fromisoformat(payload["rung_at"]) >= WAITS_FOR_A_PAUSE:
            return
        raise RetryAfter(LOOK_AT_A_PAUSE)
    if unread([account.pk], context.now).get(account.pk, 0) >= MOST_UNREAD:
        raise RetryAfter(LOOK_AT_A_FLOOD)
    ring = Ring(**payload["ring"])
    page = _ask(context, account, partial(network.answer, connected(account), ring, account.cursor))
    if page is not None:
        with transaction.atomic():
            receive_many(by=context.actor, account=account, incoming=page.posts, now=context.now)
            save_cursor(by=context.actor, account=account, cursor=page.cursor, now=context.now)


def _ask(context: JobContext, account: Account, ask_once: Callable[[], Fetched]) -> Fetched | None:
    until = reads_wait_until(account.pk, context.now)
    if until is not None:
        raise RetryAfter((until - context.now).total_seconds())
    try:
        with in_the_patience_of(account):
            return ask_once()
    except (NotYet, Unclear) as later:
        note_told(account, later.retry_after, context.now)
        raise RetryAfter(max(later.retry_after, 5.0)) from later
    except NotAccepted as refused:
        log.warning("account %s: the network refused a question: %s", account.pk, refused.reason)
    except Disconnected as lost:
        disconnect_account(
            by=context.actor, account=account, reason=lost.reason, remedy=lost.remedy, now=context.now
        )
    return None


def _search_of(account: Account) -> Searching | None:
    found = known(account.channel)
    return found if isinstance(found, Searching) else None
