"""What can be done to an account: connect it, pause it, let it write again, remember how far it was read."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from candour.channels.connections import sealed
from candour.channels.models import Account, AccountSecrets
from candour.channels.registry import CHANNELS
from candour.channels.tokens import Renewal, Secrets
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
    account = _locked(account)
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
    """This will let a paused account write again."""
    account = _locked(account)
    if account.paused_at is None:
        return account
    account.paused_at, account.paused_because, account.paused_remedy = None, "", ""
    account.save(update_fields=["paused_at", "paused_because", "paused_remedy"])
    about: dict[str, str | int | None] = {"account": account.pk}
    news.tell("channels:account:resumed", by=by, trust=account.trust_id, about=about, now=now)
    return account


@transaction.atomic
def save_secrets(
    *,
    by: Actor,
    account: Account,
    secrets: Secrets,
    now: datetime,
    renewal: Renewal = Renewal.NONE,
    expires_at: datetime | None = None,
    ends_at: datetime | None = None,
) -> None:
    """This will keep what a network gave when somebody connected an account, in the place of all before it.

    `expires_at` is the end of what is shown with each call; `ends_at` that of every way to renew it. The
    event says that it happened, and nothing of what was saved.
    """
    if not any(secrets.values()):
        raise Refusal("There is nothing to keep.", "Connect the account again.")
    account = _locked(account)
    kept: dict[str, object] = {
        "sealed": sealed(secrets),
        "renewal": renewal,
        "expires_at": expires_at,
        "ends_at": ends_at,
        "saved_at": now,
        "renewing_until": None,
        "trouble": "",
        "trouble_at": None,
    }
    rows = AccountSecrets.objects.for_trust(account.trust_id).filter(account=account)
    if not rows.update(**kept, version=F("version") + 1):
        AccountSecrets.objects.create(trust_id=account.trust_id, account=account, **kept)
    about: dict[str, str | int | None] = {"account": account.pk}
    news.tell("channels:secrets:saved", by=by, trust=account.trust_id, about=about, now=now)


@transaction.atomic
def forget_secrets(*, by: Actor, account: Account, now: datetime) -> None:
    """This will throw away what lets an account in; a person must connect it again."""
    account = _locked(account)
    gone, _ = AccountSecrets.objects.for_trust(account.trust_id).filter(account=account).delete()
    if gone:
        about: dict[str, str | int | None] = {"account": account.pk}
        news.tell("channels:secrets:forgotten", by=by, trust=account.trust_id, about=about, now=now)


@transaction.atomic
def save_cursor(*, by: Actor, account: Account, cursor: str, now: datetime) -> None:
    """This will remember how far the account was read; call it in the transaction that keeps what came.

    It writes no event: the posts that came have theirs, and this happens every few seconds.
    """
    del by
    Account.objects.for_trust(account.trust_id).filter(pk=account.pk).update(cursor=cursor, fetched_at=now)


def _locked(account: Account) -> Account:
    found = Account.objects.for_trust(account.trust_id).select_for_update(of=("self",))
    return found.get(pk=account.pk)
