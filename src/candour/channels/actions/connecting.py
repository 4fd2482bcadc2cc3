"""One try of a person to connect an account, step by step; a worker asks the network, never a page."""

import hashlib
import hmac
import json
import secrets as chance
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from candour.channels.actions.admitting import admit
from candour.channels.base import Disconnected, NotAccepted, NotYet, Unclear
from candour.channels.connecting import Connectable, Given, GoOn, Joined, connectable
from candour.channels.models import Account, ConnectionTry
from candour.channels.secrets import seal, unseal
from candour.channels.tokens import Secrets
from candour.domain.connections import TRY_LASTS, TryState, may_connect
from candour.domain.refusal import Refusal, refuse
from candour.jobs import news, queue
from candour.jobs.registry import RetryAfter
from candour.people.models import Person
from candour.people.queries.persons import roles_of

ASK_FOR = timedelta(minutes=2)
"""So long a network that does not answer is asked again."""
BEGIN_AGAIN = "Begin again."
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class _Kept:
    """What is sealed while a try goes on."""

    state: str
    secrets: dict[str, str] = field(default_factory=dict)
    go_to: str = ""
    answer: dict[str, str] = field(default_factory=dict)

    def sealed(self) -> str:
        return seal(json.dumps(asdict(self)))

    @staticmethod
    def of(row: ConnectionTry) -> "_Kept":
        return _Kept(**json.loads(unseal(row.sealed)))


@transaction.atomic
def begin_try(
    *,
    by: Person,
    channel: str,
    fields: Mapping[str, str],
    secrets: Secrets,
    now: datetime,
    account: Account | None = None,
) -> ConnectionTry:
    """This will take what somebody typed, seal it, and ask a worker to show it to the network.

    With an `account` the same one is connected again, and keeps its history.
    """
    _must_be_allowed(by)
    if connectable(channel) is None or (account is not None and account.channel != channel):
        raise Refusal("There is no such network here.", "Choose a network from the list.")
    state = chance.token_urlsafe(32)
    row = ConnectionTry.objects.create(
        trust_id=by.trust_id,
        channel=channel,
        account=account,
        by=by,
        began_at=now,
        fields=dict(fields),
        sealed=_Kept(state, dict(secrets)).sealed(),
        state_hash=_hash(state),
    )
    _tell("channels:try:begun", row, now)
    _ask_for_a_step(row, now)
    return row


@transaction.atomic
def come_back(*, by: Person, state: str, answer: Mapping[str, str], now: datetime) -> ConnectionTry:
    """This will take what the network sent back with the person, once, and ask a worker to go on with it."""
    _must_be_allowed(by)
    found = ConnectionTry.objects.for_trust(by.trust_id).filter(by=by, state_hash=_hash(state))
    row = found.select_for_update(of=("self",)).first()
    if row is None or row.began_at + TRY_LASTS < now:
        raise Refusal("This is no answer to anything that you began here in the last hour.", BEGIN_AGAIN)
    if row.state == TryState.AT_NETWORK:
        row.sealed = replace(_Kept.of(row), answer=dict(answer)).sealed()
        row.state = TryState.FINISHING
        row.save(update_fields=["sealed", "state"])
        _ask_for_a_step(row, now)
    return row


def take_a_step(*, try_id: int, clock: Clock) -> None:
    """This will ask the network once for what the try needs next; RetryAfter while it may still come."""
    row = ConnectionTry.objects.select_related("by", "account").get(pk=try_id)
    network = connectable(row.channel)
    if row.state not in {TryState.ASKING, TryState.FINISHING} or network is None:
        return
    try:
        outcome = _asked(network, row)
    except (NotAccepted, Disconnected) as no:
        refuse_try(row=row, reason=no.reason, remedy=no.remedy, now=clock())
    except (NotYet, Unclear) as later:
        if row.began_at + TRY_LASTS < clock() or _is_tired(row, clock()):
            refuse_try(
                row=row,
                reason=f"The network does not answer. {later.reason}",
                remedy=BEGIN_AGAIN,
                now=clock(),
            )
        else:
            raise RetryAfter(max(later.retry_after, 3.0)) from later
    else:
        if isinstance(outcome, GoOn):
            _go_on(row, outcome, clock())
        else:
            join(row=row, joined=outcome, now=clock())


@transaction.atomic
def join(*, row: ConnectionTry, joined: Joined, now: datetime) -> Account | None:
    """This will keep the account that let us in; None, with the reason on the try, where it may not."""
    row = _locked(row)
    if row.state not in {TryState.ASKING, TryState.FINISHING}:
        return row.account
    no = may_connect(roles_of(row.by))
    try:
        if no is not None:
            raise no
        account = admit(
            by=row.by,
            trust=row.by.trust,
            channel=row.channel,
            joined=joined,
            owner=row.by,
            account=row.account,
            now=now,
        )
    except Refusal as refused:
        refuse_try(row=row, reason=refused.reason, remedy=refused.remedy, now=now)
        return None
    row.account = account
    _end(row, TryState.CONNECTED, now)
    _tell("channels:try:connected", row, now)
    return account


@transaction.atomic
def refuse_try(*, row: ConnectionTry, reason: str, remedy: str, now: datetime) -> None:
    """This will end a try with the reason and what helps; what was typed is thrown away."""
    row = _locked(row)
    if row.ended_at is not None:
        return
    row.reason, row.remedy = reason[:300], remedy[:300]
    _end(row, TryState.REFUSED, now)
    _tell("channels:try:refused", row, now)


def lapse_tries(*, now: datetime) -> int:
    """This will end tries that nobody went on with for an hour, and say how many."""
    old = ConnectionTry.objects.filter(ended_at=None, began_at__lt=now - TRY_LASTS).order_by("pk")
    rows = list(old[:500])
    for row in rows:
        refuse_try(row=row, reason="Nobody went on with this for an hour.", remedy=BEGIN_AGAIN, now=now)
    return len(rows)


def address_at_network(row: ConnectionTry) -> str:
    """This will give the address on the network where the person says yes; "" where none is waited for."""
    return _Kept.of(row).go_to if row.state == TryState.AT_NETWORK else ""


def callback() -> str:
    """This will give the address to which networks send people back; it is registered with each network."""
    return settings.CANDOUR_ADDRESS.rstrip("/") + reverse("channels-back")


def _asked(network: Connectable, row: ConnectionTry) -> GoOn | Joined:
    kept = _Kept.of(row)
    given = Given(row.fields, Secrets(kept.secrets), kept.state, callback())
    return network.begin(given) if row.state == TryState.ASKING else network.finish(given, kept.answer)


@transaction.atomic
def _go_on(row: ConnectionTry, outcome: GoOn, now: datetime) -> None:
    row = _locked(row)
    if row.state != TryState.ASKING:
        return
    row.sealed = replace(_Kept.of(row), secrets=dict(outcome.keep), go_to=outcome.address).sealed()
    row.fields = {**row.fields, **outcome.fields}
    row.state = TryState.AT_NETWORK
    row.save(update_fields=["sealed", "fields", "state"])
    _tell("channels:try:prepared", row, now)


def _is_tired(row: ConnectionTry, now: datetime) -> bool:
    return row.state == TryState.ASKING and row.began_at + ASK_FOR < now


def _must_be_allowed(by: Person) -> None:
    refuse(may_connect(roles_of(by)))


def _ask_for_a_step(row: ConnectionTry, now: datetime) -> None:
    queue.enqueue("channels.connect", {"try": row.pk}, due_at=now, trust=row.trust_id)


def _end(row: ConnectionTry, state: TryState, now: datetime) -> None:
    row.state, row.ended_at, row.sealed, row.state_hash = state, now, "", ""
    row.save()


def _locked(row: ConnectionTry) -> ConnectionTry:
    found = ConnectionTry.objects.for_trust(row.trust_id).select_for_update(of=("self",))
    return found.select_related("by", "account").get(pk=row.pk)


def _tell(name: str, row: ConnectionTry, now: datetime) -> None:
    about: dict[str, str | int | None] = {"try": row.pk, "channel": row.channel, "account": row.account_id}
    news.tell(name, by=row.by, trust=row.trust_id, about=about, now=now)


def _hash(state: str) -> str:
    return hmac.new(b"candour.channels.try", state.encode(), hashlib.sha256).hexdigest()
