"""Which accounts a trust has, and how they are."""

from django.db.models import QuerySet

from candour.channels.models import Account
from candour.people.models import Trust


def accounts(trust: Trust | int) -> QuerySet[Account]:
    """This will list the trust's accounts with their owners, by name."""
    return Account.objects.for_trust(trust).select_related("owner").order_by("name", "pk")


def accounts_that_write(trust: Trust | int) -> QuerySet[Account]:
    """This will list the accounts that may write now."""
    return accounts(trust).filter(paused_at__isnull=True)


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
