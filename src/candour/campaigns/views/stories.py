"""The story of a campaign's day, and everything of it to take away."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.campaigns import actions
from candour.campaigns.export import files_of
from candour.campaigns.presenters.story import StoryPage
from candour.campaigns.queries.campaigns import may_export
from candour.campaigns.views.finding import find_campaign
from candour.domain.refusal import Refusal
from candour.people.access import signed_in, the_person
from candour.web.downloads import archive
from candour.web.pages import page, refused


@require_http_methods(["GET"])
@signed_in
def story(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """This will tell the story of a campaign."""
    person = the_person(request)
    campaign = find_campaign(person, campaign_id)
    can_export = may_export(person, campaign) is None
    shown = StoryPage.of(campaign, person, timezone.now(), can_export=can_export)
    return page(request, "campaigns/story.html", shown)


@require_http_methods(["POST"])
@signed_in
def export(request: HttpRequest, campaign_id: int) -> HttpResponseBase:
    """This will send everything of a campaign as one ZIP file, made as it is sent."""
    person, now = the_person(request), timezone.now()
    campaign = find_campaign(person, campaign_id)
    try:
        actions.export(by=person, campaign=campaign, now=now)
    except Refusal as refusal:
        return refused(request, refusal)
    return archive(request, f"{campaign.slug}.zip", files_of(campaign, now))
