"""What lets an account in: kept sealed, thrown away, and told of before it ends."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.urls import reverse

from candour.channels.actions.accounts import disconnect_account, locked
from candour.channels.connections import sealed
from candour.channels.models import Account, AccountSecrets
from candour.channels.tokens import CONNECT_AGAIN, Renewal, Secrets
from candour.domain.actor import Actor
from candour.domain.connections import ENDS_SOON, days_left, end_of
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.jobs import news
from candour.people import actions as people
from candour.people.models import Person
from candour.people.queries.persons import active_with_role
from candour.web.filters import day, plural

ENDING = "account_ending"


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
    account = locked(account)
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
    people.finish_notices(by=by, trust=account.trust_id, about=f"account:{account.pk}", kind=ENDING, now=now)


@transaction.atomic
def forget_secrets(*, by: Actor, account: Account, now: datetime) -> None:
    """This will throw away what lets an account in; a person must connect it again."""
    account = locked(account)
    gone, _ = AccountSecrets.objects.for_trust(account.trust_id).filter(account=account).delete()
    if gone:
        about: dict[str, str | int | None] = {"account": account.pk}
        news.tell("channels:secrets:forgotten", by=by, trust=account.trust_id, about=about, now=now)


@transaction.atomic
def leave_network(*, by: Person, account: Account, reason: str, now: datetime) -> Account:
    """This will throw away what lets an account in and stop it, with a reason; its history stays."""
    if not reason.strip():
        raise Refusal("Disconnecting needs a reason.", "Enter why it should be disconnected.")
    forget_secrets(by=by, account=account, now=now)
    words = f"{by.full_name} disconnected it: {reason.strip()}"
    return disconnect_account(by=by, account=account, reason=words, remedy=CONNECT_AGAIN, now=now)


@transaction.atomic
def tell_of_an_end(*, by: Actor, held: AccountSecrets, now: datetime) -> int:
    """This will tell an account's owner and communications, once, that its access ends soon; how many."""
    end, account = end_of(held.access), held.account
    if end is None or end - now > ENDS_SOON or account.disconnected_at is not None:
        return 0
    told = {person.pk: person for person in active_with_role(held.trust_id, Role.COMMUNICATIONS)}
    if account.owner is not None:
        told[account.owner.pk] = account.owner
    left = plural(days_left(held.access, now) or 0, "day")
    for person in told.values():
        people.send_notice(
            by=by,
            person=person,
            kind=ENDING,
            about=f"account:{account.pk}",
            words=f"{account.name[:80]} stops in {left}, on {day(end)}. Connect it again.",
            opens=reverse("channels-connections"),
            now=now,
        )
    return len(told)
