"""The inbox and one post."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.channels.frontdoor import actions as frontdoor
from candour.channels.frontdoor import queries as stories
from candour.domain.kinds import Kind
from candour.listening import queries
from candour.listening.models import PublicPost
from candour.listening.presenters.inbox import inbox_view
from candour.listening.queries.inbox import UNSURE, Filters, Order, State
from candour.listening.views.loading import post_page, whole_post_or_404
from candour.people.access import signed_in, the_person
from candour.people.models import Person, Site
from candour.web.pages import page


@require_http_methods(["GET"])
@signed_in
def inbox(request: HttpRequest) -> HttpResponse:
    """This will list the posts that wait, or those that the reader chose to see."""
    person = the_person(request)
    filters = _filters(request)
    view = inbox_view(
        trust=person.trust,
        person=person,
        filters=filters,
        found=queries.inbox(person.trust_id, person, filters, request.GET.get("after", "")),
        counts=queries.counts(person.trust_id, person),
        urgent=queries.urgent(person.trust_id),
        sites=list(Site.objects.for_trust(person.trust_id)),
    )
    return page(request, "listening/inbox.html", view)


@require_http_methods(["GET"])
@signed_in
def post(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will show one post; whoever told it at the front door sees that somebody has read it."""
    found = whole_post_or_404(request, post_id)
    _say_that_it_was_read(the_person(request), found.post)
    return post_page(request, found)


def _say_that_it_was_read(person: Person, row: PublicPost) -> None:
    story = stories.story_row(person.trust, row.network_id) if row.account.channel == "frontdoor" else None
    if story is not None and story.first_read_at is None:
        frontdoor.mark_first_read(by=person, story=story, now=timezone.now())


def _filters(request: HttpRequest) -> Filters:
    """This will read what was chosen; what makes no sense is as if it had not been said."""
    site, kind = request.GET.get("site", ""), request.GET.get("kind", "")
    return Filters(
        state=State(said) if (said := request.GET.get("state", "")) in set(State) else State.WAITING,
        site=int(site) if site.isascii() and site.isdigit() and len(site) < 19 else None,
        kind=kind if kind in {UNSURE, *Kind} else "",
        order=Order(said) if (said := request.GET.get("order", "")) in set(Order) else Order.OLDEST,
    )
