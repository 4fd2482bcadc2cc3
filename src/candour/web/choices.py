"""Form fields that offer choices (radios, lists, checkboxes) and days, printed as NHS.UK components."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from candour.web.fields import FieldOnPage, HouseField, Params, TextField


@dataclass(frozen=True)
class Option:
    """One choice: its value, its words, and a hint beneath it."""

    value: str
    words: str
    hint: str = ""


Options = Sequence[Option | tuple[str, str]]


class RadiosField(HouseField, forms.ChoiceField):
    """One of a few, as radios."""

    component = "radios"

    def __init__(
        self,
        label: str,
        *,
        options: Options,
        missing: str | None,
        hint: str = "",
        inline: bool = False,
        label_size: str = "s",
        initial: str = "",
    ) -> None:
        self.options = _options(options)
        super().__init__(
            label,
            missing=missing,
            hint=hint,
            label_size=label_size,
            initial=initial,
            more={"inline": inline},
            choices=_choices(self.options),
            messages={"invalid_choice": "Choose one of these"},
        )

    def offer(self, options: Options) -> None:
        """This will replace the options, from a form's __init__."""
        self.options = _options(options)
        self.choices = _choices(self.options)

    def params(self, bound: FieldOnPage) -> Params:
        """This will add the options, with the chosen one checked."""
        value = str(bound.value() or "")
        items = [_item(option, option.value == value, "checked") for option in self.options]
        return _with_first_id(self.group(bound)) | {"items": items}


class SelectField(RadiosField):
    """One of many, as a list that opens; give its first option as ("", "Choose a site")."""

    component = "select"

    def params(self, bound: FieldOnPage) -> Params:
        """This will add the options, with the chosen one selected."""
        value = str(bound.value() or "")
        items = [_item(o, o.value == value, "selected") for o in self.options]
        return HouseField.params(self, bound) | {"items": items}


class CheckboxesField(HouseField, forms.MultipleChoiceField):
    """Any of a few, as checkboxes; cleans to a list of values."""

    component = "checkboxes"

    def __init__(
        self,
        label: str,
        *,
        options: Options,
        missing: str | None,
        hint: str = "",
        label_size: str = "s",
        initial: Sequence[str] = (),
    ) -> None:
        self.options = _options(options)
        super().__init__(
            label,
            missing=missing,
            hint=hint,
            label_size=label_size,
            initial=list(initial),
            choices=_choices(self.options),
            messages={"invalid_choice": "Choose from these"},
        )

    def offer(self, options: Options) -> None:
        """This will replace the options, from a form's __init__."""
        self.options = _options(options)
        self.choices = _choices(self.options)

    def params(self, bound: FieldOnPage) -> Params:
        """This will add the options, with the chosen ones checked."""
        values = {str(value) for value in (bound.value() or [])}
        items = [_item(option, option.value in values, "checked") for option in self.options]
        return _with_first_id(self.group(bound)) | {"items": items}


class CheckboxField(HouseField, forms.BooleanField):
    """One yes on its own, such as "This is my own device"; `missing` makes the yes necessary."""

    component = "checkboxes"

    def __init__(
        self, label: str, *, missing: str | None = None, hint: str = "", initial: bool = False
    ) -> None:
        super().__init__(label, missing=missing, hint=hint, initial=initial)

    def params(self, bound: FieldOnPage) -> Params:
        """This will print one box, whose words are the label."""
        shared = self.shared(bound)
        shared.pop("hint", None)
        option = Option("yes", str(self.label), str(self.help_text))
        return _with_first_id(shared) | {"items": [_item(option, bool(bound.value()), "checked")]}


class DateField(HouseField, forms.MultiValueField):
    """A day, typed as day, month and year; cleans to a date."""

    component = "date"
    first_input = "-day"

    def __init__(
        self,
        label: str,
        *,
        missing: str | None,
        hint: str = "",
        initial: dt.date | None = None,
        label_size: str = "s",
    ) -> None:
        parts = (
            forms.CharField(required=False),
            forms.CharField(required=False),
            forms.CharField(required=False),
        )
        super().__init__(
            label,
            missing=missing,
            hint=hint,
            label_size=label_size,
            initial=initial,
            fields=parts,
            widget=_DateParts(),
            require_all_fields=False,
        )

    def compress(self, data_list: list[str]) -> dt.date | None:
        """This will make a day of the three parts, raising a ValidationError that says what to enter."""
        if not any(data_list):
            return None
        try:
            day, month, year = (int(part) for part in data_list)
            return dt.date(year, month, day)
        except ValueError:
            raise forms.ValidationError("Enter a real day, such as 3 5 2026", code="real_day") from None

    def params(self, bound: FieldOnPage) -> Params:
        """This will add the three inputs."""
        values = bound.field.widget.decompress(bound.value())
        items = [
            {"id": f"{bound.id}-{part}", "name": f"{bound.html_name}-{part}", "label": part.capitalize()}
            | {"value": value or "", "width": 4 if part == "year" else 2}
            for part, value in zip(_DateParts.parts, values, strict=True)
        ]
        return self.group(bound) | {"items": items}


class TimeField(TextField):
    """A time of day, typed as 22:10; cleans to that text, checked."""

    def __init__(
        self, label: str, *, missing: str | None = "Enter a time", hint: str = "Such as 19:30."
    ) -> None:
        super().__init__(label, missing=missing, hint=hint, max_length=5, more={"width": 5})

    def clean(self, value: str) -> str:
        """This will refuse what is no time of day."""
        text: str = super().clean(value)
        if not text:
            return ""
        try:
            dt.time.fromisoformat(text)
        except ValueError as fault:
            raise forms.ValidationError("Enter a time as on a ward's clock, such as 19:30") from fault
        return text


class _DateParts(forms.MultiWidget):
    parts = ("day", "month", "year")

    def __init__(self) -> None:
        super().__init__({part: forms.TextInput() for part in self.parts})
        self.widgets_names = [f"-{part}" for part in self.parts]

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, dt.date):
            return [value.day, value.month, value.year]
        return list(value) if value else [None, None, None]


def _options(options: Options) -> list[Option]:
    return [option if isinstance(option, Option) else Option(*option) for option in options]


def _choices(options: Iterable[Option]) -> list[tuple[str, str]]:
    return [(option.value, option.words) for option in options]


def _item(option: Option, chosen: bool, word: str) -> Params:
    item: Params = {"value": option.value, "text": option.words, word: chosen}
    return item | {"hint": {"text": option.hint}} if option.hint else item


def _with_first_id(params: Params) -> Params:
    """This will give the field's id to its first input, where the macro would name the group so too."""
    return {key: value for key, value in params.items() if key != "id"} | {"idPrefix": params["id"]}
