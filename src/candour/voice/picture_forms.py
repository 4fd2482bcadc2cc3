"""Choosing a picture for a draft: the file, the words for those who cannot see it, and a yes."""

from candour.photos.safe_pictures import ASKED_FOR
from candour.voice.actions.picturing import LONGEST_DESCRIPTION
from candour.web.forms import CheckboxField, FileField, Form, TextAreaField


class PictureForm(Form):
    """One picture; it is made anew from what can be seen, so nothing else of the file goes on."""

    picture = FileField(
        "Choose a picture",
        missing="Choose a picture",
        hint="A JPEG, PNG, WebP or GIF. Where and when it was taken is left out.",
        accept=ASKED_FOR,
    )
    alt = TextAreaField(
        "Describe it for those who cannot see it",
        missing="Describe what can be seen",
        hint="What matters in it, in one sentence: “Three nurses hold up a new sign at the ward's door.”",
        rows=2,
        max_length=LONGEST_DESCRIPTION,
    )
    may_be_shown = CheckboxField(
        "Everybody who can be seen has said yes, and no screen, board or name band can be read",
        missing="Look at it once more: it goes only when everybody in it has said yes",
    )
