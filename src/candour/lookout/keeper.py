"""Holds the lines of all accounts in one worker: takes them by lease, opens, watches over and mends them.

    every two seconds: which accounts have a stream -> take those that nobody holds -> a thread for each
                       open -> note it, and have a poll fill what came while the line was down
                       ended -> note it, with an ever longer, uneven pause before the next try
    all the time:      what came, in fair turns, into the inbox

A worker that is told to stop cuts its lines, takes in what it has already and lets go, so that another one
can go on at once; one that dies is missed after a minute.
"""

import logging
import random
import threading
import uuid
from collections.abc import Callable
from datetime import datetime
from time import monotonic

from django.db import DatabaseError, connection, transaction

from candour.channels.actions import (
    disconnect_account,
    keep_streams,
    note_down,
    note_heard,
    note_opened,
    take_stream,
)
from candour.channels.base import Disconnected, Watched
from candour.channels.models import Account
from candour.channels.registry import stream_of
from candour.domain.actor import Job
from candour.domain.streams import pause_before
from candour.listening.actions import receive_many
from candour.listening.jobs import ask_for_fetch
from candour.listening.queries import unread
from candour.lookout import queries
from candour.lookout.lines import Line
from candour.lookout.turns import Turn, Turns
from candour.lookout.watches import watched_by

log = logging.getLogger(__name__)

LOOK_EVERY = 2.0
KEEP_EVERY = 15.0
MOST_LINES = 200
"""Lines of one worker, a thread each; the accounts beyond are polled, or held by another worker."""
MOST_UNREAD = 25
"""Posts of one account that wait for the reader: more come in when some were read."""
STOP_WITHIN = 3.0
BY = Job("lookout.lines")


class Keeper:
    """The lines of one worker."""

    def __init__(self, clock: Callable[[], datetime], chance: Callable[[], float] = random.random) -> None:
        self.name = uuid.uuid4().hex
        self.lines: dict[int, Line] = {}
        self.turns = Turns()
        self._clock = clock
        self._chance = chance
        self._keep_at = 0.0

    def run(self, stop: threading.Event) -> None:
        """This will hold lines until it is told to stop."""
        looked_at = -LOOK_EVERY
        try:
            while not stop.is_set():
                if monotonic() - looked_at >= LOOK_EVERY:
                    looked_at = monotonic()
                    self.look()
                self.take_in(0.2)
        finally:
            self.end()

    def look(self) -> None:
        """This will look once after every line."""
        now = self._clock()
        wanted = {account.pk: account for account in queries.searchable() if stream_of(account.channel)}
        watched = {trust: watched_by(trust) for trust in {each.trust_id for each in wanted.values()}}
        for line in list(self.lines.values()):
            is_wanted = line.account.pk in wanted and line.watched == watched[line.account.trust_id]
            self._look_after(line, now, is_wanted=is_wanted)
        self._keep(now)
        for account in queries.free_lines(wanted.values(), now):
            if account.pk not in self.lines and len(self.lines) < MOST_LINES:
                self._take(account, watched[account.trust_id], now)

    def take_in(self, seconds: float) -> bool:
        """This will take in one turn of what came; False when there was nothing to take."""
        turn = self.turns.take(seconds, self._resting())
        if turn is None:
            return False
        line = self.lines.get(turn.account)
        if line is not None:
            try:
                self._into_the_inbox(line, turn)
            except DatabaseError:
                self.turns.put_back(turn)
                connection.close()
                raise
        return True

    def end(self) -> None:
        """This will cut all lines, take in what is here already, and let go of them."""
        for line in self.lines.values():
            line.ending.end()
        until = monotonic() + STOP_WITHIN
        for line in self.lines.values():
            if line.thread is not None:
                line.thread.join(max(0.0, until - monotonic()))
        until = monotonic() + STOP_WITHIN
        while monotonic() < until and self.take_in(0.0):
            pass
        now = self._clock()
        for line in self.lines.values():
            cursor = "" if self.turns.waiting(line.account.pk) else line.cursor
            note_down(by=BY, stream=line.row, trouble="", pause=0.0, cursor=cursor, now=now)
        self.lines.clear()

    def _look_after(self, line: Line, now: datetime, *, is_wanted: bool) -> None:
        if not is_wanted:
            line.ending.end()
        if line.has_opened and not line.is_noted:
            line.is_noted = note_opened(by=BY, stream=line.row, now=now)
            self._fill_the_gap(line.account, now)
        if line.has_ended and not self.turns.waiting(line.account.pk):
            self._note_end(line, now)

    def _note_end(self, line: Line, now: datetime) -> None:
        del self.lines[line.account.pk]
        self.turns.forget(line.account.pk)
        line.row.refresh_from_db(fields=["tries"])
        pause = pause_before(line.row.tries + 1, self._chance(), line.asked_to_wait)
        if line.ending.is_over and line.failure is None:
            pause = 0.0
        trouble = line.trouble or ("" if line.ending.is_over else "The network ended the line.")
        note_down(by=BY, stream=line.row, trouble=trouble, pause=pause, cursor=line.cursor, now=now)
        if isinstance(line.failure, Disconnected):
            reason, remedy = line.failure.reason, line.failure.remedy
            disconnect_account(by=BY, account=line.account, reason=reason, remedy=remedy, now=now)

    def _take(self, account: Account, watched: Watched, now: datetime) -> None:
        network = stream_of(account.channel)
        row = take_stream(by=BY, account=account, holder=self.name, now=now) if network else None
        if network is None or row is None:
            return
        line = Line(account, network, row, watched, self.turns)
        self.lines[account.pk] = line
        line.start()

    def _keep(self, now: datetime) -> None:
        if not self.lines or monotonic() < self._keep_at:
            return
        self._keep_at = monotonic() + KEEP_EVERY
        rows = {line.row.pk: number for number, line in self.lines.items()}
        kept = keep_streams(by=BY, holder=self.name, streams=list(rows), now=now)
        for row in rows.keys() - kept:
            log.warning("The line of account %s is held by another worker now.", rows[row])
            self.lines.pop(rows[row]).ending.end()
            self.turns.forget(rows[row])

    def _into_the_inbox(self, line: Line, turn: Turn) -> None:
        now = self._clock()
        with transaction.atomic():
            receive_many(by=BY, account=line.account, incoming=turn.posts, now=now)
            note_heard(by=BY, stream=line.row, cursor=turn.cursor or line.row.cursor, now=now)
        line.row.cursor = turn.cursor or line.row.cursor

    def _fill_the_gap(self, account: Account, now: datetime) -> None:
        """This will have a poll bring what was said while the line was down."""
        with transaction.atomic():
            ask_for_fetch(account, now, f"line-{self.name}-{int(now.timestamp())}", page=0)

    def _resting(self) -> frozenset[int]:
        """This will name the accounts whose posts wait for the reader: they wait, and nobody else."""
        waiting = [number for number in self.lines if self.turns.waiting(number)]
        counts = unread(waiting, self._clock()) if waiting else {}
        return frozenset(number for number, posts in counts.items() if posts >= MOST_UNREAD)
