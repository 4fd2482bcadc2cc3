"""What can be done to an account: connect it, pause it, let it write again, remember how far it was read."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from candour.channels.connecting import connectable
from candour.channels.models import Account
from candour.channels.registry import CHANNELS
from candour.domain.actor import Actor
from candour.domain.refusal import Refusal
from candour.jobs import news
from candour.people.models import Person, Trust


@transaction.atomic
def connect_account(
    *,
    by: Actor,
    trust: Trust,
    channel: str,
    name: str,
    now: datetime,
    address: str = "",
    settings: dict[str, str] | None = None,
    owner: Person | None = None,
) -> Account:
    """This will connect one account, or give the one that is connected already at this address.

    `settings` are plain values, never secrets. The owner hears when the account stops.
    """
    if channel not in CHANNELS:
        raise Refusal("There is no such network here.", "Choose a network from the list.")
    if not name.strip():
        raise Refusal("The account has no name.", "Enter the name that people will see.")
    if owner is not None and owner.trust_id != trust.pk:
        raise Refusal("The owner works for another trust.", "Choose an owner from your own trust.")
    account, is_new = Account.objects.for_trust(trust).get_or_create(
        trust=trust,
        channel=channel,
        address=address,
        defaults={"name": name.strip(), "settings": settings or {}, "owner": owner, "connected_at": now},
    )
    if is_new:
        about: dict[str, str | int | None] = {"account": account.pk, "channel": channel}
        news.tell("channels:account:connected", by=by, trust=trust.pk, about=about, now=now)
    return account


@transaction.atomic
def pause_account(*, by: Actor, account: Account, reason: str, remedy: str, now: datetime) -> Account:
    """This will stop an account from writing, with the reason and what helps; what waits for it waits on.

    An account that is paused already keeps its first reason.
    """
    account = locked(account)
    if account.paused_at is not None:
        return account
    if not reason.strip() or not remedy.strip():
        raise Refusal("A pause needs a reason and a way to end it.", "Enter both.")
    account.paused_at, account.paused_because, account.paused_remedy = now, reason[:300], remedy[:300]
    account.save(update_fields=["paused_at", "paused_because", "paused_remedy"])
    news.tell(
        "channels:account:paused",
        by=by,
        trust=account.trust_id,
        about={"account": account.pk, "owner": account.owner_id},
        words={"reason": reason, "remedy": remedy},
        now=now,
    )
    return account


@transaction.atomic
def resume_account(*, by: Actor, account: Account, now: datetime) -> Account:
    """This will let a paused account write again, unless its network does not let it in."""
    account = locked(account)
    if account.disconnected_at is not None:
        raise Refusal(
            "The network does not let this account in.", "Connect it again; that lets it publish, too."
        )
    if account.paused_at is None:
        return account
    account.paused_at, account.paused_because, account.paused_remedy = None, "", ""
    account.save(update_fields=["paused_at", "paused_because", "paused_remedy"])
    about: dict[str, str | int | None] = {"account": account.pk}
    news.tell("channels:account:resumed", by=by, trust=account.trust_id, about=about, now=now)
    return account


@transaction.atomic
def disconnect_account(*, by: Actor, account: Account, reason: str, remedy: str, now: datetime) -> Account:
    """This will stop an account that its network lets in no more; only connecting it again lets it write.

    An account that was paused before keeps that reason, and stays paused when it is connected again. One
    that nobody can connect on a page (no network of that kind) is only paused.
    """
    is_paused = locked(account).paused_at is not None
    account = pause_account(by=by, account=account, reason=reason, remedy=remedy, now=now)
    if account.disconnected_at is not None or connectable(account.channel) is None:
        return account
    account.disconnected_at, account.is_paused_by_network = now, not is_paused
    account.save(update_fields=["disconnected_at", "is_paused_by_network"])
    about: dict[str, str | int | None] = {"account": account.pk}
    news.tell("channels:account:disconnected", by=by, trust=account.trust_id, about=about, now=now)
    return account


@transaction.atomic
def let_back_in(*, by: Actor, account: Account, settings: Mapping[str, str], now: datetime) -> Account:
    """This will let an account write that its network lets in again, unless it was paused before."""
    account = locked(account)
    account.settings = {**account.settings, **settings}
    was_lost, resumes = account.disconnected_at is not None, account.is_paused_by_network
    account.disconnected_at, account.is_paused_by_network = None, False
    account.save(update_fields=["settings", "disconnected_at", "is_paused_by_network"])
    if was_lost:
        about: dict[str, str | int | None] = {"account": account.pk}
        news.tell("channels:account:reconnected", by=by, trust=account.trust_id, about=about, now=now)
    return resume_account(by=by, account=account, now=now) if resumes else account


@transaction.atomic
def name_owner(*, by: Actor, account: Account, owner: Person, now: datetime) -> Account:
    """This will name who looks after an account and hears when it stops."""
    if owner.trust_id != account.trust_id or not owner.is_active:
        raise Refusal("The owner must be active in your own trust.", "Choose somebody else.")
    account = locked(account)
    account.owner = owner
    account.save(update_fields=["owner"])
    about: dict[str, str | int | None] = {"account": account.pk, "owner": owner.pk}
    news.tell("channels:account:owner_named", by=by, trust=account.trust_id, about=about, now=now)
    return account


@transaction.atomic
def save_cursor(*, by: Actor, account: Account, cursor: str, now: datetime) -> None:
    """This will remember how far the account was read; call it in the transaction that keeps what came.

    It writes no event: the posts that came have theirs, and this happens every few seconds.
    """
    del by
    Account.objects.for_trust(account.trust_id).filter(pk=account.pk).update(cursor=cursor, fetched_at=now)


def locked(account: Account) -> Account:
    """This will read an account again, and keep others from changing it until the transaction ends."""
    found = Account.objects.for_trust(account.trust_id).select_for_update(of=("self",))
    return found.get(pk=account.pk)
