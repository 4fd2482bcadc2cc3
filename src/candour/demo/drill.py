"""The people's part of a publishing drill: replies written, approved and looked after through actions."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypedDict

import httpx

from candour.channels import actions as channels
from candour.channels.base import Incoming, Message
from candour.channels.models import Account
from candour.demo.trust import BUILDER, MadeUpTrust, build_trust
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.checks.codes import Code
from candour.domain.statements import UNSETTLED, DeliveryState
from candour.domain.threads import MARK
from candour.ledger.models import Event
from candour.listening import actions as listening
from candour.people.models import Trust
from candour.voice.actions import deciding, drafting, settling, submitting
from candour.voice.actions.policies import adopt_policy
from candour.voice.models import Asking, Attempt, Delivery, Statement

CHANNELS = {"keyed": "pretend", "listed": "pretend_listed", "blind": "pretend_blind"}
PATIENCE = {
    "connect_seconds": "1",
    "read_seconds": "2",
    "total_seconds": "3",
    "wait_seconds": "1",
    "longest_send_seconds": "5",
    "lag_seconds": "8",
}
"""Short, so that a drill ends soon; in the same order as in earnest: a send is over before it is doubted, and
a late copy has appeared before "not listed" counts."""
REQUIRED = {Code.SAMENESS.value: "Words of a drill.", Code.CLINICAL_ADVICE.value: "Words of a drill."}

_WHAT = ("the lift", "the car park", "the tea trolley", "the waiting room", "ward visiting", "the signs")
_DONE = ("asked our porters to look", "spoken to the site team", "written it on our board", "told the sister")
_WHEN = ("this morning", "before noon", "at handover", "over breakfast", "on my break", "just now")
_MORE = (
    "Our site team looks at it on weekdays before eight, and writes what they found on the board there.",
    "The sister reads that board out at handover, so that nobody has to tell us the same thing twice, again.",
    "If it is wrong once more, ring the desk and say so, and whoever answers writes it down with the hour.",
    "We count these notes each Friday and put the sum beside the lift, with what was mended.",
)
_WHO = ("Bramble", "Heron", "Juniper", "Kestrel", "Lundy", "Marram", "Otter", "Puffin", "Rowan", "Samphire")


class Line(TypedDict):
    """One delivery as Candour shows it to people at the end of a drill."""

    statement: str
    network: str
    key: str
    sha256: str
    state: str
    network_id: str
    was_asked: bool
    part: int
    parts: int


@dataclass
class Drill:
    """A made-up trust with an account on each network."""

    made: MadeUpTrust
    accounts: list[Account]

    @property
    def trust(self) -> Trust:
        return self.made.trust


def is_empty() -> bool:
    """This will say whether the database holds no trust yet."""
    return not Trust.objects.exists()


def build(networks: dict[str, tuple[str, str]], now: datetime) -> Drill:
    """This will make a trust whose replies leave at once, and an account for each (kind, address)."""
    made = build_trust(now=now)
    policy = replace(STARTING_POLICY, undo_seconds=0)
    adopt_policy(by=BUILDER, trust=made.trust, policy=policy, reason="A drill waits for nobody.", now=now)
    accounts = [
        channels.connect_account(
            by=BUILDER,
            trust=made.trust,
            channel=CHANNELS[kind],
            name=name,
            address=address,
            settings=PATIENCE,
            owner=made["press"],
            now=now,
        )
        for name, (kind, address) in networks.items()
    ]
    return Drill(made, accounts)


def write_one(drill: Drill, number: int, chance: random.Random, now: datetime, parts: int = 1) -> Statement:
    """This will let one post come in and be answered, by somebody who may or with whoever is asked.

    An answer in several parts is longer than any network of the drill takes in one.
    """
    account = drill.accounts[number % len(drill.accounts)]
    thanks = number % 2 == 0
    author = drill.made["sister" if thanks else "nurse"]
    what, ward = chance.choice(_WHAT), chance.choice(_WHO)
    text = f"{'Thank you for' if thanks else 'A question about'} {what} near {ward}, number {number}."
    incoming = Incoming(network_id=f"outside-{number}", text=text, author=f"@caller{number}", at=now)
    post = listening.receive_many(
        by=BUILDER, account=account, incoming=[incoming], now=now, is_read_at_once=True
    )[0].post
    statement = drafting.begin_reply(by=author, post=post, now=now)
    reply = (
        f"Thank you for telling us about {what} near {ward}. I have {chance.choice(_DONE)} "
        f"{chance.choice(_WHEN)}, note {number}. {author.first_name}"
    )
    if parts > 1:
        reply = _in_parts(reply, number, parts, chance)
    drafting.save_draft(by=author, statement=statement, text=reply, harm_answer="no", now=now)
    statement = submitting.submit(by=author, statement=statement, now=now)
    return _approved(statement, now)


def _in_parts(reply: str, number: int, parts: int, chance: random.Random) -> str:
    """This will add so many parts, each with words of its own, so that together they have no room."""
    said = [" ".join([reply, *_MORE[parts - 1 :]])]
    for part in range(2, parts + 1):
        each = f"As for {chance.choice(_WHAT)}, note {number}, page {part}: I have {chance.choice(_DONE)}."
        said.append(f"{each} {_MORE[part - 2]}")
    return f"\n{MARK}\n".join(said)


def _approved(statement: Statement, now: datetime) -> Statement:
    """This will have everybody who is asked approve, step by step."""
    while statement.state == "waiting" and statement.current is not None:
        asking = Asking.objects.filter(route__version=statement.current, ended_at=None).order_by("step")[:1]
        statement = deciding.approve(
            by=asking.get().person,
            statement=statement,
            seen=statement.current.sha256,
            lifts=REQUIRED,
            now=now,
        )
    return statement


def is_settled() -> bool:
    """This will say whether the outcome of every delivery is known, or was put to a person."""
    return not Delivery.objects.filter(state__in=UNSETTLED - {DeliveryState.ASKED}).exists()


def waits_for_people() -> bool:
    """This will say whether somebody is still to look at a network."""
    return Delivery.objects.filter(state=DeliveryState.ASKED).exists()


def count_sending(since: datetime) -> int:
    """This will count the deliveries whose sending began after `since` and is under way in the database."""
    under_way = Attempt.objects.filter(ended_at=None, began_at__gt=since)
    return under_way.filter(delivery__state=DeliveryState.SENDING).count()


def look_for_asked(now: datetime) -> int:
    """This will do what people do who are asked: look at the network's public page, and say what is there.

    They come when a late copy has had time to appear.
    """
    asked = Delivery.objects.filter(state=DeliveryState.ASKED).select_related("account", "statement__author")
    looked = 0
    for delivery in asked:
        ended_at = delivery.attempts.order_by("-number").values_list("ended_at", flat=True)[:1].get()
        if ended_at is None or (now - ended_at).total_seconds() < float(PATIENCE["lag_seconds"]):
            continue
        url = _seen_at(delivery)
        author = delivery.statement.author
        if url:
            settling.say_live(by=author, delivery=delivery, url=url, now=now)
        else:
            settling.say_not_live(by=author, delivery=delivery, now=now)
        looked += 1
    return looked


def _seen_at(delivery: Delivery) -> str:
    words = Message.thaw(bytes(delivery.frozen)).text
    page = httpx.get(f"{delivery.account.address}/_public", timeout=10)
    return next((post["url"] for post in page.json()["posts"] if post["text"] == words), "")


def lines() -> Iterator[Line]:
    """This will tell of each delivery what a person sees of it; the id is the last part of an address."""
    for delivery in Delivery.objects.select_related("account").order_by("pk"):
        yield Line(
            statement=str(delivery.statement_id),
            network=delivery.account.name,
            key=delivery.key,
            sha256=delivery.frozen_sha256,
            state=delivery.state,
            network_id=delivery.network_id or delivery.url.rsplit("/", 1)[-1],
            was_asked=_was_asked(delivery),
            part=delivery.part,
            parts=delivery.parts,
        )


def _was_asked(delivery: Delivery) -> bool:
    if delivery.parts > 1:  # the notice says which reply, the event which part of it
        asked = Event.objects.filter(name="voice:delivery:asked", about__delivery=delivery.pk)
        return asked.exists()
    notices = delivery.statement.author.notices.filter(about=f"statement:{delivery.statement_id}")
    return delivery.state == DeliveryState.ASKED or notices.filter(kind="asked").exists()
