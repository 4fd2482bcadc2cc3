"""Forms of the public pages: what visitors type turned into values."""

from collections.abc import Sequence
from typing import Any

from candour.channels.frontdoor.models import ForWhom, Wish
from candour.channels.frontdoor.rules import LONGEST_STORY
from candour.people.models import Site
from candour.web.forms import Form, HiddenField, Option, RadiosField, SelectField, TextAreaField, TextField

TRAP = "website"
"""Name of the box that people never see; machines fill it in."""

_WISHES = [
    Option(
        Wish.PUBLISH.value,
        "Publish it",
        "A person looks at it first. Then your words and our answer are on this site for everybody.",
    ),
    Option(Wish.TELL_ONLY.value, "Only tell you", "Only people who work here read it. We answer privately."),
    Option(Wish.RING_ME.value, "Ring me", "Nothing is published. Somebody rings you."),
]
_FOR_WHOM = [
    Option(ForWhom.SELF.value, "Myself"),
    Option(ForWhom.SOMEBODY.value, "Somebody I care for or know"),
]
_PHONE = {"type": "tel", "autocomplete": "tel", "width": 20}


class NumberField(TextField):
    """The number to ring, which is needed just where its box is wanted, so its label says nothing more."""

    @property
    def label_words(self) -> str:
        return str(self.label)


def _contact() -> NumberField:
    return NumberField(
        "Number to ring",
        missing=None,
        hint="It is locked away, and each look at it is written down.",
        max_length=300,
        more=_PHONE,
    )


class _WithWish(Form):
    """A form that asks for a wish, and for a number where the wish is to be rung."""

    def clean(self) -> dict[str, Any]:
        """This will ask for a number where we are to ring, and forget it where we are not."""
        values = super().clean() or {}
        if values.get("wish") != Wish.RING_ME:
            values["contact"] = ""
        elif not values.get("contact") and not self.number_is_known:
            self.add_error("contact", "Enter a phone number, or choose another way")
        return values

    number_is_known = False


class TellForm(_WithWish):
    """A story as a visitor tells it."""

    opened = HiddenField()
    text = TextAreaField(
        "What happened?",
        missing="Tell us what happened, in your own words",
        hint="Write it as you would say it. Leave out dates of birth, addresses and NHS numbers.",
        rows=8,
        max_length=LONGEST_STORY,
        label_size="m",
    )
    wish = RadiosField(
        "What may we do with it?", options=_WISHES, missing="Choose what we may do with it", label_size="m"
    )
    contact = _contact()
    for_whom = RadiosField(
        "Whose care is it about?", options=_FOR_WHOM, missing="Choose whose care it is about", label_size="m"
    )
    site = SelectField(
        "Where was it?", options=[("", "I would rather not say")], missing=None, label_size="m"
    )
    teller_name = TextField(
        "A name to show with it",
        missing=None,
        hint="A first name, another name, or nothing. Nobody asks who you are.",
        max_length=60,
        label_size="m",
        more={"width": 20, "spellcheck": False},
    )

    def __init__(self, *given: Any, sites: Sequence[Site] = (), **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["site"]
        assert isinstance(field, SelectField)  # noqa: S101  # tells the type checker what was declared above
        field.offer([("", "I would rather not say"), *((str(site.pk), site.name) for site in sites)])


class WishForm(_WithWish):
    """Another wish for a story that was told before."""

    wish = RadiosField(
        "What may we do with it now?", options=_WISHES, missing="Choose what we may do with it"
    )
    contact = _contact()


class MoreForm(Form):
    """More words from the teller, on the private link."""

    text = TextAreaField(
        "Add something, or write back",
        missing="Write something first",
        hint="Only people who work here read this.",
        rows=4,
        max_length=LONGEST_STORY,
    )


class ReportForm(Form):
    """Why something should not be on the page."""

    opened = HiddenField()
    reason = TextAreaField(
        "What is wrong with it?",
        missing="Enter a reason",
        hint="Perhaps it names somebody, is not true, or is unkind. A person reads this.",
        rows=4,
        max_length=500,
        counted=True,
    )
