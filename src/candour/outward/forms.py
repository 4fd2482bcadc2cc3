"""What the author of a post is asked: how they wish to be named."""

from candour.domain.outward import Credit
from candour.outward.actions import name_of
from candour.people.models import Person
from candour.web.forms import Form, Option, RadiosField


class AgreeForm(Form):
    """A yes, with how its author is named."""

    credit = RadiosField(
        "How do you wish to be named?",
        missing="Choose how you wish to be named",
        options=tuple(Option(each.value, each.value) for each in Credit),
    )

    def offer(self, author: Person) -> "AgreeForm":
        """This will show each choice as everybody would read it."""
        self.fields["credit"].offer(  # type: ignore[attr-defined]
            tuple(Option(each.value, name_of(author, each) or "Not at all") for each in Credit)
        )
        return self

    @property
    def chosen(self) -> Credit:
        """This will give what was chosen."""
        return Credit(self.cleaned_data["credit"])
