"""Agreeing to a change, offering it to the officer, adopting it with the figures of the past."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from candour.domain.approval.adopting import Proposal, may_adopt, may_agree
from candour.domain.approval.desks import Desk
from candour.domain.approval.differences import differences
from candour.domain.approval.loosening import loosened
from candour.domain.approval.people import SEAT_ROLES
from candour.domain.approval.policy import Policy
from candour.domain.kinds import Flag
from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import ROLE_LABELS, Role
from candour.jobs import news
from candour.listening import actions as listening
from candour.people import actions as people
from candour.people.actions.permits import must_say_why
from candour.people.models import Person
from candour.people.queries.persons import active_with_role, roles_of
from candour.policy.actions.changes import lock, table_sha256
from candour.policy.actions.permits import AGREERS, editing_refusal
from candour.policy.models import PolicyChange
from candour.policy.queries import is_officer, officer_of, simulation_of, tables_of
from candour.voice.actions.policies import adopt_policy
from candour.voice.models import PolicyVersion
from candour.voice.queries.policy import policy_in_force

TOLD = (Role.COMMUNICATIONS, Role.APPROVER)
"""Who gets word of a table that came into force."""


def adopting_refusal(by: Person, change: PolicyChange) -> Refusal | None:
    """This will say why somebody may not adopt a change now, or nothing."""
    if change.ended_at is not None:
        return Refusal("This change has ended.", "Begin a new one on the page of the policy.")
    before, after = tables_of(change)
    officer = officer_of(change.trust_id)
    in_force, _ = policy_in_force(change.trust_id)
    proposal = Proposal(
        officer=officer.full_name if officer else "",
        is_officer=is_officer(by),
        is_own=officer is not None and officer.same_human in change.editors,
        is_agreed=is_agreed(change),
        is_on_the_table_in_force=in_force.pk == change.base_id,
        is_different=differences(before, after).are_any,
        loosens=bool(loosened(before, after)),
    )
    return may_adopt(proposal, after)


def agreeing_refusal(by: Person, change: PolicyChange) -> Refusal | None:
    """This will say why somebody may not be the second pair of eyes of a change, or nothing."""
    if change.ended_at is not None:
        return Refusal("This change has ended.", "Begin a new one on the page of the policy.")
    if not roles_of(by) & set(AGREERS):
        names = " or ".join(ROLE_LABELS[role].lower() for role in AGREERS)
        return Refusal(f"Only a {names} can agree to a change.", "Ask one of them to look at it.")
    officer = officer_of(change.trust_id)
    return may_agree(
        is_editor=by.same_human in change.editors,
        is_officer=officer is not None and officer.same_human == by.same_human,
        is_agreed=is_agreed(change),
    )


def is_agreed(change: PolicyChange) -> bool:
    """This will say whether somebody agreed to exactly this table, and has not edited it since."""
    agreed = change.agreed_by
    if agreed is None or change.agreed_sha256 != table_sha256(change.table):
        return False
    return agreed.same_human not in change.editors


@transaction.atomic
def agree(*, by: Person, change: PolicyChange, seen: str, now: datetime) -> PolicyChange:
    """This will note that a second person has looked at exactly this table and agrees to it."""
    change = lock(change)
    refuse(agreeing_refusal(by, change))
    refuse(_another_table(change, seen))
    change.agreed_sha256, change.agreed_at, change.agreed_by = table_sha256(change.table), now, by
    change.save(update_fields=["agreed_sha256", "agreed_at", "agreed_by"])
    about: dict[str, str | int | None] = {"change": change.pk, "sha256": change.agreed_sha256}
    news.tell("policy:change:agreed", by=by, trust=change.trust_id, about=about, now=now)
    return change


@transaction.atomic
def offer_change(*, by: Person, change: PolicyChange, now: datetime) -> Person:
    """This will ask the accountable officer to look at a change, and say who that is."""
    change = lock(change)
    refuse(editing_refusal(by, change))
    officer = officer_of(change.trust_id)
    if officer is None:
        raise Refusal(
            "Nobody is named who answers for the policy.", "An administrator names the accountable officer."
        )
    people.send_notice(
        by=by,
        person=officer,
        kind="policy",
        about=f"policy-change:{change.pk}",
        words="A change of the policy waits for you to adopt it.",
        opens=reverse("policy-change", args=[change.pk]),
        now=now,
    )
    about: dict[str, str | int | None] = {"change": change.pk, "officer": officer.pk}
    news.tell("policy:change:offered", by=by, trust=change.trust_id, about=about, now=now)
    return officer


@transaction.atomic
def adopt_change(
    *, by: Person, change: PolicyChange, seen: str, reason: str, days: int, now: datetime
) -> PolicyVersion:
    """This will put the table of a change in force: from now on every route card shows it.

    `seen` is the hash of the table that the officer has seen. The figures of the simulation are kept with it.
    What is on its way keeps the route that it was sent on.
    """
    change = lock(change)
    refuse(adopting_refusal(by, change))
    refuse(_another_table(change, seen))
    reason = must_say_why(reason, "Enter why the policy changes; everybody can read it.")
    _, table = tables_of(change)
    figures = simulation_of(change.trust_id, table, days, now).figures()
    version = adopt_policy(by=by, trust=by.trust, policy=table, reason=reason, now=now)
    change.adopted_as, change.figures, change.reason = version, figures, reason
    change.ended_at, change.ended_by = now, by
    change.save(update_fields=["adopted_as", "figures", "reason", "ended_at", "ended_by"])
    listening.set_desks(by=by, trust=by.trust, desks=_desks(table), now=now)
    people.finish_notices(by=by, trust=change.trust_id, about=f"policy-change:{change.pk}", now=now)
    for person in active_with_role(change.trust_id, *TOLD).exclude(pk=by.pk).order_by("pk"):
        people.send_notice(
            by=by,
            person=person,
            kind="policy",
            about=f"policy:{version.pk}",
            words=f"Version {version.number} of the policy is in force: see what changed and why.",
            opens=reverse("policy-version", args=[version.pk]),
            now=now,
        )
    return version


@transaction.atomic
def note_read(*, by: Person, version: PolicyVersion, now: datetime) -> None:
    """This will close the reader's notice that this version came into force."""
    people.finish_notices(by=by, trust=version.trust_id, about=f"policy:{version.pk}", person=by, now=now)


def _desks(table: Policy) -> dict[Flag, listening.Desk]:
    """This will give the desks that a table names, as whoever takes in posts knows them."""
    return {
        Flag(desk.value): listening.Desk(SEAT_ROLES[holder.seat], int(holder.team) if holder.team else None)
        for desk, holder in table.desks
        if desk is not Desk.PRE_ELECTION
    }


def _another_table(change: PolicyChange, seen: str) -> Refusal | None:
    if seen == table_sha256(change.table):
        return None
    return Refusal("Somebody edited this change since you opened it.", "Look at it again, then decide.")
