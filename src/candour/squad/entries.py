"""What the squad puts on other rooms' pages: the navigation, and who is asked first to help others learn."""

from candour.learning.registers import willing
from candour.people.entries import is_signed_in
from candour.squad.queries.volunteers import volunteers_by_number
from candour.web import registers as web


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    web.navigation.add("Squad", "squad", order=51, is_shown=is_signed_in)
    willing.put(volunteers_by_number, 50)
