"""What campaigns put on other rooms' pages: the navigation, the terms of leaving, pictures, live news."""

from django.http import HttpRequest

from candour.campaigns.queries.entries import leaving_refusal
from candour.campaigns.queries.walls import newest_outside, shows_outside
from candour.people.access import person_or_none
from candour.people.entries import is_signed_in
from candour.photos import registers as photos
from candour.voice import registers as voice
from candour.web import live
from candour.web import registers as web
from candour.web.watching import Heard

WALL_NEWS = frozenset(
    {
        "campaigns:campaign:ended",
        "campaigns:campaign:stopped",
        "campaigns:entry:kept_off",
        "campaigns:entry:looked_again",
        "campaigns:entry:made",
        "campaigns:entry:shown",
        "listening:post:taken_down",
        "photos:consent:declined",
        "photos:consent:given",
        "photos:consent:withdrawn",
        "photos:photo:taken_down",
        "photos:video:made",
        "voice:delivery:published",
        "voice:reply:taken_down",
    }
)
"""What changes any wall."""
ALSO_AMONG_STAFF = frozenset(
    {
        "network:comment:changed",
        "network:comment:taken_back",
        "network:comment:written",
        "network:post:changed",
        "network:post:taken_back",
        "network:report:settled",
    }
)
"""What changes the wall among staff alone."""


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    web.navigation.add("Campaigns", "campaigns", order=40, is_shown=is_signed_in)
    voice.add_leaving_terms(leaving_refusal)
    photos.add_outside(shows_outside)
    photos.add_newest(newest_outside)
    among_staff = WALL_NEWS | ALSO_AMONG_STAFF
    live.topics.add("wall", among_staff, key_of_reader=own_trust, key_of_event=trust_of)
    live.topics.add(
        "public-wall", WALL_NEWS, key_of_reader=asked_trust, key_of_event=trust_of, is_for_all=True
    )


def own_trust(request: HttpRequest) -> str:
    """This will give the trust whose wall somebody signed in may hear of."""
    person = person_or_none(request)
    return str(person.trust_id) if person is not None else ""


def asked_trust(request: HttpRequest) -> str:
    """This will give the trust whose public wall a page shows, as its address for news names it."""
    asked = request.GET.get("of", "")
    return asked if asked.isascii() and asked.isdigit() else ""


def trust_of(heard: Heard) -> str:
    """This will give whose event it is."""
    return heard.trust
