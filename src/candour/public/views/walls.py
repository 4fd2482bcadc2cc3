"""A campaign's wall for everybody."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from candour.campaigns.models import Campaign
from candour.campaigns.presenters.walls import WallPage
from candour.campaigns.queries.campaigns import public_campaign
from candour.campaigns.queries.walls import wall_of
from candour.domain.picturing import Audience
from candour.public.door import Door, at_the_door, not_here
from candour.web.pages import page


@require_safe
@at_the_door
def wall(request: HttpRequest, door: Door, slug: str) -> HttpResponse:
    """This will show a campaign's public wall: what is public on our own page, and what was let on it."""
    try:
        campaign = public_campaign(door.trust, slug)
    except Campaign.DoesNotExist:
        return not_here(request, door)
    shown = WallPage.of(
        wall_of(campaign, Audience.OUTSIDE, timezone.now()),
        events=f"/events?topic=public-wall&of={door.trust.pk}",
        back=door.to("public-front"),
        back_words="Our page",
    )
    return page(request, "campaigns/wall.html", shown)
