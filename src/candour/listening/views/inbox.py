"""The inbox and one post."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.channels.frontdoor import actions as frontdoor
from candour.domain.kinds import Kind
from candour.listening import queries, registers
from candour.listening.presenters.inbox import inbox_view
from candour.listening.presenters.stories import contact_view
from candour.listening.queries.inbox import UNSURE, Filters, Order, State
from candour.listening.views.loading import (
    may_see_reader,
    post_or_404,
    post_page,
    story_behind,
    whole_post_or_404,
)
from candour.people.access import signed_in, the_person
from candour.people.models import Site
from candour.web.addresses import number
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
    return page(
        request,
        "listening/inbox.html",
        view,
        may_see_reader=may_see_reader(request),
        notes=registers.notes_for(person.trust_id),
    )


@require_http_methods(["GET"])
@signed_in
def post(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will show one post; whoever told it at the front door sees that somebody has read it."""
    found, person = whole_post_or_404(request, post_id), the_person(request)
    story = story_behind(person, found.post)
    if story is not None and story.first_read_at is None:
        frontdoor.mark_first_read(by=person, story=story, now=timezone.now())
    return post_page(request, found)


@require_http_methods(["POST"])
@signed_in
def contact(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will show how to reach a teller who asked for it, and keep that somebody looked."""
    person, row = the_person(request), post_or_404(request, post_id)
    story = story_behind(person, row)
    if story is None:
        raise Http404
    shown = frontdoor.read_contact(by=person, story=story, now=timezone.now())
    return page(request, "listening/contact.html", contact_view(row.pk, row.author, shown))


def _filters(request: HttpRequest) -> Filters:
    """This will read what was chosen; what makes no sense is as if it had not been said."""
    kind = request.GET.get("kind", "")
    return Filters(
        state=State(said) if (said := request.GET.get("state", "")) in set(State) else State.WAITING,
        site=number(request.GET.get("site", "")) or None,
        kind=kind if kind in {UNSURE, *Kind} else "",
        order=Order(said) if (said := request.GET.get("order", "")) in set(Order) else Order.OLDEST,
    )
