"""What differs between two versions of a table, row by row and in words."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum

from candour.domain.approval.desks import Desk, DeskHolder
from candour.domain.approval.phrases import SEATS, route_in_words, when_in_words
from candour.domain.approval.policy import Policy, Row


class Turned(StrEnum):
    """What became of a row."""

    ADDED = "added"
    REMOVED = "taken out"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True)
class Line:
    """One thing that differs, before and after; "" where there was or is nothing."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class RowDifference:
    """A row that differs: its number, what became of it, and the lines that say how."""

    number: str
    turned: Turned
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Differences:
    """All that differs between two tables; `teams` in settings are ids, for whoever prints them to name."""

    rows: tuple[RowDifference, ...]
    settings: tuple[Line, ...]

    @property
    def are_any(self) -> bool:
        """Whether the tables differ at all."""
        return bool(self.rows or self.settings)


_WHAT = ("When", "Who looks", "Clause", "Why", "What is next", "Minutes until the deputy is asked")
_SETTINGS = {
    "in_hours": "Minutes until the deputy is asked, in office hours",
    "out_of_hours": "Minutes until the deputy is asked, out of hours",
    "then_in_hours": "Minutes of each person after that, in office hours",
    "then_out_of_hours": "Minutes of each person after that, out of hours",
    "undo_seconds": "Seconds in which an approved reply can be held back",
    "look_in_hours": "Minutes until deputy, communications and standing duty hear of unread words, in hours",
    "look_out_of_hours": "Minutes until deputy, communications and standing duty hear of them, out of hours",
    "duty_role": "Who is asked when everybody is silent",
    "guardian": "Who is named to staff who raise a concern",
}


def differences(before: Policy, after: Policy, teams: dict[str, str] | None = None) -> Differences:
    """This will compare two tables by the numbers of their rows; `teams` gives names to ids."""
    old = {row.number: row for row in before.rows}
    new = {row.number: row for row in after.rows}
    stays = _unmoved([n for n in old if n in new], [n for n in new if n in old])
    rows = [RowDifference(n, Turned.REMOVED, _told(row, None)) for n, row in old.items() if n not in new]
    for number, row in new.items():
        if number not in old:
            rows.append(RowDifference(number, Turned.ADDED, _told(None, row)))
        elif lines := _told(old[number], row):
            rows.append(RowDifference(number, Turned.CHANGED, lines))
        if number in old and number not in stays:
            rows.append(RowDifference(number, Turned.MOVED, (_place(before, after, number),)))
    return Differences(tuple(rows), tuple(_settings(before, after, teams or {})))


def _told(before: Row | None, after: Row | None) -> tuple[Line, ...]:
    """This will give the lines in which two rows differ; every line of one that is new or gone."""
    lines = [Line(what, _said(before, what), _said(after, what)) for what in _WHAT]
    return tuple(line for line in lines if line.before != line.after)


def _said(row: Row | None, what: str) -> str:
    if row is None:
        return ""
    return {
        "When": when_in_words(row),
        "Who looks": route_in_words(row),
        "Clause": row.clause,
        "Why": row.why,
        "What is next": row.next_step,
        "Minutes until the deputy is asked": str(row.deputy_minutes or ""),
    }[what]


def _unmoved(before: list[str], after: list[str]) -> set[str]:
    """This will keep the longest run of rows that stand in the same order in both: the others have moved."""
    place = {number: index for index, number in enumerate(before)}
    runs: list[list[str]] = [[]]
    for number in after:
        fits = [run for run in runs if not run or place[run[-1]] < place[number]]
        runs.append([*max(fits, key=_length), number])
    longest = max(runs, key=_length)
    return set(longest)


def _length(run: list[str]) -> int:
    return len(run)


def _place(before: Policy, after: Policy, number: str) -> Line:
    return Line("Place", _above(before, number), _above(after, number))


def _above(policy: Policy, number: str) -> str:
    numbers = [row.number for row in policy.rows]
    place = numbers.index(number)
    return f"below row {numbers[place - 1]}" if place else "first"


def _settings(before: Policy, after: Policy, teams: dict[str, str]) -> Iterator[Line]:
    known = {each.name for each in fields(Policy)}
    for name, label in _SETTINGS.items():
        if name in known and (old := getattr(before, name)) != (new := getattr(after, name)):
            yield Line(label, _printed(old), _printed(new))
    for desk in Desk:
        if before.desk_of(desk) != after.desk_of(desk):
            yield Line(
                f"Desk: {desk.label.lower() if desk is Desk.PRE_ELECTION else desk.label}",
                desk_in_words(before.desk_of(desk), teams),
                desk_in_words(after.desk_of(desk), teams),
            )


def _printed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def desk_in_words(holder: DeskHolder, teams: dict[str, str]) -> str:
    """This will say who answers at a desk, such as "somebody from legal, first of the team PALS"."""
    who = SEATS.get(holder.seat, holder.seat.value)
    return f"{who}, first of the team {teams.get(holder.team, holder.team)}" if holder.team else who
