"""What is seen in a picture or heard in a video, who is in it, what they agreed to: text in, values out."""

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
from candour.domain.refusal import Refusal
from candour.domain.videos import LONGEST_CAPTION, LONGEST_VIDEO, MOST_CAPTIONS, Caption, as_typed, typed
from candour.photos.captions import ASKED_FOR, LARGEST_CAPTIONS, brought
from candour.photos.models import Video, captions_of
from candour.web.forms import (
    CheckboxField,
    DateField,
    FileField,
    Form,
    Option,
    RadiosField,
    TextAreaField,
    TextField,
)

LARGEST_TYPED = MOST_CAPTIONS * (LONGEST_CAPTION + 10)
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


class CaptionForm(Form):
    """What is said in a video, and when; or, where nobody speaks, what is heard."""

    speaks = RadiosField(
        "Does anybody speak in it?",
        missing="Say whether anybody speaks",
        options=[Option("yes", "Yes"), Option("no", "No, nobody speaks")],
        inline=True,
    )
    lines = TextAreaField(
        "If somebody speaks: what is said, and when",
        missing=None,
        hint="A line for each sentence, its time first: 0:04 Good morning from Juniper ward.",
        rows=6,
        max_length=LARGEST_TYPED,
    )
    file = FileField(
        "Or a file of captions",
        missing=None,
        hint="WebVTT or SRT. It takes the place of the lines above.",
        accept=ASKED_FOR,
    )
    heard = TextField(
        "If nobody speaks: what is heard",
        missing=None,
        hint="Such as: rain on the roof, then a kettle that boils. Or: no sound.",
        max_length=LONGEST_CAPTION - 2,
    )

    @property
    def is_spoken(self) -> bool:
        """This will say whether anybody speaks."""
        return bool(self.cleaned_data["speaks"] == "yes")

    def captions(self, seconds: int) -> list[Caption]:
        """This will read the captions of a video that takes so long. Raises Refusal with what helps."""
        if not self.is_spoken:
            heard = self.cleaned_data["heard"]
            if not heard:
                raise Refusal("There are no captions.", "Say what is heard, or: no sound.")
            return [Caption(0.0, float(seconds or LONGEST_VIDEO), f"[{heard}]")]
        file = self.cleaned_data["file"]
        if file is not None:
            return brought(file.read(LARGEST_CAPTIONS + 1))
        return typed(self.cleaned_data["lines"], seconds)


def as_filled(video: Video) -> dict[str, str]:
    """This will fill the form with the captions that are there."""
    found = captions_of(video)
    if not found:
        return {}
    if video.is_spoken:
        return {"speaks": "yes", "lines": as_typed(found)}
    return {"speaks": "no", "heard": found[0].words.strip("[]")}


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
