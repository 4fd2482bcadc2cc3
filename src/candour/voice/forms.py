"""The composer and the small forms around it: text in, values out."""

import secrets
from typing import Any

from candour.listening.models import PublicPost
from candour.voice.models import Statement
from candour.voice.queries.checking import short_hash
from candour.voice.queries.facts import asks_about_harm
from candour.voice.words import PARTS
from candour.web.fields import HouseField
from candour.web.forms import (
    CheckboxesField,
    Form,
    HiddenField,
    Option,
    RadiosField,
    TextAreaField,
    TextField,
)

SAYS_OPTIONS = (
    Option("regret_only", "It only says sorry", "No facts, nothing promised."),
    Option(
        "published_facts",
        "It answers from published facts",
        "Opening times, phone numbers, how something works.",
    ),
    Option("claims_change", "It says that something has changed or will change"),
    Option("promise", "It promises something by a date"),
    Option(
        "concern",
        "I am raising a concern about care",
        "Nobody approves that. You will be shown whom to speak to.",
    ),
)
HARM_OPTIONS = (
    Option("no", "No"),
    Option("unsure", "I am not sure"),
    Option("yes", "Yes, or it may have"),
)


class ComposerForm(Form):
    """A reply as it is written; every box may stay empty while it is a draft."""

    sorry_for = TextAreaField("What you are sorry for", missing=None, rows=2, max_length=2000)
    was_wrong = TextAreaField("What was wrong", missing=None, rows=3, max_length=2000)
    is_right = TextAreaField("What is right", missing=None, rows=3, max_length=2000)
    happens_now = TextAreaField("What happens now", missing=None, rows=2, max_length=2000)
    talk_to = TextAreaField("Who to talk to", missing=None, rows=2, max_length=2000)
    established = TextAreaField(
        "What we know for certain",
        missing=None,
        rows=2,
        max_length=2000,
        hint="Do not confirm that they were here.",
    )
    text = TextAreaField("Your words", missing=None, rows=7, max_length=20_000, label_size="m")
    says = CheckboxesField("Tick what is true of your words", missing=None, options=SAYS_OPTIONS)
    harm_answer = RadiosField(
        "Could someone have been harmed?",
        missing=None,
        options=HARM_OPTIONS,
        hint="If so, they are told in person before anything is said in public.",
    )
    window = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, HouseField):
                field.missing = ""  # a draft may leave any box empty, so none of them says "(optional)"

    @property
    def parts(self) -> dict[str, str]:
        """This will give the sorry composer's boxes by name."""
        return {name: self.cleaned_data.get(name) or "" for name in PARTS}


def composer_form(statement: Statement) -> ComposerForm:
    """This will fill the composer with the draft as it is kept; harm is asked about where it fits."""
    form = ComposerForm(
        initial={
            **statement.draft_parts,
            "text": statement.draft_text,
            "says": statement.says,
            "harm_answer": statement.harm_answer,
            "window": f"{secrets.token_urlsafe(12)}.{short_hash(statement.draft_text)}",
        }
    )
    return fitting(form, statement)


def fitting(form: ComposerForm, statement: Statement) -> ComposerForm:
    """This will leave out the boxes that this draft has no use for: harm, and those of a correction."""
    if (statement.rewords or statement).corrects_id is None:
        form.fields.pop("was_wrong", None)
        form.fields.pop("is_right", None)
    else:
        form.fields["text"].label = "Anything else you want to say"
    return without_harm(form, statement.post)


def without_harm(form: ComposerForm, post: PublicPost | None) -> ComposerForm:
    """This will take the question about harm away where nothing went wrong."""
    if post is None or not asks_about_harm(post):
        form.fields.pop("harm_answer", None)
    return form


class ReasonForm(Form):
    """One reason, needed."""

    reason = TextField("Why", missing="Enter a reason", max_length=300)


class SuggestForm(Form):
    """The words as the approver would say them, edited in place."""

    text = TextAreaField(
        "Suggest a change",
        missing="Change the words in the box first",
        rows=7,
        max_length=20_000,
        hint="Edit the words. Nothing changes unless the author takes it.",
    )
    reason = TextField("Why (the author reads this)", missing=None, max_length=300)


class NotThisForm(Form):
    """A no with its reason."""

    reason = TextAreaField(
        "Not this: what would make it right?",
        missing="Enter a reason: it is how the writer can mend it",
        rows=3,
        max_length=500,
    )
