"""Forms by which people invite others: one person, or a ward by a poster."""

from collections.abc import Sequence

from candour.domain.invitations import MOST_DAYS, MOST_PEOPLE
from candour.domain.roles import ROLE_LABELS, Role
from candour.people.models import Person, StaffGroup, Team
from candour.web.forms import CheckboxesField, EmailField, Form, NumberField, SelectField

ROLES = tuple((role.value, ROLE_LABELS[role]) for role in Role)


class _ToTeam(Form):
    """Which team and staff group newcomers belong to."""

    def offer(self, teams: Sequence[Team], groups: Sequence[StaffGroup]) -> None:
        """This will offer teams and staff groups; a single team is chosen already."""
        team, group = self.fields["team"], self.fields["staff_group"]
        assert isinstance(team, SelectField)  # noqa: S101 - declared below
        assert isinstance(group, SelectField)  # noqa: S101 - declared below
        options = [(str(each.pk), f"{each.name}, {each.site.name}") for each in teams]
        team.offer(options if len(options) == 1 else [("", "Choose a team"), *options])
        group.offer([("", "No staff group"), *((str(each.pk), each.name) for each in groups)])


class InviteForm(_ToTeam):
    """One person: by letter where there is an address, else by a code to read out or scan."""

    email = EmailField(
        "Their email address",
        missing=None,
        hint="Leave it empty to get a code instead, which needs no trust email address.",
        autocomplete="off",
    )
    team = SelectField("Team", options=[], missing="Choose a team")
    staff_group = SelectField("Staff group", options=[], missing=None)
    roles = CheckboxesField("Roles", options=ROLES, missing=None, hint="Nothing chosen means writer.")


class PosterForm(_ToTeam):
    """A ward's poster: how many people, how long, and who says yes to each."""

    team = SelectField("Team", options=[], missing="Choose a team")
    staff_group = SelectField("Staff group", options=[], missing=None)
    people = NumberField(
        "For how many people", missing="Enter how many people", least=1, most=MOST_PEOPLE, initial=20
    )
    days = NumberField("For how many days", missing="Enter how many days", least=1, most=MOST_DAYS, initial=7)
    welcomer = SelectField(
        "Who says yes to each of them",
        options=[],
        missing="Choose a colleague",
        hint="Somebody who knows the people of the ward. Nobody gets an account before they say yes.",
    )

    def offer_welcomers(self, people: Sequence[Person], reader: Person) -> None:
        """This will offer colleagues, the reader first."""
        field = self.fields["welcomer"]
        assert isinstance(field, SelectField)  # noqa: S101 - declared above
        others = [each for each in people if each.pk != reader.pk]
        field.offer([(str(each.pk), f"{each.full_name}, {each.job_title}") for each in (reader, *others)])
