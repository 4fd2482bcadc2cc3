"""The form for the pledge."""

from django.core.exceptions import ValidationError

from candour.people.actions.pledge import LONGEST, pledge_refusal
from candour.web.forms import Form, TextAreaField


class PledgeForm(Form):
    """The executive's own words; the box is empty because nobody else writes them."""

    words = TextAreaField(
        "What happens to you if you get it wrong",
        missing="Enter what you say to your staff",
        hint="In your own words, as you would say it on a ward. Up to 400 characters.",
        rows=6,
        max_length=LONGEST,
    )

    def clean_words(self) -> str:
        """This will refuse what is too short or too long, saying what to do."""
        words = str(self.cleaned_data["words"]).strip()
        if refusal := pledge_refusal(words):
            raise ValidationError(refusal.remedy)
        return words
