"""The story of a campaign's day: totals, charts with a table beneath, and the moments."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from candour.campaigns.models import Campaign
from candour.campaigns.presenters.charts import Chart
from candour.campaigns.presenters.entries import EntryCard, pictures_of
from candour.campaigns.queries import entries
from candour.campaigns.queries.numbers import Numbers, OfHour, hours_of, numbers_of
from candour.domain.clocks import LONDON, from_until
from candour.people.models import Person
from candour.web.filters import plural

MOST_HOURS = 48
"""A longer campaign is told by the day."""
MOST_OFFERED = 20


@dataclass(frozen=True)
class TimeLine:
    """One line of the table by time."""

    label: str
    photos: int
    comments: int


@dataclass(frozen=True)
class StoryPage:
    """The story of a campaign for one reader; only its owner is offered what could be a moment."""

    pk: int
    title: str
    hashtag: str
    window: str
    total: str
    numbers: Numbers
    times: tuple[TimeLine, ...]
    time_word: str
    charts: tuple[Chart, ...]
    moments: tuple[EntryCard, ...]
    offered: tuple[EntryCard, ...]
    is_mine: bool
    can_export: bool

    @staticmethod
    def of(campaign: Campaign, reader: Person, now: datetime, *, can_export: bool) -> "StoryPage":
        """This will lay out the story; nine statements at most, however much there is."""
        numbers, hours = numbers_of(campaign), hours_of(campaign)
        is_daily = _span(hours) > MOST_HOURS
        times = _times(hours, is_daily=is_daily)
        owns = campaign.owner.same_human == reader.same_human
        standing = entries.on_wall(campaign)
        chosen = list(standing.filter(is_moment=True).order_by("pk"))
        others = list(standing.filter(is_moment=False, post__isnull=False)[:MOST_OFFERED]) if owns else []
        pictures = pictures_of([*chosen, *others])
        cards = {e.pk: EntryCard.of(e, pictures.get(e.pk, ()), reader, now) for e in (*chosen, *others)}
        word = "day" if is_daily else "hour"
        return StoryPage(
            pk=campaign.pk,
            title=campaign.title,
            hashtag=campaign.hashtag,
            window=from_until(campaign.begins_at, campaign.ends_at),
            total=f"{plural(numbers.photos, 'picture')} and {plural(numbers.comments, 'comment')}",
            numbers=numbers,
            times=times,
            time_word=word.capitalize(),
            charts=_charts(numbers, times, word),
            moments=tuple(cards[each.pk] for each in chosen),
            offered=tuple(cards[each.pk] for each in others),
            is_mine=owns,
            can_export=can_export,
        )


def _charts(numbers: Numbers, times: Sequence[TimeLine], word: str) -> tuple[Chart, ...]:
    sites = numbers.sites
    return (
        Chart.of("photos-site", "Pictures by site", [(s.site, s.photos) for s in sites], "picture"),
        Chart.of("comments-site", "Comments by site", [(s.site, s.comments) for s in sites], "comment"),
        Chart.of("photos-time", f"Pictures by {word}", [(t.label, t.photos) for t in times], "picture"),
        Chart.of("comments-time", f"Comments by {word}", [(t.label, t.comments) for t in times], "comment"),
    )


def _span(hours: Sequence[OfHour]) -> int:
    """This will count the hours from the first to the last."""
    return int((hours[-1].hour - hours[0].hour) / timedelta(hours=1)) + 1 if hours else 0


def _times(hours: Sequence[OfHour], *, is_daily: bool) -> tuple[TimeLine, ...]:
    """This will give every hour, or day, from the first to the last, those with nothing too."""
    if not hours:
        return ()
    photos: Counter[str] = Counter()
    comments: Counter[str] = Counter()
    labels: dict[str, None] = {}
    for step in range(_span(hours)):
        labels[_label(hours[0].hour + timedelta(hours=step), is_daily=is_daily)] = None
    for each in hours:
        label = _label(each.hour, is_daily=is_daily)
        labels[label] = None
        photos[label] += each.photos
        comments[label] += each.comments
    return tuple(TimeLine(label, photos[label], comments[label]) for label in labels)


def _label(hour: datetime, *, is_daily: bool) -> str:
    local = hour.astimezone(LONDON)
    day = f"{local.day} {local:%b}"
    return day if is_daily else f"{day}, {local:%H:%M}"
