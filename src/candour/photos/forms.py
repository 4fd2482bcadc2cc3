"""What can be seen in a picture, who is in it, and what they agreed to: text in, values out."""

from candour.domain.picturing import (
    AUDIENCE_WORDS,
    LONGEST_ALT,
    LONGEST_CALLED,
    LONGEST_PURPOSE,
    PICTURE_OF_WORDS,
    Audience,
    People,
    PictureOf,
)
from candour.web.forms import CheckboxField, DateField, Form, Option, RadiosField, TextAreaField, TextField

WHERE = [Option(each.value, words) for each, words in AUDIENCE_WORDS.items()]


class DescribeForm(Form):
    """What can be seen, whether anybody can, and what is behind."""

    alt = TextAreaField(
        "Describe it for those who cannot see it",
        missing="Describe what can be seen",
        hint="One sentence: “Three nurses hold up a new sign at the ward's door.”",
        rows=2,
        max_length=LONGEST_ALT,
    )
    people = RadiosField(
        "Who is in the picture?",
        missing="Say whether anybody can be seen",
        hint="Somebody seen from behind, or far away, counts if a friend would know them.",
        options=[
            Option(People.NOBODY.value, "Nobody can be seen"),
            Option(People.THESE.value, "Somebody can be seen", "You say who next. Each of them is asked."),
        ],
    )
    background = CheckboxField(
        "I have looked at what is behind",
        missing="Look at what is behind, then say so",
        hint="No screen, no board, no name band, no letter that anybody could read.",
    )

    @property
    def people_chosen(self) -> People:
        """This will give the answer to who is in it."""
        return People(self.cleaned_data["people"])


class ColleagueForm(Form):
    """A colleague who is in a picture."""

    name = TextField("Name of a colleague in it", missing="Enter the name of a colleague", max_length=121)
    audience = RadiosField("Who may see it?", missing="Choose who may see it", options=WHERE)
    said_yes = CheckboxField(
        "They said yes to me", hint="Otherwise we ask them. They can change it whenever they like."
    )

    @property
    def audience_chosen(self) -> Audience:
        """This will give who shall see the picture."""
        return Audience(self.cleaned_data["audience"])


class WrittenForm(Form):
    """A patient or visitor in a picture, and their yes in writing. No name is kept."""

    kind = RadiosField(
        "Who is it?",
        missing="Choose who it is",
        options=[
            Option(each.value, PICTURE_OF_WORDS[each]) for each in (PictureOf.PATIENT, PictureOf.VISITOR)
        ],
    )
    called = TextField(
        "Which of those in the picture?",
        missing="Say which of those in the picture",
        hint="Such as: the man on the left. No name.",
        max_length=LONGEST_CALLED,
    )
    asked_by = TextField(
        "Who asked them?", missing=None, hint="Leave it empty if it was you.", max_length=121
    )
    cares = RadiosField(
        "Was whoever asked involved in their care?",
        missing="Say whether they were involved",
        options=[Option("no", "No"), Option("yes", "Yes")],
        inline=True,
    )
    audience = RadiosField("Who may see it?", missing="Choose who may see it", options=WHERE)
    purpose = TextField(
        "What is the picture for?",
        missing="Enter what they agreed to",
        hint="As it stands on the form that they signed.",
        max_length=LONGEST_PURPOSE,
    )
    until = DateField("Until when may it be shown?", missing="Enter the day on the form that they signed")

    @property
    def audience_chosen(self) -> Audience:
        """This will give who may see the picture."""
        return Audience(self.cleaned_data["audience"])

    @property
    def kind_chosen(self) -> PictureOf:
        """This will give who it is to the trust."""
        return PictureOf(self.cleaned_data["kind"])
