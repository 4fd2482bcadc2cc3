"""Form fields that print themselves as NHS.UK components, with label, hint, error and the ties between them.

`missing` is what a reader is told to do when a field is empty ("Enter a reason"); None makes the field
optional, and its label says so.
"""

from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.template import engines
from django.utils.safestring import SafeString

Params = dict[str, Any]


class FieldOnPage(BoundField):
    """A field together with what was typed into it, printed as its component."""

    def __str__(self) -> SafeString:
        return self.__html__()

    def __html__(self) -> SafeString:
        """This will print the whole component: label, hint, error and input."""
        house: Any = self.field
        template = engines["jinja2"].get_template(f"components/field/{house.component}.html")
        return SafeString(template.render({"params": house.params(self)}))

    @property
    def first_error(self) -> str:
        return str(self.errors[0]) if self.errors else ""

    @property
    def target(self) -> str:
        """This will give the id that the error summary jumps to: the first input of a group."""
        return f"{self.id}{getattr(self.field, 'first_input', '')}"

    @property
    def id(self) -> str:
        return self.auto_id or self.html_name


class HouseField(forms.Field):
    """What all our fields share; mixed in before one of Django's fields."""

    component: ClassVar[str] = "input"
    first_input: ClassVar[str] = ""
    bound_field_class = FieldOnPage

    def __init__(
        self,
        label: str,
        *,
        missing: str | None,
        hint: str = "",
        label_size: str = "s",
        more: Params | None = None,
        messages: dict[str, str] | None = None,
        **django: Any,
    ) -> None:
        self.missing, self.label_size, self.more = missing, label_size, more or {}
        words = {"required": missing or "", **(messages or {})}
        django.setdefault("required", missing is not None)
        super().__init__(label=label, help_text=hint, error_messages=words, **django)

    @property
    def label_words(self) -> str:
        return f"{self.label}" if self.missing is not None else f"{self.label} (optional)"

    def params(self, bound: FieldOnPage) -> Params:
        """This will give the macro's parameters for this field on this page."""
        size = f"nhsuk-label--{self.label_size}" if self.label_size else ""
        return {
            **self.shared(bound),
            "label": {"text": self.label_words, "classes": size},
            "value": bound.value(),
        }

    def shared(self, bound: FieldOnPage) -> Params:
        """This will give the parameters that every macro takes: id, name, hint and error."""
        shared: Params = {"id": bound.id, "name": bound.html_name, **self.more}
        if self.help_text:
            shared["hint"] = {"text": str(self.help_text)}
        if bound.first_error:
            shared["errorMessage"] = {"text": bound.first_error}
        return shared

    def group(self, bound: FieldOnPage) -> Params:
        """This will give the parameters of a macro with several inputs in one fieldset."""
        size = f"nhsuk-fieldset__legend--{self.label_size}" if self.label_size else ""
        legend = {"text": self.label_words, "classes": size}
        return {**self.shared(bound), "fieldset": {"legend": legend}}


class TextField(HouseField, forms.CharField):
    """One line of text. `more` passes to the NHS.UK input: width, inputmode, autocomplete, prefix."""

    def __init__(
        self,
        label: str,
        *,
        missing: str | None,
        hint: str = "",
        max_length: int = 200,
        label_size: str = "s",
        more: Params | None = None,
        initial: str = "",
    ) -> None:
        super().__init__(
            label,
            missing=missing,
            hint=hint,
            label_size=label_size,
            more=more,
            initial=initial,
            max_length=max_length,
            messages={"max_length": f"{label} must be {max_length:,} characters or fewer"},
        )


class EmailField(HouseField, forms.EmailField):
    """An e-mail address."""

    def __init__(
        self, label: str, *, missing: str | None, hint: str = "", autocomplete: str = "email"
    ) -> None:
        more = {"type": "email", "autocomplete": autocomplete, "spellcheck": False}
        words = {"invalid": "Enter an email address in the form name@example.com"}
        super().__init__(label, missing=missing, hint=hint, more=more, messages=words)


class NumberField(HouseField, forms.IntegerField):
    """A whole number, typed as digits."""

    def __init__(
        self,
        label: str,
        *,
        missing: str | None,
        hint: str = "",
        least: int | None = None,
        most: int | None = None,
        width: int = 4,
        suffix: str = "",
        initial: int | None = None,
    ) -> None:
        more: Params = {"inputmode": "numeric", "width": width} | ({"suffix": suffix} if suffix else {})
        words = {
            "invalid": f"{label} must be a whole number",
            "min_value": f"{label} must be {least} or more",
            "max_value": f"{label} must be {most} or less",
        }
        super().__init__(
            label,
            missing=missing,
            hint=hint,
            more=more,
            messages=words,
            min_value=least,
            max_value=most,
            initial=initial,
        )


class PasswordField(HouseField, forms.CharField):
    """A password, with a button to show it where JavaScript is on; never printed back."""

    component = "password"

    def __init__(
        self, label: str, *, missing: str | None, hint: str = "", autocomplete: str = "current-password"
    ) -> None:
        more = {"autocomplete": autocomplete}
        super().__init__(label, missing=missing, hint=hint, more=more, strip=False, max_length=1000)

    def params(self, bound: FieldOnPage) -> Params:
        """This will leave out what was typed."""
        return super().params(bound) | {"value": ""}


class TextAreaField(HouseField, forms.CharField):
    """Text of several lines. `counted` shows how many characters are left of `max_length`."""

    component = "textarea"

    def __init__(
        self,
        label: str,
        *,
        missing: str | None,
        hint: str = "",
        rows: int = 5,
        max_length: int = 10_000,
        counted: bool = False,
        label_size: str = "s",
        more: Params | None = None,
        initial: str = "",
    ) -> None:
        self.counted = counted
        super().__init__(
            label,
            missing=missing,
            hint=hint,
            label_size=label_size,
            more={"rows": str(rows), **(more or {})},
            initial=initial,
            max_length=max_length,
            messages={"max_length": f"Use {max_length:,} characters or fewer"},
        )

    def params(self, bound: FieldOnPage) -> Params:
        """This will add the length to a counted field."""
        params = super().params(bound)
        return params | {"maxlength": str(self.max_length), "counted": True} if self.counted else params


class FileField(HouseField, forms.FileField):
    """A file to send, or `several`; the form's page must use `post_form(..., files=True)`."""

    component = "file"

    def __init__(
        self,
        label: str,
        *,
        missing: str | None,
        hint: str = "",
        accept: str = "",
        several: bool = False,
        attributes: Params | None = None,
    ) -> None:
        said = ({"accept": accept} if accept else {}) | ({"multiple": "multiple"} if several else {})
        more = {"attributes": said | (attributes or {})}
        words = {"empty": "This file is empty. Choose another one"}
        super().__init__(label, missing=missing, hint=hint, more=more, messages=words)


class HiddenField(HouseField, forms.CharField):
    """A value that goes with the form without being shown."""

    component = "hidden"

    def __init__(self, *, initial: str = "", missing: str | None = None) -> None:
        super().__init__("", missing=missing, initial=initial, max_length=2000, widget=forms.HiddenInput())
