"""Columns of a chart, worked out on the server: a column's height says its number, and so does its label."""

from collections.abc import Sequence
from dataclasses import dataclass

from candour.domain.names import listed
from candour.web.filters import plural

WIDTH, HEIGHT = 640, 200
_TOP, _FOOT = 22, 26
_ROOM = 0.72
"""Share of its place that a column fills; the rest keeps it apart from the next one."""
MOST_LABELS = 12
MOST_NAMED = 3
"""So many that share the first place are named."""
_SIGNS = 80
"""Signs of a label's size that stand beside each other along the foot."""


@dataclass(frozen=True)
class Column:
    """One column: where it stands, what it counts, and its label, empty where labels would run together."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    label: str
    number: str


@dataclass(frozen=True)
class Chart:
    """One chart: its title, what it shows in one sentence, and its columns."""

    id: str
    title: str
    sentence: str
    columns: tuple[Column, ...]

    @property
    def room(self) -> int:
        """How many signs of a label there is room for."""
        return max(5, _SIGNS // max(sum(bool(each.label) for each in self.columns), 1))

    @staticmethod
    def of(name: str, title: str, lines: Sequence[tuple[str, int]], unit: str) -> "Chart":
        """This will lay out a chart of (label, number); its sentence gives the sum and where most are."""
        most = max((number for _, number in lines), default=0)
        place = WIDTH / max(len(lines), 1)
        every = -(-len(lines) // MOST_LABELS)
        columns = []
        for order, (label, number) in enumerate(lines):
            height = round((HEIGHT - _TOP - _FOOT) * number / most, 1) if most else 0.0
            columns.append(
                Column(
                    x=round(place * (order + (1 - _ROOM) / 2), 1),
                    y=round(HEIGHT - _FOOT - height, 1),
                    width=round(place * _ROOM, 1),
                    height=height,
                    middle=round(place * (order + 0.5), 1),
                    label=label if order % every == 0 else "",
                    number=f"{number:,}" if number and len(lines) <= 2 * MOST_LABELS else "",
                )
            )
        return Chart(name, title, _sentence(lines, most, unit), tuple(columns))


def _sentence(lines: Sequence[tuple[str, int]], most: int, unit: str) -> str:
    total = sum(number for _, number in lines)
    if not most:
        return f"No {unit} yet."
    where = [label for label, number in lines if number == most]
    if len(where) > MOST_NAMED:
        return f"{plural(total, unit)} in all, {most:,} at most in each."
    each = " each" if len(where) > 1 else ""
    return f"{plural(total, unit)} in all, the most here: {listed(where)}, {most:,}{each}."
