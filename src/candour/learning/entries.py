"""What `learning` puts into the house's registers: the entry *Learn*, and the badge beside each right."""

from candour.people.entries import is_signed_in
from candour.people.registers import RightLink, right_links
from candour.web import registers


def put() -> None:
    """This will add them; doing it twice changes nothing."""
    right_links.put(RightLink("Take it away as a badge", "learning-badge"), 50)
    registers.navigation.add("Learn", "learning-lessons", order=50, is_shown=is_signed_in)
