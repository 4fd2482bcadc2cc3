"""How a network's bell goes. No event is written here: the posts that come have theirs."""

from datetime import datetime

from django.db.models import F

from candour.channels.models import Account, Bell
from candour.domain.actor import Actor


def note_agreed(*, by: Actor, account: Account, now: datetime) -> None:
    """This will note that the network knows our address and the word, and may ring from now on."""
    del by
    _kept(account, agreed_at=now)


def note_asked(*, by: Actor, account: Account, trouble: str, now: datetime) -> None:
    """This will note that the network was asked to ring for this account, and why it would not."""
    del by
    _kept(account, asked_at=now, trouble=trouble[:300])


def note_rung(*, by: Actor, account: Account, now: datetime) -> None:
    """This will note that the network rang; call it in the transaction that keeps what it rang for."""
    del by
    _kept(account, rung_at=now)


def note_refused(*, by: Actor, account: Account, now: datetime) -> None:
    """This will count somebody who rang without the network's signature; no row is made for them."""
    del by
    rows = Bell.objects.for_trust(account.trust_id).filter(account=account)
    rows.update(refused=F("refused") + 1, refused_at=now)


def _kept(account: Account, **what: datetime | str) -> None:
    Bell.objects.update_or_create(account=account, defaults={"trust_id": account.trust_id, **what})
