"""Compares a list of people with who is here: who is new, who changes, who has left."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from candour.domain.lists.reading import PeopleList, Problem, Row

COMPARED = ("first_name", "last_name", "job_title", "email", "staff_number", "staff_group")


class Does(StrEnum):
    """What a line asks for."""

    ADD = "add"
    CHANGE = "change"
    LEAVE = "leave"
    SAME = "same"


@dataclass(frozen=True)
class Known:
    """Somebody who is in Candour, as far as a list can say something else about them."""

    number: int
    first_name: str
    last_name: str
    email: str
    staff_number: str = ""
    job_title: str = ""
    site: str = ""
    team: str = ""
    staff_group: str = ""
    roles: frozenset[str] = frozenset()
    is_here: bool = True
    is_administrator: bool = False

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True)
class Act:
    """One thing that the list asks for: of whom, in which line (0: missing from it), what is new."""

    does: Does
    line: int
    name: str
    number: int = 0
    new: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """All that a list asks for, in its order, and the lines that cannot be done."""

    acts: tuple[Act, ...]
    problems: tuple[Problem, ...]

    def of(self, does: Does) -> tuple[Act, ...]:
        """This will give the acts of one sort."""
        return tuple(act for act in self.acts if act.does is does)


@dataclass
class _Planner:
    here: Sequence[Known]
    teams: Collection[tuple[str, str]]
    groups: Collection[str]
    acts: list[Act] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    met: dict[int, int] = field(default_factory=dict)
    addresses: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_number: Mapping[str, Known] = {
            each.staff_number: each for each in self.here if each.staff_number
        }
        self.by_email: Mapping[str, Known] = {each.email.lower(): each for each in self.here}
        self.administrators = sum(each.is_here and each.is_administrator for each in self.here)

    def take(self, row: Row) -> None:
        """This will plan one line."""
        known = self.by_number.get(row.staff_number) or self.by_email.get(row.email)
        problem = self._twice(row, known) or self._unknown_place(row) or self._taken(row, known)
        if problem is not None:
            self.problems.append(problem)
            return
        if known is not None:
            self.met[known.number] = row.line
        if row.email:
            self.addresses[row.email] = row.line
        if row.has_left:
            self._leave(row.line, known)
        elif known is None or not known.is_here:
            self._add(row, known)
        else:
            new = _new(row, known)
            does = Does.CHANGE if new else Does.SAME
            self.acts.append(Act(does, row.line, known.name, known.number, new))

    def leave_the_missing(self) -> None:
        """This will plan that those with a staff number who stand in no line have left."""
        for known in self.here:
            if known.is_here and known.staff_number and known.number not in self.met:
                self._leave(0, known)

    def _add(self, row: Row, known: Known | None) -> None:
        if known is not None:
            self.problems.append(
                Problem(
                    row.line, f"{known.name} is suspended or has left.", "Let them back in on their page."
                )
            )
        elif not row.email:
            self.problems.append(
                Problem(
                    row.line, "Somebody new needs an email address.", "Fill it in, or invite them by a code."
                )
            )
        else:
            self.acts.append(Act(Does.ADD, row.line, row.name))

    def _leave(self, line: int, known: Known | None) -> None:
        if known is None or not known.is_here:
            return
        if known.is_administrator and self.administrators == 1:
            self.problems.append(
                Problem(
                    line, f"{known.name} is the only administrator.", "Give somebody else the role first."
                )
            )
            return
        self.administrators -= known.is_administrator
        self.acts.append(Act(Does.LEAVE, line, known.name, known.number))

    def _twice(self, row: Row, known: Known | None) -> Problem | None:
        first = self.met.get(known.number) if known is not None else self.addresses.get(row.email)
        if first is None:
            return None
        return Problem(row.line, f"Line {first} is about the same person.", "Take one of the two lines out.")

    def _taken(self, row: Row, known: Known | None) -> Problem | None:
        other = self.by_email.get(row.email)
        if known is None or other is None or other.number == known.number:
            return None
        return Problem(
            row.line, f"{other.name} signs in with this email address.", "Write the address of this person."
        )

    def _unknown_place(self, row: Row) -> Problem | None:
        if row.has_left:
            return None
        if row.team and (row.site.lower(), row.team.lower()) not in self.teams:
            return Problem(
                row.line,
                f"There is no team {row.team} at {row.site}.",
                "Add the team first, or mend the name.",
            )
        if row.staff_group and row.staff_group.lower() not in self.groups:
            return Problem(row.line, f"There is no staff group {row.staff_group}.", "Mend the name.")
        return None


def plan(
    said: PeopleList,
    here: Sequence[Known],
    teams: Collection[tuple[str, str]],
    groups: Collection[str],
    *,
    is_full: bool,
) -> Plan:
    """This will say what a list asks for; `teams` are (site, team) and `groups` names, in small letters.

    In a full list, whoever has a staff number and stands in no line has left. While a line has a problem
    nobody is taken to have left by being missing: the bad line might be theirs.
    """
    planner = _Planner(here, teams, groups)
    planner.problems += said.problems
    for row in said.rows:
        planner.take(row)
    if is_full and not planner.problems:
        planner.leave_the_missing()
    return Plan(tuple(planner.acts), tuple(sorted(planner.problems, key=lambda each: each.line)))


def _new(row: Row, known: Known) -> tuple[str, ...]:
    """This will name what a line says otherwise than Candour does; what it leaves empty stays."""
    new = [name for name in COMPARED if getattr(row, name) and getattr(row, name) != getattr(known, name)]
    if row.team and (row.site.lower(), row.team.lower()) != (known.site.lower(), known.team.lower()):
        new.append("team")
    if {role.value for role in row.roles} - known.roles:
        new.append("roles")
    return tuple(new)
