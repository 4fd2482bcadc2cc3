"""A call, somebody's yes, a turn of the week, an offer of one, and thanks: text in, values out."""

import datetime as dt
from collections.abc import Sequence

from candour.domain import squad
from candour.domain.squad import HELP_LABELS, INTERESTS, LANGUAGES, Call
from candour.domain.turns import WEEKDAYS, Weekly, span
from candour.people.models import Shift, Site, Trust
from candour.squad.actions.volunteering import Yes
from candour.web.forms import (
    CheckboxesField,
    CheckboxField,
    DateField,
    Form,
    RadiosField,
    SelectField,
    TextAreaField,
    TextField,
    TimeField,
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

    def without_sites(self) -> "CallForm":
        """This will leave the sites out: a call that is open stays where it is."""
        del self.fields["sites"]
        return self

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
        given["sites"] = frozenset(map(int, given.get("sites", ())))
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


class WeeklyForm(Form):
    """A turn that comes every week."""

    title = TextField(
        "What colleagues call it", missing="Enter a name", hint="Such as evening reader", max_length=80
    )
    weekday = SelectField(
        "Day",
        options=[("", "Choose a day"), *((str(number), name) for number, name in enumerate(WEEKDAYS))],
        missing="Choose a day",
    )
    starts = TimeField("From")
    ends = TimeField("Until", hint="Such as 22:00. An earlier time is on the next day.")

    @property
    def weekly(self) -> Weekly:
        """This will give the turn as the rules take it."""
        given = self.cleaned_data
        starts, ends = (dt.time.fromisoformat(given[name]) for name in ("starts", "ends"))
        return Weekly(int(given["weekday"]), starts, ends)


class OfferForm(Form):
    """Whether something is wanted in exchange for a turn."""

    wants = SelectField("What would you like for it?", options=[], missing=None)

    def offer(self, theirs: Sequence[Shift]) -> "OfferForm":
        """This will offer the turns of colleagues, and nothing."""
        field = self.fields["wants"]
        assert isinstance(field, SelectField)  # noqa: S101 - declared above
        named = [(str(s.pk), f"{s.person.full_name}: {span(s.starts_at, s.ends_at)}") for s in theirs]
        field.offer([("", "Nothing: any reader may have it"), *named])
        self.theirs = {str(each.pk): each for each in theirs}
        return self

    @property
    def wanted(self) -> Shift | None:
        """This will give the turn that is wanted, if one is."""
        return self.theirs.get(self.cleaned_data["wants"] or "")


class ThankForm(Form):
    """What somebody is thanked for, in words."""

    help = RadiosField(
        "What did they help with?",
        options=[(each.value, words.capitalize()) for each, words in HELP_LABELS.items()],
        missing="Choose what they helped with",
    )
    words = TextAreaField(
        "Your words",
        missing="Say what they did, in a sentence",
        hint="Such as: you read my draft at midnight and found the one word that was wrong. Name no patient.",
        rows=3,
        max_length=squad.LONGEST_THANKS,
        counted=True,
    )
