"""The people's part of a publishing drill: replies written, approved and looked after through actions."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol, TypedDict

from candour.channels import actions as channels
from candour.channels.base import Incoming, Message
from candour.channels.connecting import Joined
from candour.channels.connections import connected
from candour.channels.models import Account
from candour.channels.registry import channel
from candour.channels.tokens import Renewal, Secrets
from candour.demo.trust import BUILDER, MadeUpTrust, build_trust
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.checks.codes import Code
from candour.domain.statements import UNSETTLED, DeliveryState, StatementState
from candour.domain.threads import MARK
from candour.ledger.models import Event
from candour.listening import actions as listening
from candour.people.models import Trust
from candour.voice.actions import deciding, drafting, rewording, settling, submitting
from candour.voice.actions.policies import adopt_policy
from candour.voice.models import Asking, Attempt, Delivery, Statement

PATIENCE = {
    "connect_seconds": "1",
    "read_seconds": "2",
    "total_seconds": "3",
    "wait_seconds": "1",
    "longest_send_seconds": "5",
    "lag_seconds": "8",
    "budget_calls": "1000000",
}
"""Short, so that a drill ends soon; in the same order as in earnest: a send is over before it is doubted, and
a late copy has appeared before "not listed" counts. A drill needs in minutes what networks take in a day."""
REQUIRED = {Code.SAMENESS.value: "Words of a drill.", Code.CLINICAL_ADVICE.value: "Words of a drill."}

_WHAT = ("the lift", "the car park", "the tea trolley", "the waiting room", "ward visiting", "the signs")
_DONE = ("asked our porters to look", "spoken to the site team", "written it on our board", "told the sister")
_WHEN = ("this morning", "before noon", "at handover", "over breakfast", "on my break", "just now")
_MORE = (
    "Our site team looks at it on weekdays.",
    "They write what they found on the board there.",
    "The sister reads that board out at handover.",
    "So nobody has to tell us the same thing twice.",
    "If it is wrong once more, ring the desk.",
    "Whoever answers writes it down with the hour.",
    "We count these notes each Friday.",
    "The sum stands beside the lift, with what was mended.",
)
_LONGEST_WHOLE = 500
"""Characters: where more go into one post, answers in parts go out whole."""
_WHO = ("Bramble", "Heron", "Juniper", "Kestrel", "Lundy", "Marram", "Otter", "Puffin", "Rowan", "Samphire")


class Line(TypedDict):
    """One delivery as Candour shows it to people at the end of a drill."""

    statement: str
    network: str
    key: str
    sha256: str
    words: str
    state: str
    network_id: str
    was_asked: bool
    part: int
    parts: int
    changes: str


class Outside(Protocol):
    """A network of the drill, as somebody outside knows it; `joined` is empty where anybody is let in."""

    @property
    def name(self) -> str: ...
    @property
    def channel(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def joined(self) -> dict[str, Any]: ...

    def say(self, text: str) -> str:
        """This will say something to the trust there, and give its number."""

    def listed(self) -> list[dict[str, str]]:
        """This will list the trust's posts there: {"id", "words"}."""


@dataclass
class Drill:
    """A made-up trust with an account on each network; `seen` are numbers that people read there."""

    made: MadeUpTrust
    accounts: list[Account]
    networks: list[Outside]
    seen: dict[int, str] = field(default_factory=dict)

    @property
    def trust(self) -> Trust:
        return self.made.trust


def build(networks: Sequence[Outside], now: datetime) -> Drill:
    """This will make a trust whose replies leave at once, and an account on each network."""
    made = build_trust(now=now)
    policy = replace(STARTING_POLICY, undo_seconds=0)
    adopt_policy(by=BUILDER, trust=made.trust, policy=policy, reason="A drill waits for nobody.", now=now)
    return Drill(made, [_account(made, network, now) for network in networks], list(networks))


def _account(made: MadeUpTrust, network: Outside, now: datetime) -> Account:
    """This will connect an account, with what the network gave where it lets nobody in without."""
    said = network.joined
    if not said:
        return channels.connect_account(
            by=BUILDER,
            trust=made.trust,
            channel=network.channel,
            name=network.name,
            address=network.address,
            settings=PATIENCE,
            owner=made["press"],
            now=now,
        )
    joined = Joined(
        said["address"],
        network.name,
        Secrets(said["secrets"]),
        Renewal(said["renewal"]),
        expires_at=datetime.fromisoformat(said["expires_at"]) if said["expires_at"] else None,
        settings={**said["settings"], **PATIENCE},
    )
    return channels.admit(
        by=BUILDER, trust=made.trust, channel=network.channel, joined=joined, owner=made["press"], now=now
    )


def write_one(drill: Drill, number: int, chance: random.Random, now: datetime, parts: int = 1) -> Statement:
    """This will let one post come in and be answered, by somebody who may or with whoever is asked.

    An answer in several parts is longer than its network takes in one, unless that takes very much.
    """
    account = drill.accounts[number % len(drill.accounts)]
    thanks = number % 2 == 0
    author = drill.made["sister" if thanks else "nurse"]
    what, ward = chance.choice(_WHAT), chance.choice(_WHO)
    text = f"{'Thank you for' if thanks else 'A question about'} {what} near {ward}, number {number}."
    network_id = drill.networks[number % len(drill.networks)].say(text)
    incoming = Incoming(network_id=network_id, text=text, author=f"@caller{number}", at=now)
    post = listening.receive_many(
        by=BUILDER, account=account, incoming=[incoming], now=now, is_read_at_once=True
    )[0].post
    statement = drafting.begin_reply(by=author, post=post, now=now)
    reply = (
        f"Thank you for telling us about {what} near {ward}. I have {chance.choice(_DONE)} "
        f"{chance.choice(_WHEN)}, note {number}. {author.first_name}"
    )
    if parts > 1:
        room = min(_LONGEST_WHOLE, channel(account.channel).limits(connected(account)).length)
        reply = _in_parts(reply, number, parts, room, chance)
    drafting.save_draft(by=author, statement=statement, text=reply, harm_answer="no", now=now)
    statement = submitting.submit(by=author, statement=statement, now=now)
    return _approved(statement, now)


def _in_parts(reply: str, number: int, parts: int, room: int, chance: random.Random) -> str:
    """This will add so many parts, each with words of its own, so that together they have no room."""
    said = [_filled(reply, room // parts, chance)]
    for part in range(2, parts + 1):
        each = f"As for {chance.choice(_WHAT)}, note {number}, page {part}: I have {chance.choice(_DONE)}."
        said.append(_filled(each, room // parts, chance))
    return f"\n{MARK}\n".join(said)


def _filled(words: str, length: int, chance: random.Random) -> str:
    """This will add sentences until the words are longer than that."""
    more = chance.sample(_MORE, len(_MORE))
    while len(words) <= length:
        words = f"{words} {more.pop()}"
    return words


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


def change_one(now: datetime) -> Statement | None:
    """This will have an author change the words of the oldest reply that can be changed; None without one."""
    live = Delivery.objects.filter(
        state=DeliveryState.PUBLISHED, parts=1, changes=None, account__channel__startswith="pretend"
    )
    waiting = live.filter(changed_by=None, statement__state=StatementState.PUBLISHED).exclude(network_id="")
    copy = waiting.select_related("statement__author").order_by("pk").first()
    if copy is None:
        return None
    author = copy.statement.author
    draft = rewording.begin_rewording(by=author, statement=copy.statement, now=now)
    text = draft.draft_text.replace("telling us about", "writing to us about")
    drafting.save_draft(by=author, statement=draft, text=text, harm_answer="no", now=now)
    return _approved(submitting.submit(by=author, statement=draft, now=now), now)


def count_changed() -> int:
    """This will count the replies that were given new words."""
    return Statement.objects.filter(rewords__isnull=False).count()


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


def look_for_asked(drill: Drill, now: datetime) -> int:
    """This will do what people do who are asked: look at the network's public page, and say what is there.

    They come when a late copy has had time to appear.
    """
    asked = Delivery.objects.filter(state=DeliveryState.ASKED).select_related("account", "statement__author")
    looked = 0
    for delivery in asked:
        ended_at = delivery.attempts.order_by("-number").values_list("ended_at", flat=True)[:1].get()
        if ended_at is None or (now - ended_at).total_seconds() < float(PATIENCE["lag_seconds"]):
            continue
        number = _seen_at(drill, delivery)
        author = delivery.statement.author
        if number:
            drill.seen[delivery.pk] = number
            url = f"{drill.networks[drill.accounts.index(delivery.account)].address}/posts/{number}"
            settling.say_live(by=author, delivery=delivery, url=url, now=now)
        else:
            settling.say_not_live(by=author, delivery=delivery, now=now)
        looked += 1
    return looked


def _seen_at(drill: Drill, delivery: Delivery) -> str:
    words = said_by(delivery)
    listed = drill.networks[drill.accounts.index(delivery.account)].listed()
    return next((post["id"] for post in listed if " ".join(post["words"].split()) == words), "")


def said_by(delivery: Delivery) -> str:
    """This will give the words of a delivery, on one line."""
    return " ".join(Message.thaw(bytes(delivery.frozen)).text.split())


def lines(drill: Drill) -> Iterator[Line]:
    """This will tell of each delivery what a person sees of it; the id, where nobody else, a person read."""
    for delivery in Delivery.objects.select_related("account", "changes").order_by("pk"):
        yield Line(
            statement=str(delivery.statement_id),
            network=delivery.account.name,
            key=delivery.key,
            sha256=delivery.frozen_sha256,
            state=delivery.state,
            network_id=delivery.network_id or drill.seen.get(delivery.pk, ""),
            words=said_by(delivery),
            was_asked=_was_asked(delivery),
            part=delivery.part,
            parts=delivery.parts,
            changes=delivery.changes.key if delivery.changes else "",
        )


def _was_asked(delivery: Delivery) -> bool:
    if delivery.parts > 1:  # the notice says which reply, the event which part of it
        asked = Event.objects.filter(name="voice:delivery:asked", about__delivery=delivery.pk)
        return asked.exists()
    notices = delivery.statement.author.notices.filter(about=f"statement:{delivery.statement_id}")
    return delivery.state == DeliveryState.ASKED or notices.filter(kind="asked").exists()
