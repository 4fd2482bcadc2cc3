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
        counted=True,
    )


def deciding(seen: str, sent: DecideForm | None = None) -> DecideForm:
    """This will give the form for what stands on the page now.

    What was `sent` comes back with its faults; where it has none but was refused, its reason is kept.
    """
    if sent is not None and not sent.is_valid():
        return sent
    return DecideForm(initial={"seen": seen, "reason": sent.cleaned_data["reason"] if sent else ""})
