"""Putting a clause in force, as its next version."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from candour.clauses.models import ClauseVersion
from candour.domain.actor import Actor
from candour.domain.checks.agreed import Setting, to_plain, to_set
from candour.domain.consensus.proposing import Clause
from candour.domain.guideline import FIRST_OWN, FLOORS
from candour.domain.refusal import Refusal, refuse
from candour.jobs import news
from candour.people.models import Trust


def next_number(trust: Trust | int) -> str:
    """This will give the number of a clause that is new: the next in the trust's own section."""
    own = ClauseVersion.objects.for_trust(trust).filter(number__startswith=f"{FIRST_OWN}.")
    taken = [int(number.partition(".")[2]) for number in own.values_list("number", flat=True)]
    return f"{FIRST_OWN}.{max(taken, default=0) + 1}"


@transaction.atomic
def put_in_force(
    *,
    by: Actor,
    trust: Trust,
    number: str,
    clause: Clause,
    settings: Sequence[Setting],
    agreed: str,
    proposal: int | None,
    now: datetime,
) -> ClauseVersion:
    """This will make a clause the one in force; "" is a new clause. The version before it ends now.

    The trust's row is locked, so that two that are adopted at once get numbers of their own.
    """
    Trust.objects.select_for_update().get(pk=trust.pk)
    if number in FLOORS:
        raise Refusal("No vote changes a floor.", "Propose a clause beside it.", number)
    number = number or next_number(trust)
    for setting in settings:
        refuse(to_set(setting))
    before = ClauseVersion.objects.for_trust(trust).filter(number=number)
    before.filter(ended_at__isnull=True).update(ended_at=now)
    row = ClauseVersion.objects.create(
        trust=trust,
        number=number,
        version=before.count() + (1 if number.startswith(f"{FIRST_OWN}.") else 2),
        words=clause.words,
        why=clause.why,
        example=clause.example,
        settings=[to_plain(setting) for setting in settings],
        agreed=agreed,
        proposal=proposal,
        in_force_at=now,
        put_by=by.ledger_name,
    )
    news.tell(
        "clauses:version:adopted",
        by=by,
        trust=trust.pk,
        about={"clause": row.pk, "version": row.version},
        now=now,
        words={"clause": clause.words},
    )
    return row
