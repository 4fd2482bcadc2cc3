"""Forms for adding people, their roles, suspension, withdrawing a right, and the trust's settings."""

from django.http import QueryDict

from candour.domain.links import LONGEST_LINK
from candour.domain.roles import RIGHT_LABELS, ROLE_LABELS, Right, Role
from candour.people.actions.places import JURISDICTIONS
from candour.people.models import StaffGroup, Team, Trust
from candour.web.forms import (
    CheckboxesField,
    EmailField,
    Form,
    RadiosField,
    SelectField,
    TextAreaField,
    TextField,
)

ROLES = tuple((role.value, ROLE_LABELS[role]) for role in Role)
RIGHTS = tuple((right.value, RIGHT_LABELS[right]) for right in Right)


class AddPersonForm(Form):
    """Somebody new: they get a letter with a link to choose a password."""

    first_name = TextField("First name", missing="Enter a first name", max_length=60)
    last_name = TextField("Last name", missing="Enter a last name", max_length=60)
    email = EmailField("Email address", missing="Enter an email address", autocomplete="off")
    job_title = TextField(
        "Job title",
        missing="Enter a job title",
        hint="Such as staff nurse.",
        max_length=80,
    )
    staff_number = TextField(
        "Staff number",
        missing=None,
        hint="Says that two accounts are one person.",
        max_length=30,
    )
    team = SelectField("Team", options=[], missing=None)
    staff_group = SelectField("Staff group", options=[], missing=None)
    roles = CheckboxesField("Roles", options=ROLES, missing=None)

    def offer(self, trust: Trust) -> "AddPersonForm":
        """This will offer the teams and staff groups of one trust; two statements."""
        teams = Team.objects.for_trust(trust).select_related("site")
        groups = StaffGroup.objects.for_trust(trust)
        team, group = self.fields["team"], self.fields["staff_group"]
        assert isinstance(team, SelectField)  # noqa: S101 - declared above
        assert isinstance(group, SelectField)  # noqa: S101 - declared above
        team.offer([("", "No team"), *((str(each.pk), f"{each.name}, {each.site.name}") for each in teams)])
        group.offer([("", "No staff group"), *((str(each.pk), each.name) for each in groups)])
        return self


class RoleForm(Form):
    """A role to give."""

    role = SelectField("Role", options=[("", "Choose a role"), *ROLES], missing="Choose a role")


class EndRoleForm(Form):
    """A role to end, named by a button."""

    role = RadiosField("Role", options=ROLES, missing="Choose a role")


class ReasonForm(Form):
    """Why."""

    reason = TextAreaField(
        "Reason", missing="Enter a reason", hint="The person may read this.", rows=3, max_length=300
    )


class WithdrawForm(ReasonForm):
    """Which right, and why."""

    right = SelectField("Right", options=[("", "Choose a right"), *RIGHTS], missing="Choose a right")
    field_order = ("right", "reason")


class TrustForm(Form):
    """How the trust works."""

    jurisdiction = RadiosField(
        "Which law on apologies applies", options=tuple(JURISDICTIONS.items()), missing="Choose one"
    )
    duty_title = TextField(
        "Standing duty role",
        missing="Enter what the role is called",
        hint="Who is asked when everybody else is silent, such as site manager on duty.",
        max_length=80,
    )
    duty_phone = TextField("Their phone number", missing=None, max_length=30)

    @staticmethod
    def of(trust: Trust, sent: QueryDict | None = None) -> "TrustForm":
        """This will print what is kept, or take what was sent."""
        return TrustForm(sent, initial={name: getattr(trust, name) for name in TrustForm.base_fields})


class VacanciesForm(Form):
    """Where the trust's open jobs are listed."""

    vacancies_url = TextField(
        "Link to our vacancies",
        missing=None,
        hint="It stands on the public page about working here. Empty: that page says nothing of jobs.",
        max_length=LONGEST_LINK,
        more={"inputmode": "url", "spellcheck": False},
    )

    @staticmethod
    def of(trust: Trust) -> "VacanciesForm":
        """This will print what is kept."""
        return VacanciesForm(initial={"vacancies_url": trust.vacancies_url})
