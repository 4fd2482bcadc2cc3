"""What a wall shows: the newest pictures that may be seen there, the last comments, and the numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.campaigns.models import Campaign, Entry
from candour.campaigns.queries.entries import on_public_wall, on_wall, seen_by_all
from candour.campaigns.queries.numbers import Numbers, comments_under, numbers_of
from candour.domain.campaigning import STANDS
from candour.domain.picturing import Audience, may_be_shown
from candour.network.models import Comment
from candour.network.queries.photos import photos_of
from candour.photos.models import Photo

MOST_PICTURES, MOST_COMMENTS = 24, 5


@dataclass(frozen=True)
class Wall:
    """A campaign's wall at one moment; `answers` are comments of colleagues, `posts` are public ones."""

    campaign: Campaign
    audience: Audience
    pictures: tuple[tuple[Entry, Photo], ...]
    answers: tuple[Comment, ...]
    posts: tuple[Entry, ...]
    numbers: Numbers


def wall_of(campaign: Campaign, audience: Audience, now: datetime) -> Wall:
    """This will gather a wall among staff, or the public one, which shows no colleague's comment.

    Seven statements, however much there is.
    """
    is_public = audience is Audience.OUTSIDE
    shown = on_public_wall(campaign) if is_public else on_wall(campaign)
    entries = list(shown.filter(post__isnull=False)[:MOST_PICTURES])
    posts = list(shown.filter(public_post__isnull=False)[:MOST_COMMENTS])
    under = comments_under(campaign).select_related("author__team__site").order_by("-pk")
    return Wall(
        campaign,
        audience,
        tuple(_pictures(entries, audience, now)),
        () if is_public else tuple(under[:MOST_COMMENTS]),
        tuple(posts),
        numbers_of(campaign, shown),
    )


def shows_outside(photo: int) -> bool:
    """This will say whether a public wall shows a picture; one statement, asked at every look at one.

    Whether everybody in it still agrees is asked by the room of pictures itself.
    """
    entered = Entry.objects.filter(post__with_photos__photo=photo, goes_out=True)
    return seen_by_all(entered.filter(campaign__is_public=True, campaign__state__in=STANDS)).exists()


def has_public_wall(campaign: Campaign) -> bool:
    """This will say whether everybody may see a campaign's wall now."""
    return campaign.is_public and campaign.state in STANDS


def newest_outside(trust: int, most: int) -> list[int]:
    """This will give the pictures of the newest public wall by their keys, newest first; two statements.

    Whether everybody in them still agrees is asked by the room of pictures itself.
    """
    walls = Campaign.objects.for_trust(trust).filter(is_public=True, state__in=STANDS)
    campaign = walls.order_by("-begins_at", "-pk").first()
    if campaign is None:
        return []
    entries = on_public_wall(campaign).filter(post__with_photos__isnull=False)
    return list(entries.values_list("post__with_photos__photo", flat=True)[:most])


def _pictures(entries: Sequence[Entry], audience: Audience, now: datetime) -> "list[tuple[Entry, Photo]]":
    """This will give the pictures of entries that may be seen there now, newest entry first."""
    by_post = photos_of([entry.post for entry in entries if entry.post is not None])
    return [
        (entry, each.photo)
        for entry in entries
        for each in by_post.get(entry.post_id or 0, ())
        if may_be_shown(each.seen, audience, now) is None
    ][:MOST_PICTURES]
