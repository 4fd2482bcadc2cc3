"""Who is on call now and next, where the rota has gaps, and who stands at the end of every route."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from candour.domain.approval.people import OnDuty, Turn
from candour.domain.roles import Role
from candour.domain.rota import Stretch
from candour.domain.rota import gaps as gaps_between
from candour.people import doors
from candour.people.models import Person, Shift, SignedIn, StandingDuty, Trust
from candour.people.queries.persons import roles_by_person
from candour.web.calendar import Happening
from candour.web.figures import Figure, Reader, first_of

TrustOrId = Trust | int


def on_duty(trust: Trust, now: datetime) -> list[OnDuty]:
    """This will list who is on duty now: turn by turn, deputies, on call, then the standing duty role.

    Only active people who hold the turn's role now are in it, and `reachable` says whether a notice gets to
    them (a door reaches them, or they are signed in on a page). Four statements, whatever the numbers.
    `person` is the person's number as text, `team` that of their turn's team (else of their own).
    """
    roles = roles_by_person(trust)
    signed_in = SignedIn.objects.filter(person__trust=trust, expire_date__gt=now)
    on_page = set(signed_in.values_list("person_id", flat=True))
    found = [
        _on_duty(
            person, roles, on_page, label=_label(each, turn), turn=turn, until=each.ends_at, team=each.team_id
        )
        for each in shifts_between(trust, now, now)
        for person, turn in _people_of(each)
        if person.is_active and Role(each.role) in roles.get(person.pk, frozenset())
    ]
    found += [
        _on_duty(person, roles, on_page, label=trust.duty_title, turn=Turn.STANDING)
        for person in standing_duty(trust)
    ]
    return sorted(found, key=lambda each: each.turn)


def standing_duty(trust: TrustOrId) -> list[Person]:
    """This will list the active people who hold the standing duty role, in their order; one statement."""
    held = StandingDuty.objects.for_trust(trust).filter(person__is_active=True)
    return [each.person for each in held.select_related("person__team__site")]


def shifts_between(trust: TrustOrId, starts_at: datetime, ends_at: datetime) -> list[Shift]:
    """This will list the turns that touch a stretch of time (or a moment), earliest first; one statement."""
    return list(
        _planned(trust)
        .filter(starts_at__lte=ends_at, ends_at__gt=starts_at)
        .select_related("person__team__site", "deputy", "team__site")
    )


def is_on_call(person: Person, now: datetime) -> bool:
    """This will say whether somebody's turn runs now, their own or as deputy, or they stand at every end."""
    turns = _planned(person.trust_id).filter(starts_at__lte=now, ends_at__gt=now)
    return (
        turns.filter(Q(person=person) | Q(deputy=person)).exists()
        or StandingDuty.objects.for_trust(person.trust_id).filter(person=person).exists()
    )


def on_call_figure(reader: Reader) -> Figure:
    """This will ask in which turn somebody is on call now, such as "Matron on call"."""
    turns = _planned(reader.trust).filter(
        person=reader.person, starts_at__lte=reader.now, ends_at__gt=reader.now
    )
    return first_of(turns, "title")


def shift_of(trust: TrustOrId, pk: int) -> Shift:
    """This will give one turn of one trust, raising Shift.DoesNotExist for any other."""
    return Shift.objects.for_trust(trust).select_related("person", "deputy", "team__site").get(pk=pk)


def line(trust: TrustOrId, role: Role, team: int | None, now: datetime) -> QuerySet[Shift]:
    """This will give the turns of one role (and team) that have not ended by `now`."""
    ahead = _planned(trust).filter(role=role, ends_at__gt=now)
    return ahead.filter(team=None) if team is None else ahead.filter(team_id=team)


@dataclass(frozen=True)
class Gap:
    """A stretch in which nobody is on call in a role (and team, by number)."""

    role: Role
    team: int | None
    starts_at: datetime
    ends_at: datetime


def gaps(trust: TrustOrId, now: datetime) -> list[Gap]:
    """This will list the gaps in the rota from now on, line by line, earliest first; one statement."""
    lines: dict[tuple[Role, int | None], list[Stretch]] = defaultdict(list)
    for role, team, starts_at, ends_at in (
        _planned(trust).filter(ends_at__gt=now).values_list("role", "team_id", "starts_at", "ends_at")
    ):
        lines[Role(role), team].append(Stretch(starts_at, ends_at))
    found = [
        Gap(role, team, gap.starts_at, gap.ends_at)
        for (role, team), turns in lines.items()
        for gap in gaps_between(turns, now)
    ]
    return sorted(found, key=lambda gap: (gap.starts_at, gap.role))


def _planned(trust: TrustOrId) -> QuerySet[Shift]:
    return Shift.objects.for_trust(trust).filter(cancelled_at=None)


def _people_of(shift: Shift) -> list[tuple[Person, Turn]]:
    """This will give whose turn it is and who deputises; an approver for the whole trust is its 'on call'."""
    is_on_call = Role(shift.role) is Role.APPROVER and shift.team_id is None
    first = [(shift.person, Turn.ON_CALL if is_on_call else Turn.FIRST)]
    return first if shift.deputy is None else [*first, (shift.deputy, Turn.DEPUTY)]


def _label(shift: Shift, turn: Turn) -> str:
    """This will say from what place somebody answers: "Matron on call", or "Matron on call's deputy"."""
    return f"{shift.title}'s deputy" if turn is Turn.DEPUTY else shift.title


def _on_duty(
    person: Person,
    roles: dict[int, frozenset[Role]],
    on_page: set[int],
    *,
    label: str,
    turn: Turn,
    until: datetime | None = None,
    team: int | None = None,
) -> OnDuty:
    return OnDuty(
        person=str(person.pk),
        name=person.full_name,
        label=label,
        roles=roles.get(person.pk, frozenset()),
        team=str(team or person.team_id or ""),
        reachable=person.pk in on_page or doors.is_reachable(person),
        until=until,
        human=person.same_human,
        turn=turn,
    )


def turns_in_calendar(person: Person, now: datetime) -> list[Happening]:
    """This will give somebody's turns on call, and those in which they deputise, from a month ago on.

    When a turn was last changed is not kept: now at the latest, for a calendar takes no stamp from later.
    """
    mine = _planned(person.trust_id).filter(ends_at__gt=now - timedelta(days=31))
    return [
        Happening(
            key=f"shift-{each.pk}",
            sequence=0,
            starts_at=each.starts_at,
            ends_at=each.ends_at,
            title=_label(each, Turn.FIRST if each.person_id == person.pk else Turn.DEPUTY),
            changed_at=min(each.starts_at, now),
        )
        for each in mine.filter(Q(person=person) | Q(deputy=person))
    ]
