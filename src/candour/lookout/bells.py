"""A network rings: what it rang for is kept as work at once, and asked for by its number a moment later.

    agree   it asked our address for the word -> a job asks it to ring for this account
    take    it rang, signed -> one job for each thing; the same ring again is the same job

Nothing that it says is believed but which thing it is about.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from candour.channels import lanes
from candour.channels.actions import note_agreed, note_refused, note_rung
from candour.channels.models import Account
from candour.channels.ringing import Ring
from candour.domain.actor import Job
from candour.jobs import queue

BY = Job("lookout.bells")


@transaction.atomic
def agree(*, account: Account, now: datetime) -> None:
    """This will note that the network knows the word, and have it asked to ring for this account."""
    note_agreed(by=BY, account=account, now=now)
    queue.enqueue(
        "lookout.ask_to_ring",
        {"account": account.pk},
        due_at=now,
        trust=account.trust_id,
        unique=f"lookout.ask_to_ring:{account.pk}:{int(now.timestamp())}",
        lane=lanes.saying(account.pk),
    )


@transaction.atomic
def take(*, account: Account, rings: Iterable[Ring], now: datetime) -> None:
    """This will keep what was rung for, each thing once.

    One app may serve several accounts of a trust, and rings at one address for all of them.
    """
    same_app = _of_the_same_app(account)
    wanted = {_key(whose, each): (whose, each) for each in rings for whose in _whose(same_app, each)}
    rung_for = {account.pk: account, **{whose.pk: whose for whose, _ in wanted.values()}}
    for each in rung_for.values():
        note_rung(by=BY, account=each, now=now)
    for unique, (whose, ring) in wanted.items():
        queue.enqueue(
            "lookout.answer_ring",
            {"account": whose.pk, "ring": asdict(ring), "rung_at": now.isoformat()},
            due_at=now,
            trust=whose.trust_id,
            unique=unique,
            lane=lanes.reading(whose.pk),
        )


def refuse(*, account: Account, now: datetime) -> None:
    """This will count a ring that is not the network's."""
    note_refused(by=BY, account=account, now=now)


def _of_the_same_app(account: Account) -> list[Account]:
    there = Account.objects.for_trust(account.trust_id).filter(channel=account.channel).order_by("pk")
    return [each for each in there if each.settings.get("client") == account.settings.get("client")]


def _whose(same_app: Sequence[Account], ring: Ring) -> list[Account]:
    """This will find which accounts of an app a ring is for."""
    return [each for each in same_app if ring.own in {"", each.address.rpartition("/")[2]}]


def _key(account: Account, ring: Ring) -> str:
    return f"lookout.ring:{account.pk}:{ring.kind}:{ring.number}:{ring.place}:{ring.at}"[:200]
