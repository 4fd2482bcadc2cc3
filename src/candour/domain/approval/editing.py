"""Editing a table row by row, each edit a new table. Floors are in no table, so no edit can reach them."""

from dataclasses import replace

from candour.domain.approval.floors import FLOORS
from candour.domain.approval.phrases import route_in_words, when_in_words
from candour.domain.approval.policy import Policy, Row
from candour.domain.refusal import Refusal

MOST_ROWS = 40
_FLOOR_NUMBERS = frozenset(floor.number for floor in FLOORS)


def row_of(policy: Policy, number: str) -> Row:
    """This will find a row by its number, refusing one that is not there any more."""
    if number in _FLOOR_NUMBERS:
        raise floor_refusal(number)
    for row in policy.rows:
        if row.number == number:
            return row
    raise Refusal(
        f"Row {number} is not in this table any more.", "Look at the table; add it anew if need be."
    )


def floor_refusal(number: str) -> Refusal:
    """This will say that a floor cannot be edited, in the floor's own name."""
    clause = next((floor.clause for floor in FLOORS if floor.number == number), "floors")
    return Refusal(
        "This is a floor. No vote and no edit can change it.", "Edit a row below the floors instead.", clause
    )


def next_number(*policies: Policy) -> str:
    """This will give a number that no row of these tables has: one more than the highest."""
    numbers = [row.number for policy in policies for row in policy.rows]
    return str(max((int(number) for number in numbers if number.isdigit()), default=0) + 1)


def with_row(policy: Policy, row: Row) -> Policy:
    """This will put a row in the place of the one with its number, or a new one above the last.

    The words for readers of the table are made anew where the row says something else than before.
    """
    if row.number in _FLOOR_NUMBERS:
        raise floor_refusal(row.number)
    old = next((each for each in policy.rows if each.number == row.number), None)
    row = _in_its_own_words(row, old)
    if old:
        return replace(policy, rows=tuple(row if each is old else each for each in policy.rows))
    if len(policy.rows) >= MOST_ROWS:
        raise Refusal(f"A table has {MOST_ROWS} rows at most.", "Put two rows together first.")
    return replace(policy, rows=(*policy.rows[:-1], row, *policy.rows[-1:]))


def without_row(policy: Policy, number: str) -> Policy:
    """This will take a row out."""
    gone = row_of(policy, number)
    return replace(policy, rows=tuple(row for row in policy.rows if row is not gone))


def moved(policy: Policy, number: str, places: int) -> Policy:
    """This will move a row so many places down, or up where `places` is less than nought."""
    row = row_of(policy, number)
    rows = [each for each in policy.rows if each is not row]
    place = policy.rows.index(row) + places
    rows.insert(max(0, min(place, len(rows))), row)
    return replace(policy, rows=tuple(rows))


def _in_its_own_words(row: Row, old: Row | None) -> Row:
    """This will keep somebody's words only while what they describe stays the same."""
    same_when = old is not None and old.conditions == row.conditions
    same_route = old is not None and (old.asks, old.right, old.right_when, old.first_in_queue) == (
        row.asks,
        row.right,
        row.right_when,
        row.first_in_queue,
    )
    return replace(
        row,
        when_words=old.when_words if old and same_when else when_in_words(row),
        route_words=old.route_words if old and same_route else route_in_words(row),
    )
