"""allauth's forms for signing in and passwords, in the house look and the house's words."""

from typing import Any

from allauth.account import forms as allauth_forms
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest, HttpResponse

from candour.web.forms import EmailField, Form, Option, PasswordField, RadiosField

DEVICES = (
    Option("shared", "A shared ward computer", "You are signed out after 10 minutes without use."),
    Option("own", "My own phone or computer", "You stay signed in for 14 days, and drafts are kept on it."),
)
LENGTH_HINT = "At least 12 characters. Three or four words that do not belong together are good."


class SignInForm(allauth_forms.LoginForm, Form):  # type: ignore[misc]  # allauth ships no types
    """E-mail address, password, and whose device this is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {
            "login": EmailField("Email address", missing="Enter your email address", autocomplete="username"),
            "password": PasswordField("Password", missing="Enter your password"),
            "device": RadiosField(
                "What are you using?", options=DEVICES, missing="Choose what you are using", initial="shared"
            ),
        }

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """This will sign in, keeping whose device it is for the whole session."""
        request.session["own_device"] = self.cleaned_data["device"] == "own"
        response: HttpResponse = super().login(request, redirect_url)
        return response


class AgainForm(allauth_forms.ReauthenticateForm, Form):  # type: ignore[misc]  # allauth ships no types
    """The password once more, before something that matters."""

    password = PasswordField("Password", missing="Enter your password")


class AskForPasswordForm(allauth_forms.ResetPasswordForm, Form):  # type: ignore[misc]  # allauth ships no types
    """Where to send the link by which a new password is chosen."""

    email = EmailField("Email address", missing="Enter your email address")


class _NewPassword(Form):
    """A new password, typed twice."""

    password1 = PasswordField(
        "New password",
        missing="Enter a new password",
        hint=LENGTH_HINT,
        autocomplete="new-password",
    )
    password2 = PasswordField(
        "New password again", missing="Enter the new password again", autocomplete="new-password"
    )

    def clean_password1(self) -> str:
        """This will refuse passwords that are short, common or like the person's name."""
        password: str = self.cleaned_data["password1"]
        validate_password(password, getattr(self, "user", None))
        return password


class ChangePasswordForm(_NewPassword, allauth_forms.ChangePasswordForm):  # type: ignore[misc]  # as above
    """The old password and a new one."""

    oldpassword = PasswordField("Your password now", missing="Enter your password now")
    field_order = ("oldpassword", "password1", "password2")


class SetPasswordForm(_NewPassword, allauth_forms.SetPasswordForm):  # type: ignore[misc]  # as above
    """A first password."""


class ChoosePasswordForm(_NewPassword, allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]  # as above
    """A new password by the link in a letter."""
