"""Who may speak and how an answer is approved; privacy, accessibility, and a word to search engines."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from candour.public.door import Door, at_the_door
from candour.public.presenters.about import VoicesPage
from candour.public.words import KEPT_FOR
from candour.web.pages import page

ROBOTS = "User-agent: *\nDisallow: /*/report\n"
# Private links are kept out of search by the headers of their answers. Forbidding their addresses here would
# hide those headers from search engines, and a link that somebody put on another site might then be listed.


@require_safe
@at_the_door
def voices(request: HttpRequest, door: Door) -> HttpResponse:
    """This will show who may speak for the trust, and how an answer is approved."""
    return page(request, "public/voices.html", VoicesPage.of(door), door=door)


@require_safe
@at_the_door
def privacy(request: HttpRequest, door: Door) -> HttpResponse:
    """This will say in plain words what is kept, why, and for how long."""
    return page(request, "public/privacy.html", door=door, kept_for=KEPT_FOR)


@require_safe
@at_the_door
def accessibility(request: HttpRequest, door: Door) -> HttpResponse:
    """This will print the accessibility statement."""
    return page(request, "public/accessibility.html", door=door)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """This will tell search engines what to leave alone."""
    del request
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")
