"""What is asked about a kit, about a decision on it, and of whoever tells it."""

from collections.abc import Sequence

from candour.domain import kits as rules
from candour.kits.actions import Plan
from candour.kits.models import Kit
from candour.photos.models import Photo
from candour.web.forms import CheckboxesField, Form, TextAreaField, TextField


class KitForm(Form):
    """A kit in one form."""

    title = TextField("What is it about?", missing="Say what it is about", max_length=rules.LONGEST_TITLE)
    message = TextAreaField(
        "What do we want people to know?",
        missing="Say what people are to know",
        hint="In two or three sentences. Colleagues say it in their own.",
        rows=3,
        max_length=rules.LONGEST_MESSAGE,
    )
    facts = TextAreaField(
        "Facts",
        missing=None,
        hint="One short fact a line, such as: Open from 7 in the morning. Colleagues may repeat them.",
        rows=4,
        max_length=rules.MOST_FACTS * (rules.LONGEST_LINE + 1),
    )
    links = TextAreaField(
        "Links",
        missing=None,
        hint="One a line: what it is, then its address, such as: How to find us https://example.org/map",
        rows=2,
        max_length=rules.MOST_LINKS * 400,
    )
    pictures = CheckboxesField("Pictures", options=(), missing=None)

    def offer(self, photos: Sequence[Photo]) -> "KitForm":
        """This will offer pictures of one's own that the public may see, by their descriptions."""
        field = self.fields["pictures"]
        assert isinstance(field, CheckboxesField)  # noqa: S101 - declared above
        field.offer([(str(each.pk), each.alt) for each in photos])
        return self

    @property
    def plan(self) -> Plan:
        """This will give what was written, as the actions take it."""
        given = self.cleaned_data
        pictures = tuple(int(pk) for pk in given["pictures"])
        return Plan(given["title"], given["message"], given["facts"], given["links"], pictures)


def initial_of(kit: Kit) -> dict[str, object]:
    """This will fill the form from what is kept."""
    pictures = [str(pk) for pk in kit.with_photos.values_list("photo_id", flat=True)]
    words = {"title": kit.title, "message": kit.message, "facts": kit.facts, "links": kit.links}
    return {**words, "pictures": pictures}


class WordsForm(Form):
    """What somebody writes in their own words."""

    text = TextAreaField(
        "Your own words",
        missing="Write what it means to you",
        hint="As you would tell a friend. Nothing that could tell who a patient is.",
        rows=6,
        max_length=rules.LONGEST_OWN,
    )


class ToldForm(Form):
    """Where somebody told it."""

    where = TextField(
        "Where did you tell it?",
        missing="Say where, in a word or two",
        hint="Only you see this.",
        max_length=60,
    )
