"""Entries, as a queue and their author's own list print them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from candour.campaigns.models import Campaign, Entry
from candour.campaigns.queries import entries as queries
from candour.channels.registry import channel
from candour.domain.entering import EntryState
from candour.domain.picturing import Audience, may_be_shown
from candour.domain.statements import StatementState
from candour.network.queries.photos import photos_of
from candour.people.models import Person
from candour.photos.presenters.showing import PictureOnPage
from candour.photos.queries import Joined
from candour.web.filters import plural


@dataclass(frozen=True)
class EntryCard:
    """One entry: who says what, with which pictures, and where it is."""

    pk: int
    who: str
    where: str
    words: str
    pictures: tuple[PictureOnPage, ...]
    href: str
    entered_at: datetime
    seen: str
    reason: str
    is_public_post: bool
    is_own: bool

    @staticmethod
    def of(entry: Entry, pictures: Sequence[Joined], reader: Person, now: datetime) -> "EntryCard":
        """This will put an entry into words."""
        words = queries.words_of(entry)
        seen = [each.photo for each in pictures if may_be_shown(each.seen, Audience.INSIDE, now) is None]
        own = entry.post is not None and entry.post.author.same_human == reader.same_human
        return EntryCard(
            pk=entry.pk,
            who=who_of(entry),
            where=where_of(entry),
            words=words,
            pictures=tuple(PictureOnPage.of(photo) for photo in seen),
            href=reverse("network-post", args=[entry.post_id]) if entry.post_id else "",
            entered_at=entry.entered_at,
            seen=queries.seen_hash(entry, pictures),
            reason=entry.reason,
            is_public_post=entry.public_post_id is not None,
            is_own=own,
        )


@dataclass(frozen=True)
class QueuePage:
    """The entries of a campaign that wait for a look, oldest first, and those that were kept off."""

    pk: int
    title: str
    count: str
    waiting: tuple[EntryCard, ...]
    kept_off: tuple[EntryCard, ...]
    has_public_wall: bool

    @staticmethod
    def of(campaign: Campaign, reader: Person, now: datetime) -> "QueuePage":
        """This will lay out the queue; three statements."""
        waiting, kept = queries.waiting(campaign), queries.kept_off(campaign)
        pictures = pictures_of([*waiting, *kept])
        return QueuePage(
            campaign.pk,
            campaign.title,
            plural(len(waiting), "entry", "entries"),
            tuple(EntryCard.of(each, pictures.get(each.pk, ()), reader, now) for each in waiting),
            tuple(EntryCard.of(each, pictures.get(each.pk, ()), reader, now) for each in kept),
            campaign.is_public,
        )


@dataclass(frozen=True)
class OwnEntry:
    """One's own entry: its words, where it is, and whether one press sends it out."""

    pk: int
    words: str
    href: str
    state: str
    out: str
    out_href: str
    can_go_out: bool

    @staticmethod
    def of(entry: Entry, campaign: Campaign) -> "OwnEntry":
        """This will say where an entry is, inside and outside."""
        state, statement = EntryState(entry.state), entry.statement
        out = _OUT.get(StatementState(statement.state), "On its way out.") if statement else ""
        if not statement and entry.goes_out:
            out = "It goes out once a colleague has looked."
        return OwnEntry(
            pk=entry.pk,
            words=queries.words_of(entry),
            href=reverse("network-post", args=[entry.post_id]),
            state=f"Kept off the wall: {entry.reason}" if entry.reason else _STATES[state],
            out=out,
            out_href=reverse("voice-reply", args=[statement.pk]) if statement else "",
            can_go_out=campaign.is_public and not out and state is not EntryState.NOT_SHOWN,
        )


_STATES: Mapping[EntryState, str] = {
    EntryState.SHOWN: "On the wall.",
    EntryState.WAITING: "A colleague looks at it first.",
    EntryState.NOT_SHOWN: "Kept off the wall.",
}
_OUT: Mapping[StatementState, str] = {
    StatementState.PUBLISHED: "Out in public.",
    StatementState.WAITING: "A colleague looks at what goes out.",
    StatementState.DRAFT: "It came back to you.",
    StatementState.HELD_BACK: "You hold it back.",
    StatementState.NOT_SENT: "It could not be sent.",
    StatementState.DECLINED: "A colleague said not this.",
    StatementState.WITHDRAWN: "You took it back.",
    StatementState.TAKEN_DOWN: "It was taken down.",
}


def who_of(entry: Entry) -> str:
    """This will say whose an entry is: first name and job, or the name that a network gives."""
    if entry.post is not None:
        return f"{entry.post.author.first_name}, {entry.post.author.job_title}"
    return entry.public_post.author or "Somebody" if entry.public_post is not None else ""


def where_of(entry: Entry) -> str:
    """This will say where an entry comes from: a site, or a network."""
    if entry.public_post is not None:
        return f"on {channel(entry.public_post.account.channel).label}"
    return entry.site.name if entry.site is not None else ""


def pictures_of(found: Sequence[Entry]) -> dict[int, list[Joined]]:
    """This will give the pictures of entries, by entry; one statement."""
    posts = {each.post_id: each.pk for each in found if each.post_id}
    by_post = photos_of([each.post for each in found if each.post is not None])
    return {posts[post]: pictures for post, pictures in by_post.items()}
