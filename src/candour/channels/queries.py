"""Which accounts a trust has, and how they are."""

from datetime import datetime

from django.db.models import QuerySet

from candour.channels.models import Account, AccountSecrets, ConnectionTry, Remembered
from candour.channels.registry import CHANNELS, channel, channels_that_speak
from candour.channels.tokens import Renewal
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.people.models import Person, Trust
from candour.people.queries.persons import active_with_role


def accounts(trust: Trust | int) -> QuerySet[Account]:
    """This will list the trust's accounts with their owners, by name."""
    return Account.objects.for_trust(trust).select_related("owner").order_by("name", "pk")


def accounts_that_write(trust: Trust | int) -> QuerySet[Account]:
    """This will list the accounts that may write now, on networks where something can be said."""
    return accounts(trust).filter(paused_at__isnull=True, channel__in=channels_that_speak())


def cannot_speak(account: Account) -> Refusal | None:
    """This will say why nothing can be said by an account, where its network has no way to."""
    if account.channel in channels_that_speak() or account.channel not in CHANNELS:
        return None
    network = channel(account.channel)
    remedy = str(getattr(network, "remedy", "Answer where it was written."))
    return Refusal(f"Nothing can be said by {network.label}.", remedy)


def paused_accounts(trust: Trust | int) -> QuerySet[Account]:
    """This will list the accounts that are paused, with the reason and the remedy in each row."""
    return accounts(trust).filter(paused_at__isnull=False)


def account_of(trust: Trust | int, account: int) -> Account | None:
    """This will give one account of this trust; None for one that is not there or not theirs."""
    return accounts(trust).filter(pk=account).first()


def front_door(trust: Trust | int) -> Account | None:
    """This will give the account of the trust's own public page, if it is open."""
    return accounts(trust).filter(channel="frontdoor").first()


def every_account() -> QuerySet[Account]:
    """This will list the accounts of all trusts in the order of their numbers, for the jobs that fetch."""
    return Account.objects.order_by("pk")


def accounts_with_access(trust: Trust | int) -> QuerySet[Account]:
    """This will list the trust's accounts with how long their access lasts, and nothing of what is sealed."""
    return accounts(trust).select_related("held", "stream", "bell").defer("held__sealed", "stream__cursor")


def account_with_access(trust: Trust | int, account: int) -> Account | None:
    """This will give one account with how long its access lasts; None for one that is not theirs."""
    return accounts_with_access(trust).filter(pk=account).first()


def may_own(trust: Trust | int) -> list[Person]:
    """This will list who may look after an account, by name."""
    number = trust if isinstance(trust, int) else trust.pk
    found = {
        person.pk: person
        for role in (Role.COMMUNICATIONS, Role.ADMINISTRATOR)
        for person in active_with_role(number, role)
    }
    return sorted(found.values(), key=lambda person: (person.full_name, person.pk))


def try_of(person: Person, number: int) -> ConnectionTry | None:
    """This will give one's own try to connect an account; None for anybody else's."""
    found = ConnectionTry.objects.for_trust(person.trust_id).filter(by=person, pk=number)
    return found.select_related("account").first()


def renewable() -> QuerySet[AccountSecrets]:
    """This will list, of all trusts, what is renewed by ourselves, for the job that does it."""
    found = AccountSecrets.objects.exclude(renewal=Renewal.NONE).filter(account__disconnected_at=None)
    return found.defer("sealed").order_by("pk")


def ending() -> QuerySet[AccountSecrets]:
    """This will list, of all trusts, whose access has an end, for the job that tells people of it."""
    found = AccountSecrets.objects.filter(account__disconnected_at=None)
    return found.select_related("account__owner").defer("sealed").order_by("pk")


def remembered_before(moment: datetime) -> QuerySet[Remembered]:
    """This will list, of all trusts, what channels kept for a delivery before a moment."""
    return Remembered.objects.filter(saved_at__lt=moment)
