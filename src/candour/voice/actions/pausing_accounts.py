"""What an account that stops, or may write again, means for the replies that wait for it."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from candour.channels.models import Account
from candour.domain.actor import Actor
from candour.domain.amending import RemovalState
from candour.domain.roles import Role
from candour.people import actions as people
from candour.people.queries.persons import active_with_role
from candour.voice.models import Delivery, Removal
from candour.voice.outbox.removing import ask_again
from candour.voice.outbox.settling import ask_for_queued


@transaction.atomic
def tell_who_waits(*, by: Actor, account_id: int, now: datetime) -> None:
    """This will tell the account's owner and communications that it may not write, as long as that is so."""
    account = Account.objects.select_related("owner").get(pk=account_id)
    if account.paused_at is None:
        return
    told = {person.pk: person for person in active_with_role(account.trust_id, Role.COMMUNICATIONS)}
    if account.owner is not None:
        told[account.owner.pk] = account.owner
    for person in told.values():
        people.send_notice(
            by=by,
            person=person,
            kind="account_paused",
            about=f"account:{account.pk}",
            words=f"{account.name[:80]} cannot publish at present. Replies for it wait.",
            opens=reverse("channels-connections"),
            now=now,
        )


@transaction.atomic
def ask_what_waits(*, by: Actor, account_id: int, now: datetime) -> int:
    """This will ask for each queued copy of an account that may write again, and say how many; each is
    checked again before it leaves. What people were to take down there is asked for again, too."""
    account = Account.objects.get(pk=account_id)
    if account.paused_at is not None:
        return 0
    people.finish_notices(by=by, trust=account.trust_id, about=f"account:{account.pk}", now=now)
    asked = ask_for_queued(Delivery.objects.for_trust(account.trust_id).filter(account=account))
    left = Removal.objects.for_trust(account.trust_id).filter(delivery__account=account)
    for removal in left.filter(state=RemovalState.BY_HAND).order_by("pk"):
        ask_again(removal, now)
    return asked
