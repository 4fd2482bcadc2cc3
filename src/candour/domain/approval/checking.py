"""What is wrong with a table before it is adopted: gaps, dead rows, rows at odds with themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from candour.domain.approval.conditions import YES, Condition
from candour.domain.approval.loosening import regions
from candour.domain.approval.phrases import condition_in_words
from candour.domain.approval.policy import Policy, Row
from candour.domain.refusal import Refusal
from candour.domain.roles import RIGHT_LABELS

MOST_GAPS = 3


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: the row it is in ("" for the whole table), what, and how to mend it."""

    row: str
    words: str
    remedy: str


def faults_of(policy: Policy) -> tuple[Fault, ...]:
    """This will list what is wrong with a table; nothing means that it can be adopted.

    Every set of facts must meet a row, every row and each of its alternatives must be able to apply, and a
    right that a row names must be able to open it.
    """
    decided: dict[str, list[Condition]] = {row.number: [] for row in policy.rows}
    gaps = []
    for row, box in regions(policy):
        if row is None:
            gaps.append(box)
        else:
            decided[row.number].append(box)
    found = [fault for row in policy.rows for fault in _in_row(row, decided[row.number])]
    return (*found, *_gaps(gaps))


def table_refusal(policy: Policy) -> Refusal | None:
    """This will say why a table cannot be adopted as it stands, or nothing."""
    faults = faults_of(policy)
    if not faults:
        return None
    first = faults[0]
    place = f"Row {first.row}: " if first.row else ""
    return Refusal(f"The table cannot be adopted as it stands. {place}{first.words}", first.remedy)


def _in_row(row: Row, boxes: list[Condition]) -> Iterator[Fault]:
    if not boxes:
        yield Fault(
            row.number,
            "This row never applies: the rows above it take everything.",
            "Move it up, narrow a row above it, or take it out.",
        )
        return
    for condition in row.conditions:
        if len(row.conditions) > 1 and all(box.is_apart_from(condition) for box in boxes):
            yield Fault(
                row.number,
                f"One of its conditions never decides anything: {condition_in_words(condition)}.",
                "Take that condition out, or move the row up.",
            )
    if row.right:
        yield from _about_right(row, boxes)


def _about_right(row: Row, boxes: list[Condition]) -> Iterator[Fault]:
    label = RIGHT_LABELS[row.right] if row.right else ""
    if not row.asks:
        yield Fault(
            row.number,
            f"It asks nobody, and still names the right “{label}”.",
            "Choose who looks, or take the right out.",
        )
        return
    opened = [met for box in boxes if (met := box.meet(row.right_when))]
    if not opened:
        yield Fault(
            row.number,
            f"The right “{label}” can never open it: the two conditions exclude each other.",
            "Change where the right counts, or take the right out.",
        )
    elif all(dict(box.parts).get("something_held") == frozenset({YES}) for box in opened):
        yield Fault(
            row.number,
            f"The right “{label}” can never open it: a person always sees what a check has held.",
            "Take the right out, or let the row apply where no check asks for another look.",
        )


def _gaps(gaps: list[Condition]) -> Iterator[Fault]:
    for gap in gaps[:MOST_GAPS]:
        yield Fault(
            "",
            f"No row says what happens when {condition_in_words(gap)}.",
            "Add a last row that covers anything else.",
        )
    if len(gaps) > MOST_GAPS:
        yield Fault("", "More cases than these are left open.", "Add a last row that covers anything else.")
