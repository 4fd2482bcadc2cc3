"""What is typed to watch for something."""

from candour.domain.watching import LONGEST
from candour.web.forms import Form, TextField


class WordForm(Form):
    """A word, phrase or hashtag, and why."""

    text = TextField(
        "Word, phrase or hashtag",
        missing="Enter a word, phrase or hashtag",
        hint="Capitals and accents do not matter. Begin a hashtag with #.",
        max_length=LONGEST,
        more={"autocomplete": "off", "autocapitalize": "none"},
    )
    why = TextField(
        "Why we watch for it",
        missing="Enter why we watch for it",
        hint="Everybody here can read it, beside each post in which it is found.",
        max_length=200,
    )
