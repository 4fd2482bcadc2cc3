"""What is typed on the pages of connections; the fields of a network come from its own `Way`."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from candour.channels.connecting import Field, Way
from candour.channels.tokens import Secrets
from candour.people.models import Person
from candour.web.forms import Form, PasswordField, SelectField, TextAreaField, TextField


class ConnectForm(Form):
    """The fields that a network asks for; secrets are never printed back."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, way: Way, known: Mapping[str, str] | None = None
    ) -> None:
        usual = {each.name: each.usual for each in way.fields if each.usual}
        super().__init__(data, initial={**usual, **(known or {})})
        self._asked = way.fields
        for each in way.fields:
            self.fields[each.name] = _field(each)

    def clean(self) -> dict[str, Any]:
        """This will put addresses of servers into their plain form, or say how one looks."""
        given = dict(super().clean() or {})
        for each in self._asked:
            if each.is_address and given.get(each.name):
                given[each.name] = _server(given[each.name])
                if not given[each.name]:
                    example = each.example or "https://social.example"
                    self.add_error(each.name, f"Enter the address of the server, such as {example}")
        return given

    def plain(self) -> dict[str, str]:
        """This will give what may be shown again."""
        return {each.name: self.cleaned_data[each.name] for each in self._asked if not each.is_secret}

    def secrets(self) -> Secrets:
        """This will give what may not."""
        return Secrets({each.name: self.cleaned_data[each.name] for each in self._asked if each.is_secret})


class OwnerForm(Form):
    """Who looks after an account and hears when it stops."""

    owner = SelectField("Who looks after it", missing="Choose a person", options=(("", "Choose a person"),))

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, people: Sequence[Person], chosen: str = ""
    ) -> None:
        super().__init__(data, initial={"owner": chosen})
        field = self.fields["owner"]
        assert isinstance(field, SelectField)  # noqa: S101  # tells the type checker what was declared above
        named = [(str(each.pk), f"{each.full_name}, {each.job_title}") for each in people]
        field.offer([("", "Choose a person"), *named])


class PauseForm(Form):
    """Why an account is to be quiet for a while."""

    pause_reason = TextAreaField(
        "Why should it pause?",
        missing="Enter why it should pause",
        hint="Everybody here can read it.",
        rows=2,
        max_length=250,
    )


class LeaveForm(Form):
    """Why Candour should no longer be let in."""

    leave_reason = TextAreaField(
        "Why should it be disconnected?",
        missing="Enter why it should be disconnected",
        hint="Everybody here can read it.",
        rows=2,
        max_length=250,
    )


def _field(asked: Field) -> PasswordField | TextField:
    if asked.is_secret:
        return PasswordField(asked.label, missing=asked.missing, hint=asked.hint, autocomplete="off")
    more = {"autocomplete": "off", "spellcheck": False, "autocapitalize": "none"}
    return TextField(asked.label, missing=asked.missing, hint=asked.hint, max_length=250, more=more)


def _server(typed: str) -> str:
    """This will give "https://social.example" for whatever names that server; "" for what names none."""
    words = typed.strip().rstrip("/")
    words = words if "://" in words else f"https://{words}"
    try:
        parts = urlsplit(words)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    is_plain = parts.scheme in {"http", "https"} and parts.hostname and not parts.username
    if not is_plain or parts.path or parts.query or parts.fragment or " " in parts.netloc:
        return ""
    return f"{parts.scheme}://{parts.hostname}{port}"
