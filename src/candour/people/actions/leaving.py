"""Leaving the trust: whatever somebody could do ends in one transaction, and gaps on the rota are told."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from candour.domain.actor import Actor
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.jobs import news
from candour.people.actions.notices import send_notice
from candour.people.actions.permits import must_hold, must_say_why
from candour.people.actions.persons import keep_an_administrator, lock
from candour.people.actions.rota import hand_to_deputy, lock_rota
from candour.people.models import Person, RightHeld, RoleHeld, Shift, SignedIn, StandingDuty
from candour.people.queries.persons import active_with_role


@transaction.atomic
def leave(*, by: Actor, person: Person, reason: str, now: datetime) -> Person:
    """This will end all that a leaver could do, at once: roles, rights, turns on call, every sign-in.

    What they wrote stays. Doing it twice changes nothing; the last administrator stays.
    """
    must_hold(by, person.trust_id, Role.ADMINISTRATOR)
    reason = must_say_why(reason)
    if isinstance(by, Person) and by.pk == person.pk:
        raise Refusal("You cannot take yourself out.", "Ask another administrator to do it.")
    lock_rota(person.trust_id)
    person = lock(person)
    if person.left_at is not None:
        return person
    keep_an_administrator(person)
    person.is_active, person.left_at = False, now
    person.save(update_fields=["is_active", "left_at"])
    SignedIn.objects.filter(person=person).delete()
    _end_roles(by, person, now)
    _end_rights(person, now)
    gaps = _end_turns(by, person, now)
    _end_standing_duty(person)
    news.tell(
        "people:person:left",
        by=by,
        trust=person.trust_id,
        about={"person": person.pk},
        now=now,
        words={"reason": reason},
    )
    if gaps:
        _tell_planners(by, person, gaps, now)
    return person


def _end_roles(by: Actor, person: Person, now: datetime) -> None:
    held = RoleHeld.objects.for_trust(person.trust_id).filter(person=person, ended_at=None)
    for role in sorted(held.values_list("role", flat=True)):
        about: dict[str, str | int | None] = {"person": person.pk, "role": role}
        news.tell("people:role:ended", by=by, trust=person.trust_id, about=about, now=now)
    held.update(ended_at=now, ended_by=by.ledger_name)


def _end_rights(person: Person, now: datetime) -> None:
    """This will let rights end now, as by time: nobody withdraws them, for nothing was done wrong."""
    held = RightHeld.objects.for_trust(person.trust_id).filter(person=person, withdrawn_at=None)
    held.filter(ends_at__gt=now, starts_at__lt=now).update(ends_at=now)


def _end_turns(by: Actor, person: Person, now: datetime) -> int:
    """This will hand a leaver's turns to their deputies, cancel the others, and count those cancelled."""
    turns = Shift.objects.for_trust(person.trust_id).filter(cancelled_at=None, ends_at__gt=now)
    turns.filter(deputy=person).update(deputy=None)
    gaps = 0
    for turn in turns.filter(person=person).select_related("deputy"):
        if hand_to_deputy(by=by, turn=turn, now=now):
            continue
        about: dict[str, str | int | None] = {"shift": turn.pk, "person": person.pk, "role": turn.role}
        turn.cancelled_at, turn.cancelled_by = now, by.ledger_name
        turn.save(update_fields=["cancelled_at", "cancelled_by"])
        news.tell("people:shift:cancelled", by=by, trust=person.trust_id, about=about, now=now)
        gaps += 1
    return gaps


def _end_standing_duty(person: Person) -> None:
    """This will take a leaver from the end of every route; an administrator stands in if nobody is left."""
    rows = StandingDuty.objects.for_trust(person.trust_id)
    if not rows.filter(person=person).delete()[0]:
        return
    if not rows.filter(person__is_active=True).exists():
        stands_in = active_with_role(person.trust_id, Role.ADMINISTRATOR).order_by("pk")[0]
        rows.update(order=F("order") + 1)
        StandingDuty.objects.create(trust_id=person.trust_id, person=stands_in, order=0)


def _tell_planners(by: Actor, person: Person, gaps: int, now: datetime) -> None:
    planners = active_with_role(person.trust_id, Role.ADMINISTRATOR, Role.COMMUNICATIONS)
    turns = "A turn" if gaps == 1 else f"{gaps} turns"
    for planner in planners:
        send_notice(
            by=by,
            person=planner,
            kind="rota_gap",
            about=f"person:{person.pk}",
            words=f"{turns} on call stood in the name of somebody who has left. Look at the rota.",
            opens="/rota",
            now=now,
        )
