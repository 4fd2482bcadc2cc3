"""The wall among staff, full screen."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.campaigns.presenters.walls import WallPage
from candour.campaigns.queries.walls import wall_of
from candour.campaigns.views.finding import find_campaign
from candour.domain.picturing import Audience
from candour.people.access import signed_in, the_person
from candour.web.pages import page


@require_http_methods(["GET"])
@signed_in
def wall(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """This will show a campaign's wall; its script renews it as news come, and a reload does without one."""
    campaign = find_campaign(the_person(request), campaign_id)
    found = wall_of(campaign, Audience.INSIDE, timezone.now())
    shown = WallPage.of(
        found,
        events="/events?topic=wall",
        back=reverse("campaigns-one", args=[campaign.pk]),
        back_words="Back to the campaign",
    )
    return page(request, "campaigns/wall.html", shown)
