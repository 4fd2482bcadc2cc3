"""Campaigns: which there are, one of them, planning it, and deciding on its frame."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.campaigns import actions
from candour.campaigns.forms import PlanForm, StopForm, initial_of
from candour.campaigns.models import Campaign
from candour.campaigns.presenters.campaigns import CampaignPage, CampaignsPage
from candour.campaigns.queries import campaigns as queries
from candour.campaigns.views.finding import find_campaign
from candour.domain.campaigning import to_own
from candour.domain.refusal import Refusal
from candour.people.access import signed_in, the_person
from candour.web.deciding import DecideForm, deciding
from candour.web.once import once
from candour.web.pages import page, redirect, refused


@require_http_methods(["GET"])
@signed_in
def listed(request: HttpRequest) -> HttpResponse:
    """This will list the campaigns."""
    found = queries.campaigns_of(the_person(request).trust_id)
    return page(request, "campaigns/campaigns.html", CampaignsPage.of(found))


@require_http_methods(["GET", "POST"])
@signed_in
@once
def new(request: HttpRequest) -> HttpResponse:
    """This will plan a campaign."""
    person, refusal = the_person(request), None
    form = PlanForm(request.POST or None).offer(person.trust)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.begin(by=person, plan=form.plan, now=timezone.now())
            return redirect("campaigns-one", made.pk)
        except Refusal as no:
            refusal = no
    more = {"refusal": refusal, "campaign": None}
    return page(request, "campaigns/plan.html", None, form=form, status=403 if refusal else None, **more)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def change(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """This will change a campaign."""
    person, refusal = the_person(request), None
    found = find_campaign(person, campaign_id)
    if (not_mine := to_own(found.owner.same_human, person.same_human)) is not None:
        return refused(request, not_mine)
    form = PlanForm(request.POST or None, initial=initial_of(found)).offer(person.trust)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(by=person, campaign=found, plan=form.plan, now=timezone.now())
            return redirect("campaigns-one", campaign_id)
        except Refusal as no:
            refusal = no
    more = {"refusal": refusal, "campaign": found}
    return page(request, "campaigns/plan.html", None, form=form, status=403 if refusal else None, **more)


@require_http_methods(["GET"])
@signed_in
def one(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """This will show one campaign."""
    return campaign_page(request, find_campaign(the_person(request), campaign_id))


@require_http_methods(["POST"])
@signed_in
@once
def ask(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """This will ask for a frame to be approved."""
    person = the_person(request)
    return _done(
        request, campaign_id, lambda found: actions.ask(by=person, campaign=found, now=timezone.now())
    )


@require_http_methods(["POST"])
@signed_in
@once
def decide(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """This will approve a frame, or say not this."""
    person, form, is_yes = the_person(request), DecideForm(request.POST), request.POST.get("says") == "yes"
    if not form.is_valid():
        return campaign_page(request, find_campaign(person, campaign_id), sent=form)
    return _done(
        request,
        campaign_id,
        lambda found: actions.decide(
            by=person, campaign=found, is_yes=is_yes, now=timezone.now(), **form.cleaned_data
        ),
        form,
    )


@require_http_methods(["POST"])
@signed_in
@once
def end(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """This will end a campaign before its time is over."""
    person = the_person(request)
    return _done(
        request, campaign_id, lambda found: actions.end(by=person, campaign=found, now=timezone.now())
    )


@require_http_methods(["GET", "POST"])
@signed_in
@once
def stop(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """This will ask why a campaign is stopped, and stop it."""
    person, refusal = the_person(request), None
    found, form = find_campaign(person, campaign_id), StopForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            actions.stop(by=person, campaign=found, reason=reason, now=timezone.now())
            return redirect("campaigns-one", campaign_id)
        except Refusal as no:
            refusal = no
    more = {"refusal": refusal, "campaign": found}
    return page(request, "campaigns/stop.html", None, form=form, status=403 if refusal else None, **more)


def campaign_page(
    request: HttpRequest,
    campaign: Campaign,
    *,
    refusal: Refusal | None = None,
    sent: DecideForm | None = None,
) -> HttpResponse:
    """This will show a campaign's page, with what was refused just now and the decision that was sent."""
    shown = CampaignPage.of(campaign, the_person(request), timezone.now())
    decides = deciding(shown.frame.sha256, sent)
    more = {"refusal": refusal, "decides": decides}
    status = 403 if refusal else None
    return page(request, "campaigns/campaign.html", shown, form=decides, status=status, **more)


def _done(
    request: HttpRequest,
    campaign_id: int,
    act: Callable[[Campaign], object],
    sent: DecideForm | None = None,
) -> HttpResponse:
    found = find_campaign(the_person(request), campaign_id)
    try:
        act(found)
    except Refusal as refusal:
        found = find_campaign(the_person(request), campaign_id)
        return campaign_page(request, found, refusal=refusal, sent=sent)
    return redirect("campaigns-one", campaign_id)
