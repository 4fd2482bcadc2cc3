"""Forms of private talks: for staff who offer one, and for whoever asks for one."""

from collections.abc import Sequence
from typing import Any

from candour.domain.talks import (
    HOW_WORDS,
    LONGEST_NAME,
    LONGEST_REACH,
    LONGEST_WORDS,
    OUTCOME_WORDS,
    WHEN_WORDS,
    How,
    Outcome,
    Wanted,
    When,
)
from candour.people.models import Person
from candour.web.forms import (
    CheckboxField,
    Form,
    HiddenField,
    Option,
    RadiosField,
    SelectField,
    TextAreaField,
    TextField,
)

WHENEVER = [(when.value, words.capitalize()) for when, words in WHEN_WORDS.items()]
ASKED_WAYS = [
    Option(How.RING.value, "Ring me"),
    Option(How.MEET.value, "Meet me", "We get in touch first, to find a time and a place."),
    Option(How.WRITE.value, "Write to me", "An email, or a letter if you give an address."),
]


class _NamesSomebody(Form):
    """A form with a list of people who can be named."""

    to = SelectField("Who", missing="Choose somebody", options=[])

    def __init__(
        self, *given: Any, people: Sequence[Person] = (), me: Person | None = None, **named: Any
    ) -> None:
        super().__init__(*given, **named)
        field = self.fields["to"]
        assert isinstance(field, SelectField)  # noqa: S101  # tells the type checker what was declared above
        field.offer([("", "Choose somebody"), *((str(one.pk), _words(one, me)) for one in people)])


class OfferForm(_NamesSomebody):
    """Who talks, how, and when it suits them."""

    opened = HiddenField(missing="Open this page again")
    to = SelectField(
        "Who talks to them?",
        missing="Choose who talks to them",
        hint="They see this first name and job title. Choose somebody who will be here.",
        options=[],
    )
    how = RadiosField(
        "How?",
        options=[(how.value, words) for how, words in HOW_WORDS.items()],
        missing="Choose how",
        initial=How.RING.value,
    )
    suits = RadiosField(
        "When can they?", options=WHENEVER, missing="Choose when", initial=When.ANY_TIME.value
    )


class HandOnForm(_NamesSomebody):
    """To whom a talk goes."""

    to = SelectField("Hand it to", missing="Choose a colleague", options=[])


class OutcomeForm(Form):
    """How a talk ended: one of a short list, and nothing to write."""

    outcome = RadiosField(
        "What happened?",
        options=[(outcome.value, words) for outcome, words in OUTCOME_WORDS.items()],
        missing="Choose what happened",
    )


class AskForm(Form):
    """A request for a talk, from outside. It asks nothing about anybody's care."""

    opened = HiddenField()
    how = RadiosField("What would you like?", options=ASKED_WAYS, missing="Choose what you would like")
    reach = TextField(
        "Phone number or email address",
        missing="Enter a phone number or an email address",
        max_length=LONGEST_REACH,
        more={"spellcheck": False},
    )
    name = TextField(
        "What shall we call you?",
        missing=None,
        hint="A first name, another name, or nothing.",
        max_length=LONGEST_NAME,
        more={"width": 20, "spellcheck": False},
    )
    when = RadiosField(
        "When is a good time?", options=WHENEVER, missing="Choose a time", initial=When.ANY_TIME.value
    )
    is_discreet = CheckboxField(
        "Talk to me alone",
        hint="We leave no message, and tell nobody else who answers where we ring from.",
    )
    words = TextAreaField(
        "A few words",
        missing=None,
        hint="Leave out anything about health or treatment. You can say it when we talk.",
        rows=3,
        max_length=LONGEST_WORDS,
        counted=True,
    )

    def __init__(self, *given: Any, how: How = How.EITHER, **named: Any) -> None:
        """This will ask in which way only where more than one is offered."""
        super().__init__(*given, **named)
        self.only_way = how if how is not How.EITHER else None
        if self.only_way is not None:
            del self.fields["how"]

    def wanted(self) -> Wanted:
        """This will give what was asked for."""
        said = self.cleaned_data
        return Wanted(
            how=self.only_way or How(said["how"]),
            reach=said["reach"],
            name=said["name"],
            when=When(said["when"]),
            words=said["words"],
            is_discreet=said["is_discreet"],
        )


def outcome_of(form: OutcomeForm) -> Outcome:
    """This will give the outcome that was chosen."""
    return Outcome(form.cleaned_data["outcome"])


def _words(person: Person, me: Person | None) -> str:
    if me is not None and person.pk == me.pk:
        return f"Me ({person.full_name})"
    return f"{person.full_name}, {person.job_title}"
