"""The practice reply: text in, values out."""

from candour.web.forms import Form, TextAreaField


class PracticeForm(Form):
    """A reply to a made-up post; the box is empty because the words are the learner's."""

    text = TextAreaField(
        "Your reply", missing="Write your reply first", rows=7, max_length=20_000, label_size="m"
    )
