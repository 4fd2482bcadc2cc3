"""The form of a yes or no to something that is approved as a whole."""

from candour.web.forms import Form, HiddenField, TextAreaField


class DecideForm(Form):
    """A decision on exactly what stood on the page: its hash comes along."""

    seen = HiddenField()
    reason = TextAreaField(
        "What has to be different?",
        missing=None,
        hint="Only if you say not this. The owner reads it.",
        rows=2,
        max_length=300,
    )


def deciding(seen: str, reason: str = "") -> DecideForm:
    """This will give the form for what stands on the page now, with what was typed before it was refused."""
    return DecideForm(initial={"seen": seen, "reason": reason})
