"""Entries: one's own picture sent in one press, and a colleague's look at what waits."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.campaigns import actions
from candour.campaigns.forms import EnterForm, KeepOffForm
from candour.campaigns.models import Campaign, Entry
from candour.campaigns.presenters.entering import EnterPage
from candour.campaigns.presenters.entries import QueuePage
from candour.campaigns.queries.entries import can_look
from candour.campaigns.views.finding import find_campaign, find_entry
from candour.campaigns.views.framing import campaign_page
from candour.domain.entering import to_look
from candour.domain.refusal import Refusal
from candour.people.access import signed_in, the_person
from candour.people.models import Person
from candour.web.once import once
from candour.web.pages import page, redirect, refused


@require_http_methods(["GET", "POST"])
@signed_in
@once
def enter(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """This will take one's picture for a campaign, and send it where its frame lets it go."""
    person, refusal, now = the_person(request), None, timezone.now()
    campaign = find_campaign(person, campaign_id)
    shown = EnterPage.of(campaign, person, now)
    form = EnterForm(request.POST or None).offer(shown.ready)
    if request.method == "POST" and form.is_valid():
        try:
            actions.enter(
                by=person,
                campaign=campaign,
                photo=shown.photo(form.cleaned_data["photo"]),
                words=form.cleaned_data["words"],
                goes_out=campaign.is_public,
                now=now,
            )
            return redirect("campaigns-one", campaign_id)
        except Refusal as no:
            refusal = no
    status = 403 if refusal else None
    return page(request, "campaigns/enter.html", shown, form=form, status=status, refusal=refusal)


@require_http_methods(["POST"])
@signed_in
@once
def send_out(request: HttpRequest, entry_id: int) -> HttpResponse:
    """This will send one's own entry out."""
    person = the_person(request)
    entry = find_entry(person, entry_id)
    try:
        actions.send_out(by=person, entry=entry, now=timezone.now())
    except Refusal as refusal:
        return campaign_page(request, find_campaign(person, entry.campaign_id), refusal=refusal)
    return redirect("campaigns-one", entry.campaign_id)


@require_http_methods(["GET"])
@signed_in
def queue(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """This will show what waits for a look."""
    person = the_person(request)
    campaign = find_campaign(person, campaign_id)
    if (no := _may_not_look(person)) is not None:
        return refused(request, no)
    return _queue(request, campaign, person)


@require_http_methods(["POST"])
@signed_in
@once
def show(request: HttpRequest, entry_id: int) -> HttpResponse:
    """This will put an entry on the wall."""
    in_public = request.POST.get("where") == "public"
    seen = request.POST.get("seen", "")
    return _looked(
        request,
        entry_id,
        lambda by, entry: actions.show(
            by=by, entry=entry, seen=seen, in_public=in_public, now=timezone.now()
        ),
    )


@require_http_methods(["POST"])
@signed_in
@once
def keep_off(request: HttpRequest, entry_id: int) -> HttpResponse:
    """This will keep an entry off the wall, with a reason."""
    person, form = the_person(request), KeepOffForm(request.POST)
    entry = find_entry(person, entry_id)
    if (no := _may_not_look(person)) is not None:
        return refused(request, no)
    if not form.is_valid():
        return _queue(request, entry.campaign, person, form=form, at=entry_id)
    reason = form.cleaned_data["reason"]
    return _looked(
        request,
        entry_id,
        lambda by, found: actions.keep_off(by=by, entry=found, reason=reason, now=timezone.now()),
    )


@require_http_methods(["POST"])
@signed_in
@once
def moment(request: HttpRequest, entry_id: int) -> HttpResponse:
    """This will choose an entry for the story of the day, or leave it out."""
    person = the_person(request)
    entry = find_entry(person, entry_id)
    try:
        is_moment = request.POST.get("moment") == "yes"
        actions.choose_moment(by=person, entry=entry, is_moment=is_moment, now=timezone.now())
    except Refusal as refusal:
        return refused(request, refusal)
    return redirect("campaigns-story", entry.campaign_id)


def _may_not_look(person: Person) -> Refusal | None:
    return to_look(can_decide=can_look(person), is_own=False)


def _looked(request: HttpRequest, entry_id: int, act: Callable[[Person, Entry], object]) -> HttpResponse:
    person = the_person(request)
    entry = find_entry(person, entry_id)
    if (no := _may_not_look(person)) is not None:
        return refused(request, no)
    try:
        act(person, entry)
    except Refusal as refusal:
        return _queue(request, entry.campaign, person, refusal=refusal, at=entry_id)
    return redirect("campaigns-queue", entry.campaign_id)


def _queue(
    request: HttpRequest,
    campaign: Campaign,
    person: Person,
    *,
    form: KeepOffForm | None = None,
    refusal: Refusal | None = None,
    at: int = 0,
) -> HttpResponse:
    shown = QueuePage.of(campaign, person, timezone.now())
    status = 403 if refusal else None
    return page(request, "campaigns/queue.html", shown, form=form, status=status, refusal=refusal, at=at)
