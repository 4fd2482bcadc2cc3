"""Keeping an account that let us in: a new one, or the same one again with all its history."""

from datetime import datetime

from django.db import transaction

from candour.channels.actions.accounts import connect_account, let_back_in
from candour.channels.actions.keeping import save_secrets
from candour.channels.connecting import Joined
from candour.channels.models import Account
from candour.domain.actor import Actor
from candour.domain.refusal import Refusal
from candour.people.models import Person, Trust


@transaction.atomic
def admit(
    *,
    by: Actor,
    trust: Trust,
    channel: str,
    joined: Joined,
    now: datetime,
    owner: Person | None = None,
    account: Account | None = None,
) -> Account:
    """This will keep the account that let us in, and let it write; only that one, where `account` is given.

    An account is the same where its address is, or where the number is that its network gives it for ever:
    then it may have moved to another server, or taken another name.
    """
    if account is not None and not _is(account, joined):
        raise Refusal(
            f"That is {joined.name[:80]}, another account than {account.name[:80]}.",
            f"Sign in there as {account.name[:80]}, or connect the other one as a new account.",
        )
    found = account or _known(trust, channel, joined)
    if found is None:
        found = connect_account(
            by=by,
            trust=trust,
            channel=channel,
            name=joined.name[:120],
            address=joined.address,
            settings=dict(joined.settings),
            owner=owner,
            now=now,
        )
    elif found.address != joined.address:
        found.address = joined.address
        found.save(update_fields=["address"])
    if joined.secrets:  # what is public has none
        save_secrets(
            by=by,
            account=found,
            secrets=joined.secrets,
            renewal=joined.renewal,
            expires_at=joined.expires_at,
            ends_at=joined.ends_at,
            now=now,
        )
    return let_back_in(by=by, account=found, settings=joined.settings, now=now)


def _known(trust: Trust, channel: str, joined: Joined) -> Account | None:
    accounts = Account.objects.for_trust(trust).filter(channel=channel).order_by("pk")
    return next((each for each in accounts if _is(each, joined)), None)


def _is(account: Account, joined: Joined) -> bool:
    if joined.number:
        return account.address.rpartition("/")[2] == joined.number
    return account.address == joined.address
