"""What the squad puts on other rooms' pages: the navigation, thanks, and who is asked first to help."""

from candour.learning.registers import willing
from candour.people.entries import is_signed_in
from candour.people.registers import OwnLink, entry_links, entry_notes, own_links
from candour.squad.queries.thanks import thanks_shown
from candour.squad.queries.volunteers import volunteers_by_number
from candour.web import registers as web


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    web.navigation.add("Squad", "squad", order=51, is_shown=is_signed_in)
    willing.put(volunteers_by_number, 50)
    entry_notes.put(thanks_shown, 50)
    entry_links.put(OwnLink("Say thank you", "squad-thank"), 50)
    own_links.put(OwnLink("Thanks from colleagues", "squad-thanks"), 70)
