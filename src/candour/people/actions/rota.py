"""Who is on call when, in turns without gaps; and who stands at the end of every route."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from candour.domain.actor import Actor
from candour.domain.refusal import Refusal
from candour.domain.roles import ROLE_LABELS, Role
from candour.domain.rota import Stretch, new_gaps
from candour.jobs import news
from candour.people.actions.permits import must_be_of, must_be_one_trust, must_hold
from candour.people.models import Person, Shift, StandingDuty, Team, Trust
from candour.people.queries.persons import roles_of
from candour.people.queries.rota import line
from candour.web.filters import exact_time

PLANNERS = (Role.ADMINISTRATOR, Role.COMMUNICATIONS)
ON_CALL_ROLES = (
    Role.READER_ON_CALL,
    Role.APPROVER,
    Role.COMMUNICATIONS,
    Role.LEGAL,
    Role.EXECUTIVE,
)
"""Roles for which there are turns on call."""


@transaction.atomic
def plan_shift(
    *,
    by: Actor,
    person: Person,
    role: Role,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    now: datetime,
    deputy: Person | None = None,
    team: Team | None = None,
) -> Shift:
    """This will plan a turn on call, refusing one that leaves a gap in the line of this role (and team)."""
    must_hold(by, person.trust_id, *PLANNERS)
    must_be_one_trust(person.trust_id, deputy, team)
    lock_rota(person.trust_id)
    if not now < ends_at or not starts_at < ends_at:
        raise Refusal("This turn would be over already.", "Choose an end after its start and after now.")
    if not title.strip():
        raise Refusal("A turn needs a title.", "Enter what colleagues call it, such as matron on call.")
    _check_who(person, deputy, role)
    planned = list(line(person.trust_id, role, team.pk if team else None, now))
    _check_free(person, planned, starts_at, ends_at)
    _check_gaps(planned, [*_stretches(planned), Stretch(starts_at, ends_at)], now)
    shift = Shift.objects.create(
        trust_id=person.trust_id,
        person=person,
        deputy=deputy,
        role=role,
        title=title.strip()[:80],
        team=team,
        starts_at=starts_at,
        ends_at=ends_at,
    )
    news.tell("people:shift:planned", by=by, trust=shift.trust_id, about=_about(shift), now=now)
    return shift


@transaction.atomic
def cancel_shift(*, by: Actor, shift: Shift, now: datetime) -> None:
    """This will take a turn off the rota, refusing where nobody else would be on call."""
    must_hold(by, shift.trust_id, *PLANNERS)
    shift = _still_ahead(by, shift, now)
    planned = list(line(shift.trust_id, Role(shift.role), shift.team_id, now))
    _check_gaps(planned, _stretches(each for each in planned if each.pk != shift.pk), now)
    _end(by, shift, "people:shift:cancelled", now)


@transaction.atomic
def swap(*, by: Actor, shift: Shift, to: Person, now: datetime) -> Shift:
    """This will give a turn to somebody else; whose turn it is and planners may do so."""
    must_be_one_trust(shift.trust_id, to)
    shift = _still_ahead(by, shift, now)
    if not isinstance(by, Person) or by.pk != shift.person_id:
        must_hold(by, shift.trust_id, *PLANNERS)
    return _give_to(by, shift, to, now)


@transaction.atomic
def take_offered(*, by: Person, shift: Shift, now: datetime) -> Shift:
    """This will give a turn to whoever takes it; the caller has seen that whoever has it offered it."""
    return _give_to(by, _still_ahead(by, shift, now), by, now)


@transaction.atomic
def take_turn(
    *, by: Person, role: Role, title: str, starts_at: datetime, ends_at: datetime, now: datetime
) -> Shift:
    """This will give a turn that nobody has to whoever takes it. It closes a gap, and makes none."""
    must_be_of(by, by.trust_id)
    lock_rota(by.trust_id)
    _check_who(by, None, role)
    _check_free(by, line(by.trust_id, role, None, now), starts_at, ends_at)
    shift = Shift.objects.create(
        trust_id=by.trust_id, person=by, role=role, title=title, starts_at=starts_at, ends_at=ends_at
    )
    news.tell("people:shift:planned", by=by, trust=by.trust_id, about=_about(shift), now=now)
    return shift


@transaction.atomic
def deputise(*, by: Person, shift: Shift, now: datetime) -> Shift:
    """This will make somebody the deputy of a turn that has none."""
    shift = _still_ahead(by, shift, now)
    if shift.deputy_id is not None:
        raise Refusal("This turn has a deputy already.", "Look at the rota again.")
    _check_who(shift.person, by, Role(shift.role))
    shift.deputy = by
    shift.save(update_fields=["deputy"])
    news.tell("people:shift:deputy", by=by, trust=shift.trust_id, about=_about(shift), now=now)
    return shift


@transaction.atomic
def give_up_turn(*, by: Actor, shift: Shift, person: Person, now: datetime) -> Shift:
    """This will take a turn from whoever has it, or from its deputy, who give no reason; it may leave a gap.

    What was somebody's is their deputy's then, who is told on the rota; without one nobody has it.
    """
    shift = _still_ahead(by, shift, now)
    if shift.deputy_id == person.pk:
        shift.deputy = None
        shift.save(update_fields=["deputy"])
        news.tell("people:shift:deputy", by=by, trust=shift.trust_id, about=_about(shift), now=now)
        return shift
    if shift.person_id != person.pk:
        raise Refusal("This is somebody else's turn.", "Look at the rota again.")
    if not hand_to_deputy(by=by, turn=shift, now=now):
        _end(by, shift, "people:shift:given_up", now)
    return shift


def hand_to_deputy(*, by: Actor, turn: Shift, now: datetime) -> bool:
    """This will make a turn its deputy's and say whether it did; the caller holds the lock."""
    deputy = turn.deputy
    if deputy is None or not deputy.is_active or Role(turn.role) not in roles_of(deputy):
        return False
    turn.person, turn.deputy = deputy, None
    turn.save(update_fields=["person", "deputy"])
    news.tell("people:shift:swapped", by=by, trust=turn.trust_id, about=_about(turn), now=now)
    return True


def _give_to(by: Actor, shift: Shift, to: Person, now: datetime) -> Shift:
    if shift.person_id == to.pk:
        return shift
    role = Role(shift.role)
    deputy = None if shift.deputy_id == to.pk else shift.deputy
    _check_who(to, deputy, role)
    _check_free(to, line(shift.trust_id, role, shift.team_id, now), shift.starts_at, shift.ends_at)
    shift.person, shift.deputy = to, deputy
    shift.save(update_fields=["person", "deputy"])
    news.tell("people:shift:swapped", by=by, trust=shift.trust_id, about=_about(shift), now=now)
    return shift


def _still_ahead(by: Actor, shift: Shift, now: datetime) -> Shift:
    """This will give a turn anew under the rota's lock, refusing one that is over."""
    must_be_of(by, shift.trust_id)
    lock_rota(shift.trust_id)
    shift = Shift.objects.for_trust(shift.trust_id).select_related("person", "deputy").get(pk=shift.pk)
    if shift.cancelled_at is not None or shift.ends_at <= now:
        raise Refusal("This turn is over or cancelled already.", "Look at the rota again.")
    return shift


def _end(by: Actor, shift: Shift, event: str, now: datetime) -> None:
    shift.cancelled_at, shift.cancelled_by = now, by.ledger_name
    shift.save(update_fields=["cancelled_at", "cancelled_by"])
    news.tell(event, by=by, trust=shift.trust_id, about=_about(shift), now=now)


@transaction.atomic
def set_standing_duty(
    *, by: Actor, trust: Trust, people: Sequence[Person], now: datetime
) -> list[StandingDuty]:
    """This will say who holds the standing duty role, first to last: the end of every route."""
    must_hold(by, trust, *PLANNERS)
    must_be_one_trust(trust.pk, *people)
    lock_rota(trust.pk)
    if not any(person.is_active for person in people):
        raise Refusal("Every route ends with the standing duty role.", "Choose at least one person.")
    if len({person.pk for person in people}) < len(people):
        raise Refusal("Somebody stands in the list twice.", "Choose each person once.")
    StandingDuty.objects.for_trust(trust).delete()
    held = [
        StandingDuty.objects.create(trust=trust, person=person, order=order)
        for order, person in enumerate(people)
    ]
    about = {"first": people[0].pk, "people": len(people)}
    news.tell("people:standing_duty:set", by=by, trust=trust.pk, about=about, now=now)
    return held


def lock_rota(trust: int) -> None:
    """This will let one change of a trust's turns wait for another; lock it before anything else.

    It leaves the row's key alone: rows that belong to the trust are still written meanwhile.
    """
    Trust.objects.select_for_update(no_key=True).values_list("pk", flat=True).get(pk=trust)


def _about(shift: Shift) -> dict[str, str | int | None]:
    return {
        "shift": shift.pk,
        "person": shift.person_id,
        "deputy": shift.deputy_id,
        "role": Role(shift.role).value,
        "team": shift.team_id,
    }


def _check_who(person: Person, deputy: Person | None, role: Role) -> None:
    if role not in ON_CALL_ROLES:
        raise Refusal("There are no turns on call for this role.", "Choose another role.")
    for each in (person, deputy):
        if each is None:
            continue
        if not each.is_active:
            raise Refusal(f"{each.full_name} is suspended.", "Choose somebody else.")
        if role not in roles_of(each):
            label = ROLE_LABELS[role].lower()
            raise Refusal(
                f"{each.full_name} is not a{'n' if label[0] in 'aeiou' else ''} {label}.",
                "Give them the role first, or choose somebody else.",
            )
    if deputy is not None and person.same_human == deputy.same_human:
        raise Refusal("Nobody deputises for themselves.", "Choose somebody else as deputy.")


def _check_free(person: Person, planned: Iterable[Shift], starts_at: datetime, ends_at: datetime) -> None:
    for each in planned:
        if each.person_id == person.pk and each.starts_at < ends_at and starts_at < each.ends_at:
            raise Refusal(
                f"{person.full_name} is on call until {exact_time(each.ends_at)} already.",
                "Choose another turn, or somebody else.",
            )


def _stretches(shifts: Iterable[Shift]) -> list[Stretch]:
    return [Stretch(shift.starts_at, shift.ends_at) for shift in shifts]


def _check_gaps(planned: list[Shift], after: list[Stretch], now: datetime) -> None:
    made = new_gaps(_stretches(planned), after, now)
    if made:
        raise Refusal(
            f"Nobody would be on call from {exact_time(made[0].starts_at)} to {exact_time(made[0].ends_at)}.",
            "Plan somebody for that time first, or let the turns meet.",
        )
