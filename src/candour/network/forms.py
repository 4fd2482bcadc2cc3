"""Saying something, changing it, reporting it, and what a space is: text in, values out."""

from collections.abc import Sequence

from candour.domain import posting, spaces
from candour.domain.posting import EVERYBODY
from candour.domain.spaces import KIND_WORDS, SpaceKind
from candour.network.models import Space
from candour.photos.safe_pictures import ASKED_FOR
from candour.photos.safe_videos import ASKED_FOR as VIDEOS_ASKED_FOR
from candour.web.forms import FileField, Form, Option, RadiosField, SelectField, TextAreaField, TextField

OFFERS_NAMES = {"attributes": {"data-names": "/feed/names"}}
"""Where names.js asks for whom an @ may mean."""
CHOICES = ("choice_one", "choice_two", "choice_three", "choice_four")


class SayForm(Form):
    """What somebody says to colleagues; the choices, where there are any, make a poll."""

    text = TextAreaField(
        "Say something to your colleagues",
        missing="Write something",
        hint="Nothing that could tell who a patient is. @ names somebody, # gathers posts.",
        rows=3,
        max_length=posting.LONGEST_POST,
        more=OFFERS_NAMES,
    )
    place = SelectField(
        "Who reads it?", options=[(EVERYBODY, "Everybody")], missing="Choose who reads it", initial=EVERYBODY
    )
    photos = FileField(
        "Photos, or a video of a minute at most",
        missing=None,
        hint="You describe them next, and say who is in them. A video needs captions, too.",
        accept=f"{ASKED_FOR},{VIDEOS_ASKED_FOR}",
        several=True,
        attributes={"data-pieces": "/photos/pieces"},
    )
    choice_one = TextField("First choice", missing=None, max_length=posting.LONGEST_CHOICE)
    choice_two = TextField("Second choice", missing=None, max_length=posting.LONGEST_CHOICE)
    choice_three = TextField("Third choice", missing=None, max_length=posting.LONGEST_CHOICE)
    choice_four = TextField("Fourth choice", missing=None, max_length=posting.LONGEST_CHOICE)

    @property
    def is_poll(self) -> bool:
        """This will say whether somebody began to fill in choices, so that they stay in sight."""
        return self.is_bound and any(self.data.get(name) for name in CHOICES)

    def offer(self, places: Sequence[Space]) -> "SayForm":
        """This will offer the spaces in which somebody can write.

        Where one was chosen that cannot be written in any more, nobody is: a browser would send the first.
        """
        field = self.fields["place"]
        assert isinstance(field, SelectField)  # noqa: S101 - declared above
        self.places = {str(each.pk): each for each in places}
        offered = [(EVERYBODY, "Everybody"), *((key, each.name) for key, each in self.places.items())]
        is_offered = self["place"].value() in dict(offered)
        field.offer(offered if is_offered else [("", "Choose who reads it"), *offered])
        return self

    def clean(self) -> None:
        """This will take no photos with a poll."""
        if self.is_poll and (self.files or self.data.get("photos_here")):
            self.add_error("photos", "Post the poll without photos, or leave the choices empty")

    @property
    def space(self) -> Space | None:
        """This will give the chosen space, None for everybody."""
        return self.places.get(self.cleaned_data["place"])

    @property
    def choices(self) -> list[str]:
        """This will give the choices of the poll that were filled in."""
        return [self.cleaned_data[name] for name in CHOICES if self.cleaned_data[name]]


class CommentForm(Form):
    """An answer."""

    text = TextAreaField(
        "Your comment",
        missing="Write something",
        rows=2,
        max_length=posting.LONGEST_COMMENT,
        more=OFFERS_NAMES,
    )


class ChangeForm(Form):
    """New words for a post or a comment."""

    text = TextAreaField(
        "Your words", missing="Write something", rows=5, max_length=posting.LONGEST_POST, more=OFFERS_NAMES
    )


class ReportForm(Form):
    """Why a human should look at it."""

    reason = TextAreaField(
        "What is wrong with it?",
        missing="Enter a reason, in one sentence",
        hint="Communications read this. Whoever wrote it is not told who you are.",
        rows=2,
        max_length=posting.LONGEST_REASON,
    )


class SettleForm(Form):
    """What was decided about a report, for both sides to read."""

    words = TextAreaField(
        "Why?",
        missing="Enter a reason",
        hint="Whoever wrote it and whoever reported it can read this.",
        rows=2,
        max_length=posting.LONGEST_REASON,
    )


class SpaceForm(Form):
    """What a space is called, what it is about, who may come in."""

    name = TextField(
        "Name",
        missing="Enter a name",
        hint="Such as Night shift, or Juniper ward.",
        max_length=spaces.LONGEST_NAME,
    )
    about = TextField("What is it about?", missing=None, max_length=spaces.LONGEST_ABOUT)
    kind = RadiosField(
        "Who may come in?",
        missing="Choose who may come in",
        options=[Option(each.value, word, hint) for each, (word, hint) in KIND_WORDS.items()],
    )

    @property
    def kind_chosen(self) -> SpaceKind:
        """This will give the chosen kind."""
        return SpaceKind(self.cleaned_data["kind"])


class BringForm(Form):
    """Whom to bring in, by name."""

    name = TextField("Name of a colleague", missing="Enter the name of a colleague", max_length=121)
