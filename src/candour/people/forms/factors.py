"""allauth's forms for the second factor, in the house look and the house's words."""

from typing import Any

from allauth.mfa.base import forms as base_forms
from allauth.mfa.recovery_codes import forms as code_forms
from allauth.mfa.totp import forms as app_forms
from allauth.mfa.webauthn import forms as key_forms
from django import forms

from candour.web.forms import Form, TextField

DIGITS = {"inputmode": "numeric", "autocomplete": "one-time-code", "width": 10, "spellcheck": False}


def code_field(hint: str) -> TextField:
    """This will make the field for a code."""
    return TextField("Code", missing="Enter the code", hint=hint, max_length=20, more=DIGITS)


class CodeForm(base_forms.AuthenticateForm, Form):  # type: ignore[misc]  # allauth ships no types
    """The code of an app, or a recovery code, while signing in."""

    code = code_field("The 6 digits that your app shows now, or one of your recovery codes.")


class CodeAgainForm(base_forms.ReauthenticateForm, Form):  # type: ignore[misc]  # allauth ships no types
    """The code once more, before something that matters."""

    code = code_field("The 6 digits that your app shows now, or one of your recovery codes.")


class AppForm(app_forms.ActivateTOTPForm, Form):  # type: ignore[misc]  # allauth ships no types
    """The first code of a new app."""

    code = code_field("The 6 digits that the app shows now.")


class NoAppForm(app_forms.DeactivateTOTPForm, Form):  # type: ignore[misc]  # allauth ships no types
    """Nothing but the wish to take the app away."""


class NewCodesForm(code_forms.GenerateRecoveryCodesForm, Form):  # type: ignore[misc]  # allauth ships no types
    """Nothing but the wish for new recovery codes."""


class _Named(Form):
    """A name by which somebody knows a passkey."""

    name = TextField("Name of this passkey", missing=None, hint="Such as my phone.", max_length=60)


class PasskeyForm(_Named, key_forms.AddWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """A new passkey: its name, and what the device says, put in by our script."""

    passwordless = None
    field_order = ("name", "credential")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"].error_messages["required"] = "Your device made no passkey. Try again."


class PasskeyNameForm(_Named, key_forms.EditWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """Another name for a passkey."""

    name = TextField("Name of this passkey", missing="Enter a name", max_length=60)


class _KeyAnswer(Form):
    """What a device answers, put in by our script."""

    credential = forms.JSONField(
        widget=forms.HiddenInput, error_messages={"required": "Your device gave no answer. Try again."}
    )


class KeyForm(_KeyAnswer, key_forms.AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """A passkey as the second factor."""


class KeyAgainForm(_KeyAnswer, key_forms.ReauthenticateWebAuthnForm):  # type: ignore[misc]  # as above
    """A passkey once more, before something that matters."""
