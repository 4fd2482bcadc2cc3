"""Forms for planning and swapping turns on call."""

import datetime as dt
from datetime import datetime

from candour.domain.roles import ROLE_LABELS
from candour.people.actions.rota import ON_CALL_ROLES
from candour.people.models import Trust
from candour.people.queries.persons import active_people
from candour.web.filters import LONDON
from candour.web.forms import DateField, Form, SelectField, TextField, TimeField

ROLES = tuple((role.value, ROLE_LABELS[role]) for role in ON_CALL_ROLES)


class PlanForm(Form):
    """A turn on call: who, as what, from when to when."""

    role = SelectField("On call as", options=[("", "Choose a role"), *ROLES], missing="Choose a role")
    title = TextField(
        "What colleagues call it", missing="Enter a title", hint="Such as matron on call", max_length=80
    )
    person = SelectField("Who", options=[], missing="Choose somebody")
    deputy = SelectField("Deputy", options=[], missing=None)
    starts_on = DateField("First day", missing="Enter the first day")
    starts = TimeField("From")
    ends_on = DateField("Last day", missing="Enter the last day")
    ends = TimeField("Until")

    def offer(self, trust: Trust) -> "PlanForm":
        """This will offer the active people of one trust; one statement."""
        _offer(self, trust, person="Choose somebody", deputy="No deputy")
        return self

    @property
    def starts_at(self) -> datetime:
        """This will give the start, in London's time."""
        return _moment(self.cleaned_data["starts_on"], self.cleaned_data["starts"])

    @property
    def ends_at(self) -> datetime:
        """This will give the end, in London's time."""
        return _moment(self.cleaned_data["ends_on"], self.cleaned_data["ends"])


class SwapForm(Form):
    """Who takes a turn."""

    to = SelectField("Who takes it", options=[], missing="Choose somebody")

    def offer(self, trust: Trust) -> "SwapForm":
        """This will offer the active people of one trust; one statement."""
        _offer(self, trust, to="Choose somebody")
        return self


class StandingDutyForm(Form):
    """Who stands at the end of every route."""

    first = SelectField("Who is asked first", options=[], missing="Choose somebody")
    then = SelectField("Who is asked next", options=[], missing=None)

    def offer(self, trust: Trust) -> "StandingDutyForm":
        """This will offer the active people of one trust; one statement."""
        _offer(self, trust, first="Choose somebody", then="Nobody else")
        return self


def _offer(form: Form, trust: Trust, **first_words: str) -> None:
    people = [(str(each.pk), f"{each.full_name}, {each.job_title}") for each in active_people(trust)]
    for name, words in first_words.items():
        field = form.fields[name]
        assert isinstance(field, SelectField)  # noqa: S101 - declared in each form above
        field.offer([("", words), *people])


def _moment(on: dt.date, at: str) -> datetime:
    return datetime.combine(on, dt.time.fromisoformat(at), tzinfo=LONDON)
