"""Work for later: steps of connecting, renewing access before its end, telling people before it ends."""

import logging
from datetime import timedelta

from django.db import transaction

from candour.channels import actions, queries
from candour.channels.base import Disconnected, NotYet
from candour.channels.connecting import connectable
from candour.channels.connections import connected
from candour.domain.connections import renew_at
from candour.jobs import queue
from candour.jobs.registry import JobContext, Payload, every, job

log = logging.getLogger(__name__)

REMEMBERED_FOR = timedelta(days=60)
"""Far longer than any network holds ready what it was given: that is a day on Meta's."""


@job("channels.connect", attempts=8, lease_seconds=60)
def connect(payload: Payload, context: JobContext) -> None:
    """This will take the next step of one try to connect an account."""
    actions.take_a_step(try_id=payload["try"], clock=context.clock)


@every(seconds=60, name="channels.renew_due")
def renew_due(_payload: Payload, context: JobContext) -> None:
    """This will ask for the renewal of each account whose time has come, each a job of its own."""
    minute = int(context.now.timestamp()) // 60
    with transaction.atomic():
        for row in queries.renewable():
            due_at = renew_at(row.access)
            if due_at is not None and due_at <= context.now:
                queue.enqueue(
                    "channels.renew",
                    {"account": row.account_id, "version": row.version},
                    due_at=context.now,
                    trust=row.trust_id,
                    unique=f"channels.renew:{row.account_id}:{row.version}:{minute}",
                )


@job("channels.renew", attempts=3, lease_seconds=60)
def renew(payload: Payload, context: JobContext) -> None:
    """This will renew one account's access, unless somebody has; an account that is let in no more stops."""
    account = queries.every_account().get(pk=payload["account"])
    network, line = connectable(account.channel), connected(account, context.clock)
    held = line.secrets
    if network is None or account.disconnected_at is not None or held.version != payload["version"]:
        return
    try:
        line.renew(held, network.renewed)
    except NotYet as later:
        log.info("the access of account %s could not be renewed yet: %s", account.pk, later.reason)
    except Disconnected as lost:
        actions.disconnect_account(
            by=context.actor, account=account, reason=lost.reason, remedy=lost.remedy, now=context.clock()
        )


@every(seconds=3600, name="channels.tell_of_ends")
def tell_of_ends(_payload: Payload, context: JobContext) -> None:
    """This will tell people of access that ends soon, and end tries that nobody went on with."""
    actions.lapse_tries(now=context.now)
    for row in queries.ending():
        actions.tell_of_an_end(by=context.actor, held=row, now=context.now)
        context.keep_alive()


@every(seconds=86_400, name="channels.forget_remembered")
def forget_remembered(_payload: Payload, context: JobContext) -> None:
    """This will throw away what channels kept of deliveries that were settled long ago."""
    queries.remembered_before(context.now - REMEMBERED_FOR).delete()
