"""Locking a campaign or an entry, writing the record of it, and word to whoever it concerns."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from candour.campaigns.models import Campaign, Entry
from candour.domain.actor import Actor
from candour.jobs import news
from candour.people import actions as people
from candour.people.models import Person


def lock(campaign: Campaign) -> Campaign:
    """This will read a campaign again, locked until the transaction ends: the bare row first."""
    Campaign.objects.select_for_update().values_list("pk", flat=True).get(pk=campaign.pk)
    return Campaign.objects.select_related("approved", "owner").get(pk=campaign.pk)


def lock_entry(entry: Entry) -> Entry:
    """This will read an entry again, locked until the transaction ends: the bare row first."""
    Entry.objects.select_for_update().values_list("pk", flat=True).get(pk=entry.pk)
    return Entry.objects.select_related(
        "campaign__approved", "campaign__owner", "post__author", "public_post", "statement"
    ).get(pk=entry.pk)


def tell(
    name: str,
    *,
    by: Actor,
    campaign: Campaign,
    now: datetime,
    about: Mapping[str, str | int | None] | None = None,
    words: Mapping[str, str] | None = None,
) -> None:
    """This will write the event about a campaign."""
    told = {"campaign": campaign.pk, **(about or {})}
    news.tell(name, by=by, trust=campaign.trust_id, about=told, now=now, words=words)


def tell_of_entry(
    name: str, *, by: Actor, entry: Entry, now: datetime, words: Mapping[str, str] | None = None
) -> None:
    """This will write the event about an entry, with the post that was entered."""
    about = {"entry": entry.pk, "post": entry.post_id, "public_post": entry.public_post_id}
    tell(name, by=by, campaign=entry.campaign, now=now, about=about, words=words)


def notify(
    whom: Iterable[Person], *, by: Actor, campaign: Campaign, kind: str, words: str, now: datetime
) -> None:
    """This will send each of them one notice that opens the campaign, but never to whoever acts."""
    people.send_notices(
        whom, by=by, kind=kind, about=about(campaign), words=words, opens=f"/campaigns/{campaign.pk}", now=now
    )


def about(campaign: Campaign) -> str:
    """This will name a campaign for the notices about it."""
    return f"campaign:{campaign.pk}"
