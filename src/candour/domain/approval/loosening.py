"""What a new table loosens: exactly where fewer eyes, or other eyes, would look than before."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from candour.domain.approval.conditions import EVERYTHING, NO, YES, Condition, cut
from candour.domain.approval.desks import Desk
from candour.domain.approval.floors import FLOORS
from candour.domain.approval.phrases import ASKS, condition_in_words
from candour.domain.approval.policy import Ask, Policy, Row
from candour.domain.roles import RIGHT_LABELS

_HELD = Condition((("something_held", frozenset({YES})),))
_FREE = Condition((("something_held", frozenset({NO})),))
_UNSEEN_GAP = (Ask.ONE_PERSON,)
"""Whom a table asks where it has a gap, and about anything held that its row asks nobody about."""


@dataclass(frozen=True)
class Loosening:
    """One way in which a new table lets through what the old one looked at.

    `row_before` and `row_after` are numbers, empty for a gap or a setting; `where` is where it is so.
    """

    row_before: str
    row_after: str
    words: str
    where: Condition | None = None

    @property
    def sentence(self) -> str:
        """What is looser, and where."""
        place = f"Row {self.row_after}: " if self.row_after else ""
        when = f" When {condition_in_words(self.where)}." if self.where and self.where.parts else ""
        return f"{place}{self.words}{when}"


def regions(policy: Policy) -> list[tuple[Row | None, Condition]]:
    """This will cut all facts that can occur, floors apart, into boxes with the row that decides each."""
    left = list(EVERYTHING)
    for floor in FLOORS:
        left = cut(left, floor.condition)
    found: list[tuple[Row | None, Condition]] = []
    for row in policy.rows:
        for condition in row.conditions:
            found += [(row, met) for box in left if (met := box.meet(condition))]
            left = cut(left, condition)
    return found + [(None, box) for box in left]


def loosened(before: Policy, after: Policy) -> tuple[Loosening, ...]:
    """This will list what the new table loosens; nothing means that nobody looks at less than before.

    Holds for every pair of tables: where nothing is listed, no facts and no rights ask fewer people, and
    whoever had to be asked by name of their place (own line, communications, desk, incident team) still is.
    """
    found: dict[tuple[str, str, str], Loosening] = {}
    old_regions, new_regions = regions(before), regions(after)
    for old, old_box in old_regions:
        for new, new_box in new_regions:
            box = old_box.meet(new_box)
            if box is None or old == new:
                continue
            for each in _between(old, new, box):
                found.setdefault((each.row_before, each.row_after, each.words), each)
    return (*found.values(), *_settings(before, after))


def _between(old: Row | None, new: Row | None, box: Condition) -> Iterator[Loosening]:
    """This will compare two rows in one box: with nothing held, with something held, with a right."""
    held, free = box.meet(_HELD), box.meet(_FREE)
    before, after = _asks(old), _asks(new)
    numbers = (old.number if old else "", new.number if new else "")
    if held and (words := _fewer(before or _UNSEEN_GAP, after or _UNSEEN_GAP)):
        yield Loosening(*numbers, words, held)
    if free and (words := _fewer(before, after)):
        yield Loosening(*numbers, words, free)
    if free and new and new.right and before and (opened := _newly_opened(old, new, free)):
        words = f"Nobody looks first where the writer holds the right “{RIGHT_LABELS[new.right]}”."
        yield Loosening(*numbers, words, opened)


def _newly_opened(old: Row | None, new: Row, box: Condition) -> Condition | None:
    """This will give a box in which the new row's right opens and the old row's did not."""
    opened = box.meet(new.right_when)
    if opened is None:
        return None
    if old is None or old.right != new.right:
        return opened
    return next(iter(opened.minus(old.right_when)), None)


def _asks(row: Row | None) -> tuple[Ask, ...]:
    return row.asks if row else _UNSEEN_GAP


def _fewer(before: Sequence[Ask], after: Sequence[Ask]) -> str:
    """This will say what is looser about whom is asked, or nothing."""
    if len(after) < len(before):
        number = {0: "Nobody looks", 1: "One person looks"}[len(after)]
        return f"{number} where {'one did' if len(before) == 1 else 'two did'}."
    gone = Counter(before) - Counter(after)
    named = [ask for ask in gone if ask is not Ask.ONE_PERSON]
    return f"Somebody else looks instead of {ASKS[named[0]]}." if named else ""


def _settings(before: Policy, after: Policy) -> Iterator[Loosening]:
    if after.undo_seconds < before.undo_seconds:
        yield Loosening("", "", "There is less time to hold an approved reply back.")
    for desk in Desk:
        if before.desk_of(desk) != after.desk_of(desk):
            yield Loosening("", "", f"Another desk answers where {desk.when}.")
