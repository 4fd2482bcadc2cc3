"""*Tell us what happened*: the form, and what it becomes."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.channels.frontdoor import actions, guards
from candour.channels.frontdoor.actions import Told
from candour.channels.frontdoor.models import ForWhom, Wish
from candour.domain.actor import Visitor
from candour.domain.refusal import Refusal
from candour.people.models import Site
from candour.people.queries.places import sites_of
from candour.public.door import Door, at_the_door
from candour.public.forms import TellForm
from candour.public.presenters.about import SharePage
from candour.public.visitors import TurnedBack, given_back, turned_back
from candour.web.pages import page, redirect


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_door
def share(request: HttpRequest, door: Door) -> HttpResponse:
    """This will take a story; sent twice it is one story, and whatever is wrong, the words come back."""
    now = timezone.now()
    sites = sites_of(door.trust)
    first = {"opened": guards.open_form(now), "site": request.GET.get("site", "")}
    form = TellForm(request.POST if request.method == "POST" else None, sites=sites, initial=first)
    around = SharePage.of(door)
    if request.method != "POST" or not form.is_valid():
        return page(request, "public/share.html", around, form=form, refusal=None, trap="", door=door)
    turned = turned_back(request, door.trust, "story", now)
    if turned is None:
        try:
            told = _tell(door, form, sites, now)
            return redirect(door.to("public-keep", token=told.token))
        except Refusal as refusal:
            turned = TurnedBack(refusal)
    return given_back(request, "public/share.html", turned, around, form, door=door)


def _tell(door: Door, form: TellForm, sites: list[Site], now: datetime) -> Told:
    given = form.cleaned_data
    return actions.tell_story(
        by=Visitor(),
        trust=door.trust,
        form=given["opened"],
        text=given["text"],
        wish=Wish(given["wish"]),
        for_whom=ForWhom(given["for_whom"]),
        teller_name=given["teller_name"],
        contact=given["contact"],
        site=next((site for site in sites if str(site.pk) == given["site"]), None),
        now=now,
    )
