"""A playlist, a song, a file, and what is asked before everybody outside sees one: text in, values out."""

from collections.abc import Sequence

from candour.domain import links, playlists, songs
from candour.network.models import Space
from candour.web.forms import (
    CheckboxField,
    FileField,
    Form,
    RadiosField,
    SelectField,
    TextAreaField,
    TextField,
)

EVERYBODY = "everybody"
ANSWERS: dict[str, bool | None] = {"yes": True, "no": False, "unknown": None}


class _WithPlace(Form):
    """A form that asks who reads the playlist."""

    place = SelectField(
        "Whose playlist is it?",
        options=[(EVERYBODY, "Everybody's")],
        missing="Choose whose it is",
        initial=EVERYBODY,
    )

    def offer(self, places: Sequence[Space]) -> "_WithPlace":
        """This will offer the spaces in which somebody can write."""
        field = self.fields["place"]
        assert isinstance(field, SelectField)  # noqa: S101 - declared above
        field.offer([(EVERYBODY, "Everybody's"), *((str(each.pk), each.name) for each in places)])
        self.places = {str(each.pk): each for each in places}
        return self

    @property
    def space(self) -> Space | None:
        """This will give the chosen space, None for everybody."""
        return self.places.get(self.cleaned_data["place"])


class CallForm(Form):
    """What a playlist is called."""

    name = TextField(
        "Name", missing="Enter a name", hint="Such as Songs at four.", max_length=playlists.LONGEST_NAME
    )
    about = TextAreaField(
        "What is it about?", missing=None, rows=2, max_length=playlists.LONGEST_ABOUT, hint="One sentence."
    )


class MakeForm(_WithPlace, CallForm):
    """A new playlist."""

    field_order = ("name", "about", "place")


class BringForm(_WithPlace):
    """A playlist from a file."""

    file = FileField(
        "File",
        missing="Choose a file",
        hint="Its name ends in .jspf or .xspf. Most players can save one.",
        accept=".jspf,.xspf,application/json,application/xspf+xml",
    )
    name = TextField(
        "What it is called here",
        missing=None,
        hint="Empty: as in the file.",
        max_length=playlists.LONGEST_NAME,
    )
    field_order = ("file", "name", "place")


class LineForm(Form):
    """One line that says a song, or leads to one."""

    song = TextField(
        "Add a song",
        missing="Enter a song, or a link to one",
        hint="Such as Dolly Parton - 9 to 5, or a link to the song.",
        max_length=400,
    )


class PutRightForm(Form):
    """A song in its parts."""

    artist = TextField("Who plays or sings it?", missing=None, max_length=songs.LONGEST_ARTIST)
    title = TextField("Title", missing="Enter the title", max_length=songs.LONGEST_TITLE)
    link = TextField(
        "Link to listen",
        missing=None,
        hint="It starts with https://. Nobody looks behind it for you.",
        max_length=links.LONGEST_LINK,
        more={"inputmode": "url", "spellcheck": False},
    )


class SongForm(PutRightForm):
    """A song that is added, with what its adder knows of the lyrics."""

    explicit = RadiosField(
        "Are the lyrics explicit?",
        missing="Choose an answer",
        hint="Swearing, sex, drugs or violence. Nobody is told off.",
        options=[("no", "No"), ("yes", "Yes"), ("unknown", "I do not know")],
        inline=True,
    )

    @property
    def is_explicit(self) -> bool | None:
        """This will give the answer, None where nobody knows yet."""
        return ANSWERS[self.cleaned_data["explicit"]]


class ShareForm(Form):
    """What everybody outside sees of a playlist."""

    leaves_out_explicit = CheckboxField("Leave out songs with explicit lyrics", initial=True)
