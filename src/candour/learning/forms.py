"""The practice reply, a colleague's look at it, and a lesson's file: text in, values out."""

from collections.abc import Mapping, Sequence

from candour.domain.peers import Verdict
from candour.web.forms import FileField, Form, RadiosField, TextAreaField

ANSWERS = ((Verdict.YES.value, "Yes"), (Verdict.NOT_YET.value, "Not yet"))


class PracticeForm(Form):
    """A reply to a made-up post; the box is empty because the words are the learner's."""

    text = TextAreaField(
        "Your reply", missing="Write your reply first", rows=7, max_length=20_000, label_size="m"
    )


class LookForm(Form):
    """Yes or not yet to each question of a lesson, and a kind word."""

    words = TextAreaField(
        "A kind word to your colleague",
        missing=None,
        hint="What works, or what would help next time. Only they read it. "
        "With a \u201cnot yet\u201d it is needed.",
        rows=3,
        max_length=300,
    )

    def __init__(self, asks: Sequence[str], given: Mapping[str, str] | None = None) -> None:
        super().__init__(given)
        self.names = [f"ask-{place}" for place in range(1, len(asks) + 1)]
        for name, words in zip(self.names, asks, strict=True):
            self.fields[name] = RadiosField(
                words, options=ANSWERS, missing="Choose yes or not yet", inline=True
            )
        self.order_fields([*self.names, "words"])

    @property
    def answers(self) -> list[bool]:
        """The answers in the order of the questions: whether each is a yes."""
        return [self.cleaned_data[name] == Verdict.YES for name in self.names]


class LessonFileForm(Form):
    """A lesson as a file."""

    file = FileField("The lesson\u2019s file", missing="Choose a file", accept=".md,text/markdown,text/plain")
