"""How many pictures and comments a campaign has, by site and by hour, counted in the database."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncHour

from candour.campaigns.models import Campaign, Entry
from candour.campaigns.queries.campaigns import sites_of
from candour.campaigns.queries.entries import on_wall
from candour.domain.clocks import LONDON
from candour.network.models import Comment


@dataclass(frozen=True)
class OfSite:
    """What one site did: pictures on the wall, and comments that its people wrote under any of them."""

    site: str
    photos: int
    comments: int


@dataclass(frozen=True)
class OfHour:
    """What one hour brought; `hour` is its beginning."""

    hour: datetime
    photos: int
    comments: int


@dataclass(frozen=True)
class Numbers:
    """A campaign's numbers by site; the sums are those of the lines."""

    sites: tuple[OfSite, ...]

    @property
    def photos(self) -> int:
        """All pictures."""
        return sum(each.photos for each in self.sites)

    @property
    def comments(self) -> int:
        """All comments."""
        return sum(each.comments for each in self.sites)


def numbers_of(campaign: Campaign, shown: QuerySet[Entry] | None = None) -> Numbers:
    """This will count by site, every site of the campaign by name; three statements.

    `shown` are the entries that count, by default all that stand on the wall among staff.
    """
    entries = on_wall(campaign) if shown is None else shown
    photos = dict(_bare(entries).values_list("site").annotate(photos=_STANDING))
    under = comments_under(campaign, entries).order_by()
    comments = dict(under.values_list("author__team__site").annotate(Count("pk")))
    found = [OfSite(s.name, photos.pop(s.pk, 0), comments.pop(s.pk, 0)) for s in sites_of(campaign)]
    left = OfSite("Elsewhere", sum(photos.values()), sum(comments.values()))
    return Numbers((*found, left) if left.photos or left.comments else tuple(found))


def hours_of(campaign: Campaign) -> tuple[OfHour, ...]:
    """This will count by hour in London, from the first hour with anything to the last; two statements."""
    entries = on_wall(campaign)
    photos = Counter(dict(_by_hour(_bare(entries), "entered_at").annotate(photos=_STANDING)))
    comments = Counter(
        dict(_by_hour(comments_under(campaign).order_by(), "written_at").annotate(Count("pk")))
    )
    return tuple(OfHour(hour, photos[hour], comments[hour]) for hour in sorted({*photos, *comments}))


def comments_under(campaign: Campaign, entries: QuerySet[Entry] | None = None) -> QuerySet[Comment]:
    """This will give the comments that stand under what was entered."""
    entered = _bare(on_wall(campaign) if entries is None else entries).values("post")
    found = Comment.objects.for_trust(campaign.trust_id).filter(post__in=entered)
    return found.filter(deleted_at=None, hidden_at=None)


_STANDING = Count("post__with_photos", filter=Q(post__with_photos__photo__taken_down_at=None))


def _bare(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    return entries.filter(post__isnull=False).select_related(None).order_by()


def _by_hour(rows: "QuerySet[Any]", at: str) -> "QuerySet[Any]":
    hours: QuerySet[Any] = rows.annotate(hour=TruncHour(at, tzinfo=LONDON)).values_list("hour")
    return hours
