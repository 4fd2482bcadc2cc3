"""What campaigns put on other rooms' pages: their entry of the navigation, and the terms of their frames."""

from candour.people.entries import is_signed_in
from candour.web import registers as web


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    web.navigation.add("Campaigns", "campaigns", order=40, is_shown=is_signed_in)
