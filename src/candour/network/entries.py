"""What the feed puts on other rooms' pages: its entry of the navigation; and which pictures it shows."""

from django.http import HttpRequest

from candour.network.queries import visits
from candour.network.queries.photos import in_drafts, in_posts, sees_by_a_post
from candour.people.access import person_or_none
from candour.photos import registers as photos
from candour.web import figures
from candour.web import registers as web


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    photos.add_inside(sees_by_a_post)
    photos.add_use(in_posts)
    photos.add_use(in_drafts)
    for name, asks in visits.FIGURES.items():
        figures.on_page("network-feed", name, asks)
    web.navigation.add("Feed", "network-feed", order=32, is_shown=is_signed_in)


def is_signed_in(request: HttpRequest) -> bool:
    """This will say whether somebody is signed in."""
    return person_or_none(request) is not None
