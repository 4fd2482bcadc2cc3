"""The way back to the reply from whose card a lesson was opened."""

from dataclasses import dataclass

from django.urls import reverse

from candour.people.models import Person
from candour.voice.models import Statement
from candour.voice.queries.drafts import statement_for

NAME = "reply"


@dataclass(frozen=True)
class WayBack:
    """The number of a reply of the reader's own; 0 where they came from nowhere in particular."""

    reply: int = 0

    @property
    def address(self) -> str:
        """The address of the reply, empty without one."""
        return reverse("voice-reply", args=[self.reply]) if self.reply else ""

    def to(self, address: str) -> str:
        """This will carry the way back along to another page of the lesson."""
        return f"{address}?{NAME}={self.reply}" if self.reply else address

    @staticmethod
    def of(person: Person, given: str) -> "WayBack":
        """This will take a number from an address, if it is one of the reader's own replies; else nothing."""
        if not given.isdecimal() or len(given) > 18:
            return WayBack()
        try:
            return WayBack(statement_for(person, int(given)).pk)
        except Statement.DoesNotExist:
            return WayBack()
