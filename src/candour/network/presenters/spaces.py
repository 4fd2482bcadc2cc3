"""The spaces, as their pages print them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from candour.domain.spaces import INSIDE, KIND_WORDS, SpaceKind, Standing
from candour.network.models import Member, Space
from candour.network.presenters.cards import Who
from candour.network.presenters.feed import FeedPage
from candour.network.queries.spaces import SpaceListed
from candour.web.filters import plural

STANDING_WORDS: dict[Standing, str] = {
    Standing.OUTSIDE: "",
    Standing.WAITING: "You have asked to join",
    Standing.MEMBER: "You are in",
    Standing.KEEPER: "You look after it",
}


@dataclass(frozen=True)
class SpaceLine:
    """One space of the list."""

    pk: int
    name: str
    about: str
    kind: str
    members: str
    standing: str

    @staticmethod
    def of(found: SpaceListed) -> "SpaceLine":
        """This will put one space into words."""
        kind, _ = KIND_WORDS[SpaceKind(found.space.kind)]
        members = plural(found.members, "member")
        return SpaceLine(
            found.space.pk, found.space.name, found.space.about, kind, members, STANDING_WORDS[found.standing]
        )


@dataclass(frozen=True)
class SpacesPage:
    """Every space that the reader can find, theirs first."""

    spaces: tuple[SpaceLine, ...]
    count: str

    @staticmethod
    def of(found: Sequence[SpaceListed]) -> "SpacesPage":
        """This will lay out the list."""
        return SpacesPage(tuple(SpaceLine.of(each) for each in found), plural(len(found), "space"))


@dataclass(frozen=True)
class SpacePage:
    """One space: what it is, where the reader stands, and its newest posts."""

    pk: int
    name: str
    about: str
    kind: str
    site: str
    standing: str
    is_in: bool
    is_waiting: bool
    is_keeper: bool
    is_closed: bool
    is_muted: bool
    joins_at_once: bool
    waiting: int
    feed: FeedPage

    @staticmethod
    def of(
        space: Space, standing: Standing, feed: FeedPage, *, waiting: int = 0, is_muted: bool = False
    ) -> "SpacePage":
        """This will lay out one space."""
        kind, meaning = KIND_WORDS[SpaceKind(space.kind)]
        return SpacePage(
            pk=space.pk,
            name=space.name,
            about=space.about,
            kind=f"{kind}. {meaning}",
            site=space.site.name if space.site else "",
            standing=STANDING_WORDS[standing],
            is_in=standing in INSIDE,
            is_waiting=standing is Standing.WAITING,
            is_keeper=standing is Standing.KEEPER,
            is_closed=space.closed_at is not None,
            is_muted=is_muted,
            joins_at_once=space.kind == SpaceKind.OPEN,
            waiting=waiting,
            feed=feed,
        )


@dataclass(frozen=True)
class MemberOnPage:
    """Somebody in a space, or waiting."""

    who: Who
    is_keeper: bool
    since: datetime

    @staticmethod
    def of(member: Member) -> "MemberOnPage":
        """This will take one row."""
        return MemberOnPage(Who.of(member.person), member.is_keeper, member.joined_at or member.asked_at)


@dataclass(frozen=True)
class PeoplePage:
    """Who is in a space and who asks to come in."""

    pk: int
    name: str
    members: tuple[MemberOnPage, ...]
    count: str
    waiting: tuple[MemberOnPage, ...]
    is_keeper: bool

    @staticmethod
    def of(
        space: Space, members: Sequence[Member], count: int, waiting: Sequence[Member], standing: Standing
    ) -> "PeoplePage":
        """This will lay out the people of a space."""
        return PeoplePage(
            pk=space.pk,
            name=space.name,
            members=tuple(MemberOnPage.of(each) for each in members),
            count=plural(count, "member"),
            waiting=tuple(MemberOnPage.of(each) for each in waiting),
            is_keeper=standing is Standing.KEEPER,
        )
