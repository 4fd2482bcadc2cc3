"""What `learning` puts into the house's registers: the entry *Learn*."""

from candour.people.entries import is_signed_in
from candour.web import registers


def put() -> None:
    """This will add the entry; doing it twice changes nothing."""
    registers.navigation.add("Learn", "learning-lessons", order=50, is_shown=is_signed_in)
