"""Who is on call now and next, and where the rota has gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.domain.roles import ROLE_LABELS, Role
from candour.people.models import Person, Shift
from candour.people.queries.rota import Gap


@dataclass(frozen=True)
class Turn:
    """One turn on call. `may_swap`: the reader may give it to somebody else."""

    number: int
    title: str
    role: str
    team: str
    name: str
    deputy: str
    starts_at: datetime
    ends_at: datetime
    may_swap: bool


@dataclass(frozen=True)
class GapLine:
    """A stretch without anybody."""

    role: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Rota:
    """The rota from now on."""

    now: tuple[Turn, ...]
    ahead: tuple[Turn, ...]
    gaps: tuple[GapLine, ...]
    standing: tuple[str, ...]
    duty_title: str
    may_plan: bool


def rota(
    shifts: Sequence[Shift],
    gaps: Sequence[Gap],
    standing: Sequence[Person],
    *,
    reader: Person,
    may_plan: bool,
    now: datetime,
) -> Rota:
    """This will lay out turns and gaps for one reader."""
    turns = [(shift, _turn(shift, reader, may_plan)) for shift in shifts]
    return Rota(
        now=tuple(turn for shift, turn in turns if shift.starts_at <= now),
        ahead=tuple(turn for shift, turn in turns if shift.starts_at > now),
        gaps=tuple(GapLine(ROLE_LABELS[gap.role], gap.starts_at, gap.ends_at) for gap in gaps),
        standing=tuple(person.full_name for person in standing),
        duty_title=reader.trust.duty_title,
        may_plan=may_plan,
    )


def _turn(shift: Shift, reader: Person, may_plan: bool) -> Turn:
    return Turn(
        number=shift.pk,
        title=shift.title,
        role=ROLE_LABELS[Role(shift.role)],
        team=shift.team.name if shift.team else "",
        name=shift.person.full_name,
        deputy=shift.deputy.full_name if shift.deputy else "",
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        may_swap=may_plan or shift.person_id == reader.pk,
    )
