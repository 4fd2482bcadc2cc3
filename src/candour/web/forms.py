"""Forms whose fields print NHS.UK components and whose errors say what to do."""

from django import forms

from candour.web.choices import (
    CheckboxesField,
    CheckboxField,
    DateField,
    Option,
    RadiosField,
    SelectField,
    TimeField,
)
from candour.web.fields import (
    EmailField,
    FieldOnPage,
    FileField,
    HiddenField,
    NumberField,
    PasswordField,
    TextAreaField,
    TextField,
)

__all__ = [
    "CheckboxField",
    "CheckboxesField",
    "DateField",
    "EmailField",
    "FileField",
    "Form",
    "HiddenField",
    "NumberField",
    "Option",
    "PasswordField",
    "RadiosField",
    "SelectField",
    "TextAreaField",
    "TextField",
    "TimeField",
]


class Form(forms.Form):
    """The base of all forms: errors come from the server, so that they read the same everywhere."""

    use_required_attribute = False

    @property
    def summary(self) -> list[dict[str, str]]:
        """This will list every error in the order of the page: its text, and the href of its input."""
        lines = [{"text": str(error)} for error in self.non_field_errors()]
        for name in self.fields:
            bound = self[name]
            target = bound.target if isinstance(bound, FieldOnPage) else bound.auto_id
            lines += [{"text": str(error), "href": f"#{target}"} for error in bound.errors]
        return lines
