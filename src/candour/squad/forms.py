"""A call, and somebody's yes: text in, values out."""

from candour.domain import squad
from candour.domain.squad import INTERESTS, LANGUAGES, Call
from candour.people.models import Site, Trust
from candour.squad.actions.volunteering import Yes
from candour.web.forms import (
    CheckboxesField,
    CheckboxField,
    DateField,
    Form,
    TextAreaField,
    TextField,
)


class CallForm(Form):
    """What is asked for, how much time it takes, what you get, until when, where."""

    title = TextField(
        "What do you need people for?",
        missing="Say what you need people for",
        hint="Such as: Answer people who write about the emergency department.",
        max_length=squad.LONGEST_TITLE,
    )
    words = TextAreaField(
        "Say a little more",
        missing="Say a little more",
        rows=3,
        max_length=squad.LONGEST_WORDS,
        counted=True,
    )
    takes = TextField(
        "How much time does it take?",
        missing="Say how much time it takes",
        hint="Such as: half an hour a week, in working time.",
        max_length=squad.LONGEST_LINE,
    )
    gets = TextField(
        "What do people get?",
        missing="Say what people get",
        hint="Such as: lessons, a colleague at your side, and time for it on your rota.",
        max_length=squad.LONGEST_LINE,
    )
    last_day = DateField("Last day", missing="Enter the last day", hint="Such as 3 5 2027.")
    sites = CheckboxesField("Which sites?", options=(), missing=None, hint="Tick none for every site.")

    def offer(self, trust: Trust) -> "CallForm":
        """This will offer the trust's sites; one statement."""
        field = self.fields["sites"]
        assert isinstance(field, CheckboxesField)  # noqa: S101 - declared above
        field.offer([(str(each.pk), each.name) for each in Site.objects.for_trust(trust)])
        return self

    @property
    def written(self) -> Call:
        """This will give the call as it was written."""
        given = dict(self.cleaned_data)
        given["sites"] = frozenset(map(int, given["sites"]))
        return Call(**given)


class YesForm(Form):
    """What somebody would like to speak about, in which languages, and whether they take turns as well."""

    interests = CheckboxesField(
        "What would you like to do?",
        options=[(right.value, words) for right, words in INTERESTS.items()],
        missing=None,
        hint="We use this to show you the lesson that helps. You can change it at any time.",
    )
    languages = CheckboxesField(
        "Which languages do you write well, besides English?",
        options=list(LANGUAGES.items()),
        missing=None,
    )
    takes_turns = CheckboxField(
        "I would like to take turns as a reader too",
        hint="A reader on call looks at what comes in and at colleagues’ replies. "
        "You choose your turns yourself. You need not do this to speak.",
    )

    @property
    def yes(self) -> Yes:
        """This will give what was said yes to."""
        return Yes(**self.cleaned_data)
