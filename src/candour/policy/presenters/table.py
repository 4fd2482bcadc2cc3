"""A table as a page prints it: floors locked above, rows in words with what is wrong beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from candour.domain.approval.checking import Fault, faults_of
from candour.domain.approval.desks import Desk
from candour.domain.approval.differences import Differences, desk_in_words
from candour.domain.approval.floors import FLOORS, Floor
from candour.domain.approval.phrases import condition_in_words, route_in_words
from candour.domain.approval.policy import Policy, Row
from candour.policy.actions import row_mark
from candour.web.filters import length, plural


@dataclass(frozen=True)
class RowOnPage:
    """One row in words; `turned` says what a change did to it ("new", "changed", "moved")."""

    number: str
    when: tuple[str, ...]
    who: str
    why: str
    clause: str
    next_step: str
    waits: str
    turned: str
    faults: tuple[Fault, ...]
    mark: str
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class SettingLine:
    """One thing that is set for the whole table."""

    what: str
    value: str


@dataclass(frozen=True)
class TableOnPage:
    """The whole table; `faults` are those that are in no row."""

    floors: tuple[Floor, ...]
    rows: tuple[RowOnPage, ...]
    settings: tuple[SettingLine, ...]
    faults: tuple[Fault, ...]

    @staticmethod
    def of(policy: Policy, teams: Mapping[str, str], differences: Differences | None = None) -> "TableOnPage":
        """This will put a table into words, marking what differs from another."""
        faults = faults_of(policy)
        turned = _turned(differences)
        return TableOnPage(
            floors=FLOORS,
            rows=tuple(_row(row, policy, turned.get(row.number, ""), faults) for row in policy.rows),
            settings=_settings(policy, teams),
            faults=tuple(fault for fault in faults if not fault.row),
        )

    @property
    def has_faults(self) -> bool:
        """Whether anything has to be mended before this table can be adopted."""
        return bool(self.faults) or any(row.faults for row in self.rows)


def _row(row: Row, policy: Policy, turned: str, faults: Sequence[Fault]) -> RowOnPage:
    is_always = any(not condition.parts for condition in row.conditions)
    when = ("anything else",) if is_always else tuple(map(condition_in_words, row.conditions))
    return RowOnPage(
        number=row.number,
        when=tuple(_capital(words) for words in when),
        who=_capital(route_in_words(row)),
        why=row.why,
        clause=row.clause,
        next_step=row.next_step,
        waits=plural(row.deputy_minutes, "minute") if row.deputy_minutes else "",
        turned=turned,
        faults=tuple(fault for fault in faults if fault.row == row.number),
        mark=row_mark(policy, row.number),
        is_first=row is policy.rows[0],
        is_last=row is policy.rows[-1],
    )


def _turned(differences: Differences | None) -> dict[str, str]:
    """This will give one word for each row that differs: a row that changed and moved has changed."""
    found: dict[str, str] = {}
    for row in differences.rows if differences else ():
        found.setdefault(row.number, "new" if row.turned == "added" else row.turned.value)
    return found


def _settings(policy: Policy, teams: Mapping[str, str]) -> tuple[SettingLine, ...]:
    waits = (
        f"{plural(policy.in_hours, 'minute')} in office hours, {policy.out_of_hours} out of hours; "
        f"then {policy.then_in_hours} and {policy.then_out_of_hours} for each person after that"
    )
    pairs = zip(policy.look_in_hours, policy.look_out_of_hours, strict=True)
    deputy, press, last = (f"after {plural(inside, 'minute')} and {outside}" for inside, outside in pairs)
    looks = f"the deputy {deputy} out of hours, communications {press}, the standing duty {last}"
    undo = length(policy.undo_seconds) if policy.undo_seconds else "none"
    lines = [
        SettingLine("Until the deputy is asked", waits),
        SettingLine("Who is told of words from outside that nobody has read", looks),
        SettingLine("Time to hold an approved reply back", undo),
        SettingLine("When everybody is silent", f"the {policy.duty_role}"),
        SettingLine("For staff who raise a concern", policy.guardian),
    ]
    lines += [
        SettingLine(f"Desk: {desk.label}", _capital(desk_in_words(policy.desk_of(desk), dict(teams))))
        for desk in Desk
    ]
    return tuple(lines)


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}" if words else words
