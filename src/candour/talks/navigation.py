"""What `talks` puts beside a post: offer a talk, or open the one that is there."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from candour.domain.refusal import Refusal
from candour.listening.models import PublicPost
from candour.listening.registers import WayOn
from candour.talks.queries import open_talk_about


def ways_on(request: HttpRequest, post: PublicPost) -> Sequence[WayOn | Refusal]:
    """This will offer a talk about a post, beside the one that is open; one statement."""
    del request
    known = open_talk_about(post, timezone.now())
    offer = WayOn("Offer a private talk", reverse("talks-offer", args=[post.pk]))
    if known is None:
        return [offer]
    return [WayOn("See the private talk", reverse("talks-talk", args=[known.pk])), offer]
