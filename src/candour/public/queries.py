"""What the public pages ask besides the front door's own queries; each answers in few SQL statements."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from candour.channels.frontdoor.links import link_hash
from candour.channels.frontdoor.models import Answer, Story, StoryState
from candour.channels.models import Account
from candour.domain.roles import Role
from candour.domain.versions import Picture
from candour.outward.queries import on_our_page
from candour.people.models import Person, Trust
from candour.people.queries.persons import active_with_role
from candour.photos.queries import kept_inside
from candour.voice.models import Delivery

LAST_READ = 50
_PICTURES = "version__pictures"


def open_trusts() -> QuerySet[Trust]:
    """This will list the trusts that have opened their front door, the first one first."""
    has_door = Exists(Account.objects.filter(trust=OuterRef("pk"), channel="frontdoor"))
    return Trust.objects.filter(has_door).order_by("pk")


def looks_before(trust: Trust, answers: Iterable[int]) -> dict[int, int]:
    """This will say how many colleagues looked at each answer before it was published, by its number.

    An answer that nothing is known about is left out.
    """
    ids = {f"answer:{answer}": answer for answer in answers}
    rows = Delivery.objects.for_trust(trust).filter(
        account__channel="frontdoor", network_id__in=list(ids), version__route__isnull=False
    )
    return {
        ids[found]: len(steps) for found, steps in rows.values_list("network_id", "version__route__steps")
    }


def pictures_put_in(trust: Trust, answers: Iterable[int], now: datetime) -> dict[int, list[Picture]]:
    """This will give the pictures that were put straight into answers which stand, by their number.

    What says a post of the feed in public shows that post's pictures: `outward` knows which. A picture that
    somebody in it said no to, or agreed to for colleagues alone, is left out. One statement where there are
    none, else at most four.
    """
    ids = {f"answer:{answer}": answer for answer in answers}
    rows = on_our_page().filter(trust=trust, network_id__in=list(ids), statement__outward=None)
    put_in = {found: pictures for found, pictures in rows.values_list("network_id", _PICTURES) if pictures}
    hashes = {sha256 for pictures in put_in.values() for sha256, _alt in pictures}
    inside = kept_inside(trust, sorted(hashes), now)
    return {
        ids[found]: [Picture(sha256, alt) for sha256, alt in pictures if sha256 not in inside]
        for found, pictures in put_in.items()
    }


def speakers(trust: Trust) -> list[Person]:
    """This will list everybody who may speak for the trust, by place, team and first name."""
    found = active_with_role(trust, Role.WRITER)
    return list(found.order_by("team__site__name", "team__name", "first_name", "pk"))


def newest_answers(trust: Trust, size: int = 30) -> list[Answer]:
    """This will list the newest answers under public stories, with their stories and places.

    One that was taken down stays as its public line, so that readers who kept its words replace them.
    """
    found = Answer.objects.for_trust(trust).filter(story__state=StoryState.PUBLISHED)
    return list(found.select_related("story__site", "corrects").order_by("-published_at", "-pk")[:size])


def waits_until_read(trust: Trust) -> list[timedelta]:
    """This will list how long each of the last stories waited until somebody read it, shortest first."""
    rows = Story.objects.for_trust(trust).filter(first_read_at__isnull=False)
    times = rows.order_by("-told_at", "-pk").values_list("told_at", "first_read_at")[:LAST_READ]
    return sorted(read - told for told, read in times if read is not None)


def trust_of_story(story: int) -> Trust | None:
    """This will say whose public story this is: its address leads on to the pages of its own trust."""
    found = Story.objects.filter(pk=story, state=StoryState.PUBLISHED).select_related("trust").first()
    return None if found is None else found.trust


def trust_of_post(post: int) -> Trust | None:
    """This will say which trust published a post of its own, for the same reason."""
    found = Answer.objects.filter(pk=post, story__isnull=True).select_related("trust").first()
    return None if found is None else found.trust


def trust_of_link(token: str) -> Trust | None:
    """This will say to whom the story behind a private link was told."""
    found = Story.objects.filter(link_hash=link_hash(token)).select_related("trust").first()
    return None if found is None else found.trust
