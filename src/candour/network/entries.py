"""What the feed puts on other rooms' pages: its entry of the navigation."""

from django.http import HttpRequest

from candour.people.access import person_or_none
from candour.web import registers as web


def put() -> None:
    """This will add the entry; doing it twice changes nothing."""
    web.navigation.add("Feed", "network-feed", order=15, is_shown=is_signed_in)


def is_signed_in(request: HttpRequest) -> bool:
    """This will say whether somebody is signed in."""
    return person_or_none(request) is not None
