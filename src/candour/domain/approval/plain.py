"""A policy as a plain dictionary, the shape that stands in YAML files, and back again."""

from collections.abc import Mapping

from candour.domain.approval.conditions import ALWAYS, Condition, when
from candour.domain.approval.desks import DESK_SEATS, Desk, DeskHolder
from candour.domain.approval.floors import FLOORS
from candour.domain.approval.people import Seat
from candour.domain.approval.policy import LONGEST_WAIT, Ask, Policy, Row
from candour.domain.approval.shapes import choice, listed, mapping, number, text, yes_or_no
from candour.domain.first_look import Minutes
from candour.domain.refusal import Refusal
from candour.domain.roles import Right

_NUMBERS = ("in_hours", "out_of_hours", "then_in_hours", "then_out_of_hours", "undo_seconds")
_LOOKS = ("look_in_hours", "look_out_of_hours")
_POLICY_KEYS = {"version", "desk", "desks", "duty_role", "guardian", *_NUMBERS, *_LOOKS, "floors", "rows"}
_ROW_WORDS = ("when_words", "route_words", "why")
_ROW_KEYS = {
    "number",
    "clause",
    "when",
    "asks",
    *_ROW_WORDS,
    "right",
    "right_when",
    "first_in_queue",
    "next_step",
    "deputy_minutes",
}
_DESK_KEYS = {"seat", "team"}


def to_plain(policy: Policy) -> dict[str, object]:
    """This will give the policy as a plain dictionary; the floors stand in it to be read, not edited."""
    desks = {desk.value: _desk_to_plain(holder) for desk, holder in policy.desks}
    return {
        "version": policy.version,
        "desk": policy.desk.value,
        **({"desks": desks} if desks else {}),
        "duty_role": policy.duty_role,
        "guardian": policy.guardian,
        **{name: getattr(policy, name) for name in _NUMBERS},
        **{name: list(getattr(policy, name)) for name in _LOOKS},
        "floors": _floors(),
        "rows": [row_to_plain(row) for row in policy.rows],
    }


def from_plain(plain: object) -> Policy:
    """This will read a policy from a plain dictionary.

    What is left out keeps its default. Raises Refusal where something is unknown, missing or of the
    wrong shape, and where a floor differs from Candour's own.
    """
    given = mapping(plain, "the policy", _POLICY_KEYS)
    if "floors" in given and given["floors"] != _floors():
        raise Refusal(
            "The floors cannot be edited.", "Leave F1 to F4 as they are, or leave them out.", "floors"
        )
    rows = tuple(row_from_plain(each) for each in listed(given.get("rows"), "rows"))
    defaults = Policy(version=1, rows=())
    numbers = {name: number(given.get(name, getattr(defaults, name)), name, 0, 1800) for name in _NUMBERS}
    return Policy(
        version=number(given.get("version", 1), "version", 1, 1_000_000),
        rows=rows,
        desk=choice(Seat, given.get("desk", defaults.desk.value), "desk"),
        duty_role=text(given.get("duty_role", defaults.duty_role), "duty_role"),
        guardian=text(given.get("guardian", defaults.guardian), "guardian"),
        desks=_desks(given.get("desks", {})),
        look_in_hours=_looks(given, "look_in_hours", defaults.look_in_hours),
        look_out_of_hours=_looks(given, "look_out_of_hours", defaults.look_out_of_hours),
        **numbers,
    )


def _looks(given: Mapping[str, object], name: str, default: Minutes) -> Minutes:
    found = [number(each, name, 0, LONGEST_WAIT) for each in listed(given.get(name, list(default)), name)]
    if len(found) != len(default):
        raise Refusal(
            f"'{name}' is not three numbers.",
            "Write after how many minutes the deputy, communications and the standing duty are told.",
        )
    return found[0], found[1], found[2]


def _floors() -> list[object]:
    return [
        {"number": floor.number, "clause": floor.clause, "when": floor.when_words, "route": floor.route_words}
        for floor in FLOORS
    ]


def row_to_plain(row: Row) -> dict[str, object]:
    """This will give one row as a plain dictionary."""
    plain: dict[str, object] = {
        "number": row.number,
        "clause": row.clause,
        "when": [condition.to_plain() for condition in row.conditions],
        "asks": [ask.value for ask in row.asks],
        **{name: getattr(row, name) for name in _ROW_WORDS},
    }
    if row.right:
        plain["right"] = row.right.value
    if row.right_when != ALWAYS:
        plain["right_when"] = row.right_when.to_plain()
    if row.first_in_queue:
        plain["first_in_queue"] = True
    if row.next_step:
        plain["next_step"] = row.next_step
    if row.deputy_minutes:
        plain["deputy_minutes"] = row.deputy_minutes
    return plain


def row_from_plain(plain: object) -> Row:
    """This will read one row, refusing what is none."""
    given = mapping(plain, "a row", _ROW_KEYS)
    right, minutes = given.get("right"), given.get("deputy_minutes")
    return Row(
        number=text(given.get("number"), "number"),
        clause=text(given.get("clause"), "clause"),
        conditions=tuple(_condition(each) for each in listed(given.get("when"), "when")),
        asks=tuple(choice(Ask, each, "asks") for each in listed(given.get("asks"), "asks")),
        when_words=text(given.get("when_words", ""), "when_words"),
        route_words=text(given.get("route_words", ""), "route_words"),
        why=text(given.get("why"), "why"),
        right=None if right is None else choice(Right, right, "right"),
        right_when=_condition(given.get("right_when", {})),
        first_in_queue=yes_or_no(given.get("first_in_queue", False), "first_in_queue"),
        next_step=text(given.get("next_step", ""), "next_step"),
        deputy_minutes=None if minutes is None else number(minutes, "deputy_minutes", 1, LONGEST_WAIT),
    )


def _desk_to_plain(holder: DeskHolder) -> dict[str, object]:
    return {"seat": holder.seat.value, **({"team": holder.team} if holder.team else {})}


def _desks(plain: object) -> tuple[tuple[Desk, DeskHolder], ...]:
    given = mapping(plain, "desks", set(Desk))
    return tuple((desk, _desk(given[desk.value])) for desk in Desk if desk.value in given)


def _desk(plain: object) -> DeskHolder:
    given = mapping(plain, "a desk", _DESK_KEYS)
    seat = choice(Seat, given.get("seat"), "seat")
    if seat not in DESK_SEATS:
        raise Refusal(f"'{seat}' is no desk.", f"Use one of: {', '.join(DESK_SEATS)}.")
    return DeskHolder(seat, text(given.get("team", ""), "team"))


def _condition(plain: object) -> Condition:
    return when(mapping(plain, "a condition"))
