"""A row of the table as a form: conditions chosen from the closed list, whom it asks, why; a row out of it.

The fields of one alternative end in its place: `kinds_0`, `low_0`, `high_0`, `channels_0`, `part_0_0` ...
Every row shows two empty lines more than it needs, and one empty alternative; what stays empty means nothing.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from candour.domain.approval.conditions import ALWAYS, CHANNELS, FEATURES, NO, NO_POST, YES, Condition, when
from candour.domain.approval.phrases import ASKS, CHANNEL_NAMES, KINDS, ORDER, said
from candour.domain.approval.policy import LONGEST_WAIT, Ask, Row
from candour.domain.refusal import Refusal
from candour.domain.roles import RIGHT_LABELS, Right
from candour.policy.forms.seen import SeenForm
from candour.web.forms import (
    CheckboxesField,
    CheckboxField,
    NumberField,
    SelectField,
    TextAreaField,
    TextField,
)

MOST_ALTERNATIVES, MOST_PARTS = 6, 12
_PARTS = tuple((f"{name}={value}", said(name, value)) for name in ORDER for value in (YES, NO))
_PART_OPTIONS = (("", "Nothing more"), *_PARTS)
_KIND_OPTIONS = (*KINDS.items(), (NO_POST, "nobody: it is a post of our own"))
_CHANNEL_OPTIONS = tuple((name, CHANNEL_NAMES[name]) for name in CHANNEL_NAMES if name in CHANNELS)
_LEVELS = [str(level) for level in range(-5, 6)]
_LOW_OPTIONS = (("", "Any"), *((level, level) for level in _LEVELS))
_ASK_OPTIONS = tuple((ask.value, words[0].upper() + words[1:]) for ask, words in ASKS.items())
_RIGHT_OPTIONS = (
    ("", "No right: they always look"),
    *((right.value, RIGHT_LABELS[right]) for right in Right),
)


class RowForm(SeenForm):
    """One row; `row` gives what stands in it, or the number of places that a new one shows."""

    is_always = CheckboxField("It covers anything else", hint="Then nothing has to be chosen below.")
    first = SelectField(
        "Who looks first", missing=None, options=(("", "Nobody: it is checked and then sent"), *_ASK_OPTIONS)
    )
    second = SelectField("Who looks besides", missing=None, options=(("", "Nobody else"), *_ASK_OPTIONS))
    right = SelectField("Nobody looks if the writer holds the right", missing=None, options=_RIGHT_OPTIONS)
    right_0 = SelectField("The right counts only where", missing=None, options=(("", "Always"), *_PARTS))
    right_1 = SelectField("And only where", missing=None, options=_PART_OPTIONS)
    first_in_queue = CheckboxField("It goes to the front of the queue")
    deputy_minutes = NumberField(
        "Minutes until the deputy is asked",
        missing=None,
        hint="Leave it empty to use the minutes of the whole policy.",
        least=1,
        most=LONGEST_WAIT,
    )
    clause = TextField(
        "Clause", missing="Enter a clause, such as 7.2", hint="The guideline behind it.", max_length=20
    )
    why = TextAreaField(
        "Why, on the writer’s card",
        missing="Enter why, so that the card can say it",
        hint="In the middle of a sentence: Why: it answers a complaint.",
        rows=2,
        max_length=200,
    )
    next_step = TextAreaField("What is next, if anything is fixed", missing=None, rows=2, max_length=200)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, row: Row | None = None, seen: str = ""
    ) -> None:
        kept = initial_of(row) if row else {}
        super().__init__(data, initial={**kept, "seen": seen})
        told = data if data is not None else {}
        self.places = [place for place in range(MOST_ALTERNATIVES) if f"low_{place}" in told]
        if data is None:
            self.places = list(range(min(len(row.conditions) if row else 0, MOST_ALTERNATIVES - 1) + 1))
        self.lines = {place: self._lines(place, told, kept, is_new=data is None) for place in self.places}
        for place in self.places:
            self._add(place)

    def _lines(
        self, place: int, told: Mapping[str, Any], kept: Mapping[str, Any], *, is_new: bool
    ) -> list[int]:
        names = told if not is_new else kept
        used = [line for line in range(MOST_PARTS) if f"part_{place}_{line}" in names]
        return list(range(min(len(used) + 2, MOST_PARTS))) if is_new else used

    def _add(self, place: int) -> None:
        fields: dict[str, Any] = {
            f"kinds_{place}": CheckboxesField("We answer", missing=None, options=_KIND_OPTIONS),
            f"low_{place}": SelectField("Worst sentence, from", missing=None, options=_LOW_OPTIONS),
            f"high_{place}": SelectField("Worst sentence, to", missing=None, options=_LOW_OPTIONS),
            f"channels_{place}": CheckboxesField("It is on", missing=None, options=_CHANNEL_OPTIONS),
        }
        for line in self.lines[place]:
            label = "And" if line else "Only when"
            fields[f"part_{place}_{line}"] = SelectField(label, missing=None, options=_PART_OPTIONS)
        for field in fields.values():
            field.missing = ""  # everything here may stay empty, so no label says "(optional)"
        self.fields.update(fields)

    def alternatives(self) -> Iterator[dict[str, Any]]:
        """This will give the fields of each alternative for the page, in their places."""
        for place in self.places:
            yield {
                "place": place,
                "kinds": self[f"kinds_{place}"],
                "low": self[f"low_{place}"],
                "high": self[f"high_{place}"],
                "channels": self[f"channels_{place}"],
                "parts": [self[f"part_{place}_{line}"] for line in self.lines[place]],
            }

    def clean(self) -> dict[str, Any]:
        """This will read the conditions, saying beside the field what does not fit together."""
        given = super().clean() or self.cleaned_data
        found = []
        for place in self.places:
            try:
                condition = self._condition(place)
            except Refusal as refusal:
                self.add_error(f"low_{place}", f"{refusal.reason} {refusal.remedy}")
                continue
            if condition.parts:
                found.append(condition)
        if given.get("is_always") and found:
            self.add_error("is_always", "Choose one: it covers anything else, or it has conditions")
        if not given.get("is_always") and not found and not self.errors:
            self.add_error("is_always", "Say when it applies, or tick that it covers anything else")
        if given.get("second") and not given.get("first"):
            self.add_error("first", "Choose who looks first")
        given["conditions"] = (ALWAYS,) if given.get("is_always") else tuple(found)
        return given

    def _condition(self, place: int) -> Condition:
        given = self.cleaned_data
        plain: dict[str, object] = {}
        if kinds := given.get(f"kinds_{place}"):
            plain["kind"] = kinds
        if channels := given.get(f"channels_{place}"):
            plain["channel"] = channels
        low, high = given.get(f"low_{place}") or "", given.get(f"high_{place}") or ""
        if low or high:
            if int(low or -5) > int(high or 5):
                raise Refusal("The first number is above the second.", "Change one of them.")
            plain["criticality"] = f"{low or -5}..{high or 5}"
        for line in self.lines[place]:
            name, _, value = (given.get(f"part_{place}_{line}") or "").partition("=")
            if name and plain.setdefault(name, value == YES) is not (value == YES):
                raise Refusal("Two lines exclude each other.", "Leave one of them out.")
        return when(plain)

    def row(self, number: str) -> Row:
        """This will make the row of what was entered; call it on a form that is valid."""
        given = self.cleaned_data
        lines = [given[name].partition("=") for name in ("right_0", "right_1") if given[name]]
        right = Right(given["right"]) if given["right"] else None
        return Row(
            number=number,
            clause=given["clause"].strip(),
            conditions=given["conditions"],
            asks=tuple(Ask(given[name]) for name in ("first", "second") if given[name]),
            when_words="",
            route_words="",
            why=given["why"].strip().rstrip("."),
            right=right,
            right_when=when({name: value == YES for name, _, value in lines}) if right else ALWAYS,
            first_in_queue=given["first_in_queue"],
            next_step=given["next_step"].strip(),
            deputy_minutes=given["deputy_minutes"],
        )


def initial_of(row: Row) -> dict[str, Any]:
    """This will put a row into the fields' values."""
    found: dict[str, Any] = {
        "is_always": row.conditions == (ALWAYS,),
        "first": row.asks[0].value if row.asks else "",
        "second": row.asks[1].value if len(row.asks) > 1 else "",
        "right": row.right.value if row.right else "",
        "first_in_queue": row.first_in_queue,
        "deputy_minutes": row.deputy_minutes,
        "clause": row.clause,
        "why": row.why,
        "next_step": row.next_step,
    }
    for line, part in enumerate(_yes_or_no(row.right_when)):
        found[f"right_{line}"] = part
    for place, condition in enumerate(row.conditions):
        found.update(_initial(place, dict(condition.parts), _yes_or_no(condition)))
    return found


def _initial(place: int, values: Mapping[str, frozenset[str]], parts: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {f"part_{place}_{line}": part for line, part in enumerate(parts)}
    found[f"kinds_{place}"] = sorted(values.get("kind", ()))
    found[f"channels_{place}"] = sorted(values.get("channel", ()))
    if levels := sorted(int(level) for level in values.get("criticality", frozenset()) - {NO_POST}):
        found[f"low_{place}"], found[f"high_{place}"] = str(levels[0]), str(levels[-1])
    return found


def _yes_or_no(condition: Condition) -> list[str]:
    values = dict(condition.parts)
    return [
        f"{name}={value}"
        for name in ORDER
        if name in values and len(values[name]) == 1
        for value in values[name]
    ]


def by_hand_refusal(row: Row) -> Refusal | None:
    """This will say that a row, written in a file, asks for more than this form can show, or nothing."""
    fits = len(row.conditions) < MOST_ALTERNATIVES and _fits(row.right_when, is_lines_only=True)
    if fits and all(_fits(condition) for condition in row.conditions):
        return None
    return Refusal(
        "This row has conditions that were written in a file.",
        "It can be moved or taken out here. Add a new row to say something else.",
    )


def _fits(condition: Condition, *, is_lines_only: bool = False) -> bool:
    values = dict(condition.parts)
    lines = {name for name in values if FEATURES[name] == {YES, NO}}
    if is_lines_only:
        return lines == set(values) and len(lines) <= 2 and all(len(values[name]) == 1 for name in lines)
    levels = values.get("criticality", frozenset())
    numbers = sorted(int(level) for level in levels - {NO_POST})
    run = not levels or (numbers != [] and numbers == list(range(numbers[0], numbers[-1] + 1)))
    return (
        run and NO_POST not in levels and len(lines) <= MOST_PARTS and all(len(values[n]) == 1 for n in lines)
    )
