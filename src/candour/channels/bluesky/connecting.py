"""Connecting a trust's account on Bluesky, the first time or again: its history and what waits stay."""

from datetime import datetime

from django.db import transaction

from candour.channels.actions import connect_account, resume_account, save_secrets
from candour.channels.bluesky.sessions import LetIn
from candour.channels.models import Account
from candour.channels.tokens import Renewal
from candour.domain.actor import Actor
from candour.people.models import Person, Trust


@transaction.atomic
def connect(
    *, by: Actor, trust: Trust, given: LetIn, now: datetime, name: str = "", owner: Person | None = None
) -> Account:
    """This will connect the account that `sessions.let_in` was let in to, and let a paused one write again.

    An account is known by its DID, so that one that moved to another server or took another handle is the
    same. The network was asked before: no call leaves from inside this transaction.
    """
    known = Account.objects.for_trust(trust).filter(channel="bluesky", address__endswith=f"/{given.did}")
    account = known.select_for_update(of=("self",)).first()
    if account is None:
        account = connect_account(
            by=by,
            trust=trust,
            channel="bluesky",
            name=name or f"@{given.handle}",
            address=given.address,
            settings={"handle": given.handle},
            owner=owner,
            now=now,
        )
    else:
        account.address = given.address
        account.settings = {**account.settings, "handle": given.handle}
        account.save(update_fields=["address", "settings"])
    save_secrets(
        by=by,
        account=account,
        secrets=given.secrets,
        renewal=Renewal.ROTATING,
        expires_at=given.expires_at,
        ends_at=given.ends_at,
        now=now,
    )
    return resume_account(by=by, account=account, now=now)
