"""Writing a promise down, giving it a later day, and saying why not: text in, values out."""

from collections.abc import Sequence

from candour.people.models import Team
from candour.web.forms import DateField, Form, SelectField, TextAreaField


class PromiseForm(Form):
    """What, by when, which team."""

    what = TextAreaField(
        "What will be done?",
        missing="Enter what will be done",
        hint="One short sentence that everybody may read. Name no person.",
        rows=3,
        max_length=300,
        counted=True,
    )
    due_on = DateField("By when?", missing="Enter the last day", hint="Such as 3 5 2027.")
    team = SelectField("Which team does it?", options=[], missing="Choose a team")

    def offer(self, teams: Sequence[Team]) -> "PromiseForm":
        """This will offer these teams."""
        field = self.fields["team"]
        assert isinstance(field, SelectField)  # noqa: S101 - declared above
        named = [(str(team.pk), f"{team.name}, {team.site.name}") for team in teams]
        field.offer([("", "Choose a team"), *named])
        self.teams = {str(team.pk): team for team in teams}
        return self

    @property
    def team_chosen(self) -> Team:
        """This will give the chosen team."""
        return self.teams[self.cleaned_data["team"]]


class WhyNotForm(Form):
    """Why a promise is not this team's."""

    reason = TextAreaField(
        "Why is it not yours?",
        missing="Enter a reason: it helps to find the team that can do it",
        hint="Only colleagues read this.",
        rows=2,
        max_length=300,
    )


class RenewForm(Form):
    """A later day, and why."""

    due_on = DateField("New day", missing="Enter the new day", hint="Such as 3 5 2027.")
    reason = TextAreaField(
        "Why does it take longer?",
        missing="Enter a reason: whoever was promised this reads it",
        hint="Everybody can read this once a colleague has looked at it. Name no person.",
        rows=2,
        max_length=300,
    )


class EndForm(Form):
    """Why a promise cannot be kept."""

    reason = TextAreaField(
        "Why can it not be kept?",
        missing="Enter a reason: whoever was promised this reads it",
        hint="Everybody can read this once a colleague has looked at it. Name no person.",
        rows=2,
        max_length=300,
    )
