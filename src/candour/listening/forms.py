"""Forms of the inbox: text typed by staff turned into values."""

from collections.abc import Sequence

from candour.channels.frontdoor.models import Came, ForWhom, Wish
from candour.people.models import Person, Site
from candour.web.forms import (
    CheckboxesField,
    CheckboxField,
    Form,
    HiddenField,
    Option,
    RadiosField,
    SelectField,
    TextAreaField,
    TextField,
)


class AsideForm(Form):
    """Why a post needs no reply."""

    reason = TextField(
        "Why does it need no reply?",
        missing="Enter a reason",
        hint="The next reader sees it.",
        max_length=300,
    )


class HandOverForm(Form):
    """To whom a post goes."""

    to = SelectField("Hand it over to", missing="Choose a colleague", options=[("", "Choose a colleague")])

    def __init__(self, *given: object, colleagues: Sequence[Person] = (), **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]  # Django's own arguments, passed on
        field = self.fields["to"]
        assert isinstance(field, SelectField)  # noqa: S101  # tells the type checker what was declared above
        people = [(str(each.pk), f"{each.full_name}, {each.job_title}") for each in colleagues]
        field.offer([("", "Choose a colleague"), *people])


class RecordForm(Form):
    """What was done for somebody who may have come to harm; nothing clinical."""

    done = CheckboxesField(
        "What has been done?",
        options=[
            Option("told", "They, or their family, were told in person"),
            Option("written", "The written letter was sent"),
        ],
        missing=None,
        hint="Tick what has happened. Nothing about their care belongs here.",
    )


class ReleaseForm(Form):
    """Why public replies may leave again."""

    reason = TextField(
        "Why may we answer in public now?",
        missing="Enter a reason",
        hint="What was done, without any detail of the patient's care.",
        max_length=300,
    )


class StopClockForm(Form):
    """How a legal time ended."""

    reason = TextField("How did it end?", missing="Enter a reason", max_length=300)


class TellForm(Form):
    """A story that somebody told on the phone or on paper, in their own words."""

    form = HiddenField(missing="Open this page again")
    came = RadiosField(
        "How did it reach you?",
        options=[(Came.PHONE.value, "By phone"), (Came.PAPER.value, "On paper")],
        missing="Say how it reached you",
        inline=True,
    )
    text = TextAreaField(
        "What happened?",
        missing="Enter what they told you",
        hint="In their words, not yours.",
        rows=8,
        max_length=10_000,
    )
    wish = RadiosField(
        "What may we do with it?",
        options=[
            Option(Wish.PUBLISH.value, "Publish it", "A person looks at it first."),
            Option(Wish.TELL_ONLY.value, "Keep it private", "We answer on their private link."),
            Option(Wish.RING_ME.value, "Ring them", "Enter how to reach them below."),
        ],
        missing="Say what they asked for",
    )
    for_whom = RadiosField(
        "Whose care is it about?",
        options=[(ForWhom.SELF.value, "Their own"), (ForWhom.SOMEBODY.value, "Somebody else's")],
        missing="Say whose care it is about",
        inline=True,
    )
    site = SelectField("Where was it?", missing=None, options=[("", "Not sure")])
    teller_name = TextField(
        "The name that may stand beside it", missing=None, hint="A first name is enough.", max_length=60
    )
    contact = TextField(
        "How to reach them",
        missing=None,
        hint="A phone number or an address. It is locked away, and each look at it is written down.",
        max_length=300,
    )

    def __init__(self, *given: object, sites: Sequence[Site] = (), **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]  # Django's own arguments, passed on
        field = self.fields["site"]
        assert isinstance(field, SelectField)  # noqa: S101  # tells the type checker what was declared above
        field.offer([("", "Not sure"), *((str(site.pk), site.name) for site in sites)])


class PublishForm(Form):
    """A person's look at a story before it is public: which names stay out, and why."""

    names = CheckboxesField(
        "These may be names. Tick those to leave out",
        options=[],
        missing=None,
        hint="Praised staff keep their first name. Criticised staff are not named.",
    )
    other_names = TextField(
        "Other names to leave out",
        missing=None,
        hint="Exactly as they stand in the story, with commas between them.",
    )
    because = TextField("Why they are left out", missing=None, hint="The teller reads this.", max_length=300)
    is_looked_at = CheckboxField(
        "No criticised member of staff is still named",
        missing="Tick this once no criticised member of staff is named",
    )

    def __init__(self, *given: object, likely: Sequence[tuple[str, str]] = (), **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]  # Django's own arguments, passed on
        field = self.fields["names"]
        assert isinstance(field, CheckboxesField)  # noqa: S101  # tells the type checker what was declared above
        field.offer(likely)
        if not likely:
            del self.fields["names"]


class SettleForm(Form):
    """What was decided about something that was reported."""

    because = TextField("What did you decide?", missing="Enter what you decided", max_length=300)


class RefuseForm(Form):
    """Why a story stays off the public page."""

    because = TextAreaField(
        "Why is it not published?",
        missing="Enter a reason",
        hint="The teller reads this. Say it as you would say it to them.",
        rows=3,
        max_length=500,
    )
