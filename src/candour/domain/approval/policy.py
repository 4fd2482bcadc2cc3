"""The decision table of a trust: rows as data, first match wins, with its gaps and dead rows found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from candour.domain.approval.conditions import ALWAYS, EVERYTHING, Condition, cut
from candour.domain.approval.desks import Desk, DeskHolder, desk_in
from candour.domain.approval.facts import Facts
from candour.domain.approval.floors import FLOORS
from candour.domain.approval.people import Seat
from candour.domain.clocks import within_hours
from candour.domain.first_look import IN_HOURS, OUT_OF_HOURS, Minutes, minutes_at, to_set
from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import Right

MOST_STEPS = 2
LONGEST_WAIT = 120
"""Minutes that anybody may have before the next person is asked."""


class Ask(StrEnum):
    """Whom a row asks."""

    ONE_PERSON = "one_person"
    OWN_LINE = "own_line"
    COMMUNICATIONS = "communications"
    DESK = "desk"
    INCIDENT_TEAM = "incident_team"


SEATS: dict[Ask, tuple[Seat, ...]] = {
    Ask.ONE_PERSON: (
        Seat.OWN_LINE,
        Seat.APPROVER,
        Seat.READER_ON_CALL,
        Seat.COMMUNICATIONS,
        Seat.EXECUTIVE,
    ),
    Ask.OWN_LINE: (Seat.OWN_LINE, Seat.APPROVER, Seat.EXECUTIVE),
    Ask.COMMUNICATIONS: (Seat.COMMUNICATIONS, Seat.EXECUTIVE),
    Ask.INCIDENT_TEAM: (Seat.INCIDENT_TEAM, Seat.COMMUNICATIONS, Seat.EXECUTIVE),
}
"""The seats from which an ask is filled, in order; later seats stand in so that nothing stalls."""


@dataclass(frozen=True)
class Row:
    """One row: which facts, whom to ask, and the right with which nobody is asked.

    `conditions` are alternatives (any of them). `right` takes all steps away from a writer who holds it,
    where `right_when` holds too. Words come in two voices: `when_words` and `route_words` for whoever
    reads the table, `why` for the card that a writer sees. `deputy_minutes` are those until the deputy is
    asked under this row, None where the policy's own apply.
    """

    number: str
    clause: str
    conditions: tuple[Condition, ...]
    asks: tuple[Ask, ...]
    when_words: str
    route_words: str
    why: str
    right: Right | None = None
    right_when: Condition = ALWAYS
    first_in_queue: bool = False
    next_step: str = ""
    deputy_minutes: int | None = None

    def __post_init__(self) -> None:
        if self.deputy_minutes is not None and not 1 <= self.deputy_minutes <= LONGEST_WAIT:
            raise Refusal(
                f"Row {self.number} has a wait that is not between 1 and {LONGEST_WAIT} minutes.",
                f"Choose from 1 to {LONGEST_WAIT} minutes.",
                self.clause,
            )
        if len(self.asks) > MOST_STEPS:
            raise Refusal(
                f"Row {self.number} asks {len(self.asks)} people.",
                "Ask two people at most, or one.",
                self.clause,
            )
        if not (self.clause.strip() and self.why.strip()):
            raise Refusal(f"Row {self.number} does not say why.", "Enter its clause and why, for the card.")
        if not self.conditions:
            raise Refusal(
                f"Row {self.number} has no condition.", "Say when it applies; {} means always.", self.clause
            )

    def holds_for(self, values: Mapping[str, str]) -> bool:
        """This will say whether the row applies to these facts."""
        return any(condition.holds_for(values) for condition in self.conditions)

    def right_opens(self, values: Mapping[str, str], rights: frozenset[Right]) -> bool:
        """This will say whether a right that the writer holds takes this row's steps away."""
        return self.right is not None and self.right in rights and self.right_when.holds_for(values)


@dataclass(frozen=True)
class Policy:
    """One version of a trust's table. The floors are not in it: they stand before every policy.

    Minutes: how long the first person has before the deputy is asked, in and out of office hours; each
    later one in the chain has `then_in_hours` or `then_out_of_hours`. With the defaults the standing duty
    role has been asked after 25 minutes in hours and 50 out of hours. `look_in_hours` and
    `look_out_of_hours` say when who is told of words from outside that nobody has read. `desk` answers
    wherever `desks` names nobody of its own.
    """

    version: int
    rows: tuple[Row, ...]
    desk: Seat = Seat.COMMUNICATIONS
    duty_role: str = "site manager on call"
    guardian: str = "the Freedom to Speak Up guardian"
    in_hours: int = 15
    out_of_hours: int = 30
    then_in_hours: int = 5
    then_out_of_hours: int = 10
    undo_seconds: int = 60
    look_in_hours: Minutes = IN_HOURS
    look_out_of_hours: Minutes = OUT_OF_HOURS
    desks: tuple[tuple[Desk, DeskHolder], ...] = ()

    def __post_init__(self) -> None:
        waits = (self.in_hours, self.out_of_hours, self.then_in_hours, self.then_out_of_hours)
        if min(waits) < 1 or max(waits) > LONGEST_WAIT:
            raise Refusal("A wait must be between 1 and 120 minutes.", "Choose from 1 to 120 minutes.")
        if not 0 <= self.undo_seconds <= 1800:
            raise Refusal(
                "The time to hold a reply back is 0 to 30 minutes.", "Choose from 0 to 1800 seconds."
            )
        refuse(to_set(self.look_in_hours, self.look_out_of_hours))
        numbers = [row.number for row in self.rows]
        if len(set(numbers)) < len(numbers) or {floor.number for floor in FLOORS} & set(numbers):
            raise Refusal(
                "Two rows carry one number.", "Give each row its own number; F1 to F4 are the floors."
            )

    def row_for(self, facts: Facts) -> Row | None:
        """This will give the first row that applies, or nothing where the table has a gap."""
        values = facts.values()
        return next((row for row in self.rows if row.holds_for(values)), None)

    def seats(self, ask: Ask, desk: Desk | None = None) -> tuple[Seat, ...]:
        """This will list the seats that fill an ask, a desk's being the ones that this policy names."""
        if ask is Ask.DESK:
            return tuple(dict.fromkeys((self.desk_of(desk).seat, Seat.COMMUNICATIONS, Seat.EXECUTIVE)))
        return SEATS[ask]

    def desk_of(self, desk: Desk | None) -> DeskHolder:
        """This will say who answers at a desk; the policy's one desk where none of its own is named."""
        return next((holder for name, holder in self.desks if name is desk), DeskHolder(self.desk))

    def looks_at(self, ask: Ask, values: Mapping[str, str]) -> tuple[tuple[Seat, ...], str]:
        """This will give the seats that fill an ask about these facts, and the team asked first, if any."""
        desk = desk_in(values) if ask is Ask.DESK else None
        return self.seats(ask, desk), self.desk_of(desk).team if desk else ""

    def minutes_to_deputy(self, now: datetime, row: Row | None = None) -> tuple[int, int]:
        """This will give the minutes that the first person has, and each later one, asked at `now`."""
        first, then = (
            (self.in_hours, self.then_in_hours)
            if within_hours(now)
            else (self.out_of_hours, self.then_out_of_hours)
        )
        return (row.deputy_minutes if row and row.deputy_minutes else first), then

    def first_look(self, since: datetime) -> Minutes:
        """This will give the minutes after which who is told of words that nobody has read since then."""
        return minutes_at(since, self.look_in_hours, self.look_out_of_hours)

    def undo_window(self, *, incident_open: bool) -> timedelta:
        """This will give the time in which an approved reply can still be held; none in an incident."""
        return timedelta(seconds=0 if incident_open else self.undo_seconds)


@dataclass(frozen=True)
class Proof:
    """What a table leaves undecided, and the rows that can never apply."""

    gaps: tuple[Condition, ...]
    unreachable: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether every set of facts meets a row and every row can be met."""
        return not self.gaps and not self.unreachable


def prove(policy: Policy) -> Proof:
    """This will find the table's gaps and its unreachable rows, exactly, by cutting boxes.

    Facts that a person would never combine count as possible, so a gap may be far-fetched; a table that
    proves clean is clean.
    """
    left = list(EVERYTHING)
    for floor in FLOORS:
        left = cut(left, floor.condition)
    dead = []
    for row in policy.rows:
        if all(box.is_apart_from(condition) for box in left for condition in row.conditions):
            dead.append(row.number)
        for condition in row.conditions:
            left = cut(left, condition)
    return Proof(gaps=tuple(left), unreachable=tuple(dead))
