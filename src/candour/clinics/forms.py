"""What is asked about a clinic: its plan, why it is called off, a case, a note, a host."""

from datetime import date, datetime, time

from candour.clinics.models import LONGEST_NOTE, Clinic
from candour.domain import clinics as rules
from candour.domain.cases import LONGEST_CASE
from candour.domain.clinics import KIND_WORDS, SLOT_MINUTES, ClinicKind, Plan
from candour.domain.clocks import LONDON
from candour.domain.links import LONGEST_LINK
from candour.domain.posting import tidy
from candour.domain.refusal import Refusal
from candour.domain.scheduling import Which, moment_on
from candour.web.forms import (
    DateField,
    Form,
    NumberField,
    Option,
    RadiosField,
    SelectField,
    TextAreaField,
    TextField,
    TimeField,
)


class PlanForm(Form):
    """A clinic in one form: where, when, and whether people walk in or book."""

    title = TextField("What is it called?", missing="Enter a name", max_length=rules.LONGEST_TITLE)
    kind = RadiosField(
        "How do people come?",
        options=[Option(each.value, word, hint) for each, (word, hint) in KIND_WORDS.items()],
        missing="Choose how people come",
        initial=ClinicKind.DROP_IN.value,
    )
    on = DateField("Which day?", missing="Enter the day")
    starts = TimeField("From", missing="Enter a time", hint="London time, such as 14:00.")
    ends = TimeField(
        "Until",
        missing="Enter a time",
        hint="Earlier than it begins means the next morning, for a night shift.",
    )
    where = TextField(
        "Where?", missing=None, hint="Such as: the tea room on Juniper ward.", max_length=rules.LONGEST_WHERE
    )
    link = TextField(
        "Link to join online", missing=None, hint="It starts with https://", max_length=LONGEST_LINK
    )
    about = TextAreaField(
        "What is it about?",
        missing=None,
        hint="One or two sentences.",
        rows=2,
        max_length=rules.LONGEST_ABOUT,
    )
    guests = NumberField(
        "How many may drop in?",
        missing=None,
        hint=f"A guess, for a drop-in. One host has {rules.GUESTS_A_HOST} guests at most.",
        least=1,
        most=rules.MOST_GUESTS,
        initial=rules.GUESTS_A_HOST,
    )
    slot_minutes = SelectField(
        "How long is a slot?",
        options=[(str(each), f"{each} minutes") for each in SLOT_MINUTES],
        missing=None,
        hint="Only if people book.",
    )

    def clean(self) -> dict[str, object]:
        """This will turn the day and the times into moments, and say beside a field why there is none."""
        given: dict[str, object] = super().clean() or {}
        on, starts, ends = given.get("on"), given.get("starts"), given.get("ends")
        if not isinstance(on, date) or not starts or not ends:
            return given
        first, last = time.fromisoformat(str(starts)), time.fromisoformat(str(ends))
        ends_on = date.fromordinal(on.toordinal() + 1) if last < first else on
        for name, field, day, at, which in (
            ("starts_at", "starts", on, first, Which.FIRST),
            ("ends_at", "ends", ends_on, last, Which.SECOND),
        ):
            try:
                given[name] = moment_on(day, at, which.value)
            except Refusal as refusal:
                self.add_error(field, f"{refusal.reason} {refusal.remedy}")
        return given

    @property
    def plan(self) -> Plan:
        """This will give what was written, as the actions take it."""
        given = self.cleaned_data
        kind = ClinicKind(given["kind"])
        is_drop_in = kind is ClinicKind.DROP_IN
        return Plan(
            kind=kind,
            title=tidy(given["title"]),
            about=tidy(given["about"]),
            where=tidy(given["where"]),
            link=given["link"].strip(),
            starts_at=given["starts_at"],
            ends_at=given["ends_at"],
            guests=given["guests"] if is_drop_in else None,
            slot_minutes=int(given["slot_minutes"] or 0) if not is_drop_in else None,
        )


class CallOffForm(Form):
    """Why a clinic is called off."""

    reason = TextAreaField(
        "Why?",
        missing="Enter a reason. Everybody who comes reads it",
        rows=2,
        max_length=rules.LONGEST_REASON,
    )


class CaseForm(Form):
    """A case in words without names; they are kept as they are written."""

    text = TextAreaField(
        "What would you like to talk about?",
        missing="Write what you would like to talk about",
        hint="No names, no ward, no day. You see what others will see before they do.",
        rows=8,
        max_length=LONGEST_CASE,
    )


class NoteForm(Form):
    """What was learnt, for every colleague."""

    text = TextAreaField(
        "What did you learn?",
        missing="Write what you would tell a colleague who was not there",
        hint="No names: not of patients, not of colleagues.",
        rows=5,
        max_length=LONGEST_NOTE,
    )


class AskHostForm(Form):
    """Which colleague is asked to host, or agreed to as a host."""

    name = TextField("Who?", missing="Enter a name", hint="First and last name, as on People.")


def initial_of(clinic: Clinic) -> dict[str, object]:
    """This will fill the form from what is kept; times as they are in London."""
    starts, ends = _local(clinic.starts_at), _local(clinic.ends_at)
    return {
        "title": clinic.title,
        "kind": clinic.kind,
        "on": starts.date(),
        "starts": f"{starts:%H:%M}",
        "ends": f"{ends:%H:%M}",
        "where": clinic.where,
        "link": clinic.link,
        "about": clinic.about,
        "guests": clinic.guests or rules.GUESTS_A_HOST,
        "slot_minutes": str(clinic.slot_minutes or ""),
    }


def _local(at: datetime) -> datetime:
    return at.astimezone(LONDON)
