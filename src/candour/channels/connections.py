"""An account as its channel sees it: its secrets are unsealed for one call, and renewed by one at a time.

    read the secrets -> the network refuses them, or their time is up -> renew(those that were used)
        somebody has renewed them meanwhile    -> the newer ones, nobody is asked
        somebody is at it                      -> wait for that answer
        else: write down that we ask, commit   -> ask the network -> save, commit -> the newer ones

Whoever is cut off between asking and saving leaves the mark that it asked. The next one asks with what we
still have; if the network wants nothing but the token that was lost, a person is asked to connect again.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from candour.channels.base import Connection as Line
from candour.channels.base import Disconnected, NotYet, Unclear
from candour.channels.models import Account, AccountSecrets, Remembered
from candour.channels.secrets import seal, unseal
from candour.channels.tokens import CONNECT_AGAIN, Renewed, Secrets
from candour.domain.actor import Job
from candour.jobs import news

Ask = Callable[[Line, Secrets], Renewed]

ASKING_TAKES_AT_MOST = timedelta(seconds=60)
"""After so long whoever asked is gone: no call of ours takes longer than half of it."""
OTHERS_WAIT = 3.0
"""Seconds that another worker waits for an answer that is under way, before it says "not yet"."""
LOOK_EVERY = 0.1
SAVE_FOR = 10.0
"""Seconds for which saving is tried again when the database does not answer: the answer comes only once."""

BY = Job("channels.renew")


@dataclass(frozen=True)
class Connected:
    """Plain values of an account; the secrets are read anew at each look and never kept here."""

    pk: int
    trust_id: int
    address: str
    settings: dict[str, str] = field(repr=False)
    clock: Callable[[], datetime] = field(default=timezone.now, repr=False)

    @property
    def secrets(self) -> Secrets:
        """This will unseal the account's secrets as they are now."""
        row = AccountSecrets.objects.for_trust(self.trust_id).filter(account_id=self.pk).first()
        return Secrets() if row is None else plain(row)

    def renew(self, used: Secrets, ask: Ask) -> Secrets:
        """This will give newer secrets than `used`, as `base.Connection` promises."""
        until = time.monotonic() + OTHERS_WAIT
        while True:
            held = self.secrets
            if not held:
                raise Disconnected("Nothing lets Candour in on this network.", CONNECT_AGAIN)
            if held.version != used.version:
                return held
            was_cut_off = _begin(self, held)
            if was_cut_off is not None:
                return self._ask(held, ask, was_cut_off=was_cut_off)
            if time.monotonic() > until:
                raise NotYet("Another worker is still asking for new access.", 2.0)
            time.sleep(LOOK_EVERY)

    def remember(self, key: str, words: str) -> None:
        """This will keep words for a delivery's key; they are saved when it returns."""
        kept = {"trust_id": self.trust_id, "words": words, "saved_at": self.clock()}
        with transaction.atomic(durable=True):
            Remembered.objects.update_or_create(account_id=self.pk, key=key, defaults=kept)

    def recall(self, key: str) -> str:
        """This will give what was last kept for a delivery's key; empty where nothing was."""
        found = Remembered.objects.for_trust(self.trust_id).filter(account_id=self.pk, key=key)
        return found.values_list("words", flat=True).first() or ""

    def _ask(self, held: Secrets, ask: Ask, *, was_cut_off: bool) -> Secrets:
        try:
            given = ask(self, held)
        except Disconnected as lost:
            _end(self, held, lost.reason)
            if was_cut_off:
                reason = "An earlier renewal was cut off, and the network gives its new token only once."
                raise Disconnected(reason, CONNECT_AGAIN) from lost
            raise
        except (NotYet, Unclear) as later:
            # What the network made of the question is unknown: the mark stays for as long as it may take.
            if isinstance(later, NotYet):
                _end(self, held, later.reason)
            raise NotYet(later.reason, max(later.retry_after, 5.0)) from later
        return _save(self, held, given)


def connected(account: Account, clock: Callable[[], datetime] = timezone.now) -> Connected:
    """This will give an account as a channel may see it."""
    return Connected(account.pk, account.trust_id, account.address, account.settings, clock)


def plain(row: AccountSecrets) -> Secrets:
    """This will unseal a row."""
    return Secrets(json.loads(unseal(row.sealed)), version=row.version, expires_at=row.expires_at)


def sealed(secrets: Secrets) -> str:
    """This will seal secrets for their row, leaving out those that are empty."""
    return seal(json.dumps({name: value for name, value in sorted(secrets.items()) if value}))


def _rows(line: Connected, held: Secrets) -> QuerySet[AccountSecrets]:
    return AccountSecrets.objects.for_trust(line.trust_id).filter(account_id=line.pk, version=held.version)


def _begin(line: Connected, held: Secrets) -> bool | None:
    """This will write down that we ask; whether an earlier asking was cut off, None if another one asks.

    The write holds the row's lock and takes only what was seen, so that of many workers one gets through.
    """
    now = line.clock()
    seen = _rows(line, held).values_list("renewing_until", flat=True).first()
    if seen is not None and seen >= now:
        return None
    with transaction.atomic(durable=True):
        claimed = (
            _rows(line, held).filter(renewing_until=seen).update(renewing_until=now + ASKING_TAKES_AT_MOST)
        )
    return seen is not None if claimed else None


def _end(line: Connected, held: Secrets, trouble: str) -> None:
    _rows(line, held).update(renewing_until=None, trouble=trouble[:300], trouble_at=line.clock())


def _save(line: Connected, held: Secrets, given: Renewed) -> Secrets:
    """This will save what the network gave, trying for a while: a new token is not given twice."""
    until = time.monotonic() + SAVE_FOR
    while True:
        try:
            return _saved(line, held, given)
        except DatabaseError:
            if time.monotonic() > until:
                raise
            time.sleep(LOOK_EVERY)


def _saved(line: Connected, held: Secrets, given: Renewed) -> Secrets:
    now = line.clock()
    kept = Secrets({**held, **{name: value for name, value in given.secrets.items() if value}})
    changed: dict[str, object] = {"ends_at": given.ends_at} if given.ends_at else {}
    with transaction.atomic(durable=True):
        saved = _rows(line, held).update(
            sealed=sealed(kept),
            version=held.version + 1,
            expires_at=given.expires_at,
            saved_at=now,
            renewing_until=None,
            trouble="",
            trouble_at=None,
            **changed,
        )
        if saved:
            about: dict[str, str | int | None] = {"account": line.pk, "version": held.version + 1}
            news.tell("channels:secrets:renewed", by=BY, trust=line.trust_id, about=about, now=now)
    return line.secrets
