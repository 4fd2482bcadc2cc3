"""Forms by which people come in: the code, and who they are."""

from typing import Any

from django.contrib.auth.password_validation import validate_password

from candour.joining.actions import Given
from candour.joining.models import Invitation
from candour.people.forms.sign_in import DEVICES, LENGTH_HINT
from candour.people.models import Person
from candour.web.forms import CheckboxField, EmailField, Form, PasswordField, RadiosField, TextField


class CodeForm(Form):
    """The eight signs of an invitation."""

    code = TextField(
        "Your code",
        missing="Enter the code",
        hint="8 letters and digits, such as ABCD 2345. Small letters are fine.",
        max_length=20,
        more={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": False, "width": 10},
    )


class ComingForm(Form):
    """Who somebody is. What the invitation knows already is not asked."""

    first_name = TextField(
        "First name",
        missing="Enter your first name",
        hint="As patients know you: it stands under your answers.",
        max_length=60,
        more={"autocomplete": "given-name"},
    )
    last_name = TextField(
        "Last name", missing="Enter your last name", max_length=60, more={"autocomplete": "family-name"}
    )
    job_title = TextField(
        "Job title",
        missing="Enter your job title",
        hint="Such as staff nurse.",
        max_length=80,
        more={"autocomplete": "organization-title"},
    )
    email = EmailField(
        "Email address to sign in with",
        missing="Enter an email address",
        hint="Work or private. Colleagues never see it here.",
        autocomplete="username",
    )
    is_email_private = CheckboxField(
        "This is a private address: use it only to let me sign in, never for notices", missing=None
    )
    password = PasswordField(
        "Choose a password", missing="Enter a password", hint=LENGTH_HINT, autocomplete="new-password"
    )
    device = RadiosField(
        "What are you using?", options=DEVICES, missing="Choose what you are using", initial="own"
    )

    def __init__(self, invitation: Invitation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {"email", "is_email_private"} if invitation.email or invitation.person else set()
        known |= {"first_name", "last_name", "job_title"} if invitation.person else set()
        known |= {"device"} if invitation.welcomer_id else set()
        for name in known:
            del self.fields[name]

    def clean_password(self) -> str:
        """This will refuse passwords that are short, common or like the person's name."""
        password: str = self.cleaned_data["password"]
        names = {name: self.cleaned_data.get(name, "") for name in ("first_name", "last_name", "email")}
        validate_password(password, Person(**names))
        return password

    def given(self) -> Given:
        """This will give what was typed, for the action."""
        typed = {key: value for key, value in self.cleaned_data.items() if key != "device"}
        return Given(**typed)
