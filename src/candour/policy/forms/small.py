"""The small forms around the table: reasons, waits and desks, the officer, the days before an election."""

from collections.abc import Mapping, Sequence
from typing import Any

from candour.domain.approval.desks import DESK_SEATS, Desk, DeskHolder
from candour.domain.approval.people import Seat
from candour.domain.approval.phrases import SEATS
from candour.domain.approval.policy import LONGEST_WAIT, Policy
from candour.domain.approval.simulation import DAYS
from candour.domain.first_look import LATEST_IN_HOURS, LATEST_OUT_OF_HOURS, Minutes
from candour.people.models import Person
from candour.policy.forms.seen import SeenForm
from candour.web.filters import length
from candour.web.forms import DateField, Form, HiddenField, NumberField, SelectField, TextAreaField, TextField

_WINDOWS = (0, 30, 60, 120, 300, 600, 900, 1800)
_SEATS = tuple((seat.value, SEATS[seat][0].upper() + SEATS[seat][1:]) for seat in DESK_SEATS)


class BeginForm(Form):
    """Why the table should change."""

    reason = TextAreaField(
        "Why should it change?",
        missing="Enter why it should change",
        hint="Everybody here can read it.",
        rows=2,
        max_length=300,
    )


class AdoptForm(Form):
    """The reason that stands with the new version; `seen` and `days` name what was looked at."""

    reason = TextAreaField(
        "Why the policy changes",
        missing="Enter why the policy changes",
        hint="It stands with the version, for everybody to read.",
        rows=3,
        max_length=300,
    )
    seen = HiddenField()
    days = HiddenField(initial=str(DAYS[0]))

    @property
    def chosen_days(self) -> int:
        """This will give the days of the simulation that is kept with the version."""
        return days_of(self.cleaned_data["days"])


def days_of(given: str | None) -> int:
    """This will read how far back to look; anything but 30, 90 or 365 is 30."""
    return next((days for days in DAYS if str(days) == given), DAYS[0])


_LOOKS = {
    hours: tuple(f"look_{who}_{hours}" for who in ("deputy", "communications", "duty"))
    for hours in ("in_hours", "out_of_hours")
}
"""The fields of each of the policy's two threes of minutes."""


def _minutes(label: str, most: int = LONGEST_WAIT) -> NumberField:
    return NumberField(label, missing="Enter minutes", least=1, most=most, suffix="minutes")


class SettingsForm(SeenForm):
    """What is set for the whole table: waits, time to hold back, names, desks."""

    in_hours = _minutes("Until the deputy is asked, in office hours")
    out_of_hours = _minutes("Until the deputy is asked, out of hours")
    then_in_hours = _minutes("Each person after that, in office hours")
    then_out_of_hours = _minutes("Each person after that, out of hours")
    look_deputy_in_hours = _minutes("Until the deputy is told, in office hours", LATEST_IN_HOURS)
    look_deputy_out_of_hours = _minutes("Until the deputy is told, out of hours", LATEST_OUT_OF_HOURS)
    look_communications_in_hours = _minutes("Until communications are told, in office hours", LATEST_IN_HOURS)
    look_communications_out_of_hours = _minutes(
        "Until communications are told, out of hours", LATEST_OUT_OF_HOURS
    )
    look_duty_in_hours = _minutes("Until the standing duty is told, in office hours", LATEST_IN_HOURS)
    look_duty_out_of_hours = _minutes("Until the standing duty is told, out of hours", LATEST_OUT_OF_HOURS)
    undo_seconds = SelectField(
        "Time to hold an approved reply back", missing="Choose a time", options=(("60", "1 minute"),)
    )
    duty_role = TextField(
        "Who is asked when everybody is silent", missing="Enter what the role is called", max_length=80
    )
    guardian = TextField(
        "Who is named to staff who raise a concern", missing="Enter whom they can speak to", max_length=120
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        policy: Policy,
        teams: Mapping[str, str],
        seen: str = "",
    ) -> None:
        super().__init__(data, initial=_settings_of(policy, seen))
        windows = sorted({*_WINDOWS, policy.undo_seconds})
        field = self.fields["undo_seconds"]
        assert isinstance(field, SelectField)  # noqa: S101  # tells the type checker what was declared above
        field.offer([(str(each), length(each) if each else "None: it leaves at once") for each in windows])
        self._policy = policy
        for desk in Desk:
            self.fields[f"seat_{desk}"] = SelectField(
                desk.label, missing="Choose who answers", options=_SEATS
            )
            first = SelectField("A team that is asked first", missing=None, options=_teams(teams))
            self.fields[f"team_{desk}"] = first

    def desks(self) -> list[dict[str, Any]]:
        """This will give the two fields of each desk for the page."""
        return [{"seat": self[f"seat_{desk}"], "team": self[f"team_{desk}"]} for desk in Desk]

    def settings(self) -> dict[str, object]:
        """This will give what was entered; a desk that is the policy's own is not named again."""
        given = self.cleaned_data
        named = ((desk, DeskHolder(Seat(given[f"seat_{desk}"]), given[f"team_{desk}"])) for desk in Desk)
        own = DeskHolder(self._policy.desk)
        plain = ("in_hours", "out_of_hours", "then_in_hours", "then_out_of_hours", "duty_role", "guardian")
        return {
            **{name: given[name] for name in plain},
            **{f"look_{hours}": _three(given, names) for hours, names in _LOOKS.items()},
            "undo_seconds": int(given["undo_seconds"]),
            "desks": tuple((desk, holder) for desk, holder in named if holder != own),
        }


def _settings_of(policy: Policy, seen: str) -> dict[str, object]:
    looks = {
        name: value
        for hours, names in _LOOKS.items()
        for name, value in zip(names, getattr(policy, f"look_{hours}"), strict=True)
    }
    plain = [name for name in SettingsForm.base_fields if name != "seen" and name not in looks]
    found: dict[str, object] = {**looks, **{name: getattr(policy, name) for name in plain}}
    for desk in Desk:
        holder = policy.desk_of(desk)
        found |= {f"seat_{desk}": holder.seat.value, f"team_{desk}": holder.team}
    return {**found, "undo_seconds": str(policy.undo_seconds), "seen": seen}


def _three(given: Mapping[str, int], names: Sequence[str]) -> Minutes:
    deputy, communications, duty = (given[name] for name in names)
    return deputy, communications, duty


def _teams(teams: Mapping[str, str]) -> list[tuple[str, str]]:
    return [("", "No team in particular"), *teams.items()]


class OfficerForm(Form):
    """Who answers for the policy."""

    person = SelectField("Accountable officer", missing="Choose a person", options=(("", "Choose a person"),))

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, people: Sequence[Person], chosen: str = ""
    ) -> None:
        super().__init__(data, initial={"person": chosen})
        field = self.fields["person"]
        assert isinstance(field, SelectField)  # noqa: S101  # tells the type checker what was declared above
        named = [(str(each.pk), f"{each.full_name}, {each.job_title}") for each in people]
        field.offer([("", "Choose a person"), *named])


class ElectionForm(Form):
    """From when to when an election is near, and which."""

    begins_on = DateField("First day", missing="Enter the first day", hint="For example, 27 3 2027")
    ends_on = DateField("Last day", missing="Enter the last day", hint="The day of the vote.")
    reason = TextField(
        "Which election, and who asks for this",
        missing="Enter which election it is",
        hint="Everybody here can read it.",
        max_length=300,
    )
