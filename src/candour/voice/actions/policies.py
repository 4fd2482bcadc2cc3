"""Adopting a decision table: every version is kept, none is changed."""

from datetime import datetime

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.approval.plain import to_plain
from candour.domain.approval.policy import Policy, prove
from candour.domain.refusal import Refusal
from candour.jobs import news
from candour.people.models import Trust
from candour.voice.models import PolicyVersion


@transaction.atomic
def adopt_policy(*, by: Actor, trust: Trust, policy: Policy, reason: str, now: datetime) -> PolicyVersion:
    """This will put a table in force as the trust's next version; the floors stand before every table."""
    if not reason.strip():
        raise Refusal("A reason is missing.", "Enter why the policy changes; everybody can read it.")
    proof = prove(policy)
    if proof.gaps:
        raise Refusal("The table leaves cases open.", "Add a last row that covers everything else.")
    number = PolicyVersion.objects.for_trust(trust).count() + 1
    version = PolicyVersion.objects.create(
        trust=trust,
        number=number,
        table={**to_plain(policy), "version": number},
        adopted_at=now,
        adopted_by=by.ledger_name,
        reason=reason.strip()[:300],
    )
    news.tell(
        "voice:policy:adopted",
        by=by,
        trust=trust.pk,
        about={"policy": version.pk, "number": number},
        now=now,
        words={"reason": reason},
    )
    return version
