"""A story told on the phone or on paper, written down by a member of staff."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.channels.frontdoor import actions as frontdoor
from candour.channels.frontdoor.guards import open_form
from candour.channels.frontdoor.models import Came, ForWhom, Wish
from candour.domain.refusal import Refusal
from candour.listening.forms import TellForm
from candour.listening.presenters.stories import told_view
from candour.people.access import signed_in, the_person
from candour.people.models import Person, Site
from candour.web.once import once
from candour.web.pages import page, redirect

TOLD = "listening_told"
"""Session key: the private link's token of the story just written down, until the next or sign-out."""


@require_http_methods(["GET", "POST"])
@signed_in
@once
def tell(request: HttpRequest) -> HttpResponse:
    """This will keep a story that somebody told to a member of staff."""
    person = the_person(request)
    sites = list(Site.objects.for_trust(person.trust_id))
    if request.method == "GET":
        form = TellForm(initial={"form": open_form(timezone.now())}, sites=sites)
        return page(request, "listening/tell.html", form=form, refusal=None)
    form = TellForm(request.POST, sites=sites)
    if not form.is_valid():
        return page(request, "listening/tell.html", form=form, refusal=None)
    try:
        token = _keep(person, form, sites)
    except Refusal as refusal:
        return page(request, "listening/tell.html", form=form, refusal=refusal, status=403)
    request.session[TOLD] = token
    return redirect("listening-told")


@require_http_methods(["GET"])
@signed_in
def told(request: HttpRequest) -> HttpResponse:
    """This will show the private link to give to the teller."""
    token = request.session.get(TOLD, "")
    return page(request, "listening/told.html", told_view(token))


def _keep(person: Person, form: TellForm, sites: list[Site]) -> str:
    said = form.cleaned_data
    return frontdoor.tell_by_phone_or_paper(
        by=person,
        form=said["form"],
        came=Came(said["came"]),
        text=said["text"],
        wish=Wish(said["wish"]),
        for_whom=ForWhom(said["for_whom"]),
        teller_name=said["teller_name"],
        contact=said["contact"],
        site=next((site for site in sites if str(site.pk) == said["site"]), None),
        now=timezone.now(),
    ).token
