"""The home page: what waits for me, and what colleagues said since I was last here."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from markupsafe import Markup

from candour.channels.hosts import Host
from candour.domain.clocks import LONDON
from candour.ledger.prepared import Prepared
from candour.network.forms import SayForm
from candour.network.presenters.feed import FeedPage
from candour.people.models import Notice, Person
from candour.people.queries.notices import waiting_notices
from candour.people.tenancy import Numbers
from candour.voice.presenters.speak import MyReply, ToDecide
from candour.voice.queries import drafts

MOST = 10


@dataclass(frozen=True)
class NoticeOnPage:
    """Word that something waits: what, since when, and whether it is urgent."""

    pk: int
    words: str
    sent_at: datetime
    is_urgent: bool

    @staticmethod
    def of(notice: Notice) -> "NoticeOnPage":
        """This will take what the page prints from a notice."""
        return NoticeOnPage(notice.pk, notice.words, notice.sent_at, notice.is_urgent)


@dataclass(frozen=True)
class Waiting:
    """What waits for one person in the other rooms, and how many public posts wait for anybody."""

    notices: tuple[NoticeOnPage, ...]
    to_decide: tuple[ToDecide, ...]
    replies: tuple[MyReply, ...]
    posts: int
    mine: int

    @property
    def is_nothing(self) -> bool:
        """Whether nothing at all waits for this person."""
        return not (self.notices or self.to_decide or self.replies or self.mine)

    @staticmethod
    def of(person: Person, *, posts: int, mine: int) -> "Waiting":
        """This will gather what waits for a person; three statements."""
        who = {"trust_id": person.trust_id, "pk": person.pk}
        return Waiting(
            notices=tuple(NoticeOnPage.of(notice) for notice in _NOTICES.rows(**who)),
            to_decide=tuple(ToDecide.of(asking) for asking in _TO_DECIDE.rows(**who)),
            replies=tuple(MyReply.of(one) for one in _REPLIES.rows(**who)),
            posts=posts,
            mine=mine,
        )


_NOTICES = Prepared(lambda **who: waiting_notices(Numbers(**who)).exclude(kind="decide")[:MOST])
_TO_DECIDE = Prepared(lambda **who: drafts.waiting_for(Numbers(**who))[:MOST])
_REPLIES = Prepared(lambda **who: drafts.open_replies(Numbers(**who))[:MOST])


@dataclass(frozen=True)
class HomePage:
    """What waits, and the feed; `misses_pledge`: an executive has not said yet who stands behind staff.

    `call` is what the squad needs people for, where the reader has not answered.
    """

    heading: str
    on_call_as: str
    call: str
    misses_pledge: bool
    composer: Markup
    waiting: Waiting
    feed: FeedPage

    @property
    def waiting_printed(self) -> Markup:
        """This will print that nothing waits, unless the page asks for the pledge, and the public posts."""
        return _nothing_waits(self.waiting, is_free=not self.misses_pledge)

    @property
    def older(self) -> Markup:
        """This will print the way on to older posts."""
        return _older(reverse("network-feed") + self.feed.next_href)


@lru_cache(maxsize=1_000)
def _nothing_waits(waiting: Waiting, *, is_free: bool) -> Markup:
    """This will print what waits where that is nothing: the same for many, so once a process."""
    shown = {"waiting": waiting, "is_free": is_free}
    return Markup(render_to_string("home/_waiting.html", shown))  # noqa: S704 - escaped there


@lru_cache(maxsize=1_000)
def _older(href: str) -> Markup:
    """This will print it once a process for all who read the same first page."""
    return Markup(render_to_string("home/_older.html", {"href": href}))  # noqa: S704 - escaped there


def composer(text: str) -> Markup:
    """This will print the boxes of the composer, with what somebody was writing."""
    return _composer(text) if text else _empty_composer()


@cache
def _empty_composer() -> Markup:
    return _composer("")


def _composer(text: str) -> Markup:
    form = SayForm(initial={"text": text})
    return Markup(render_to_string("home/_composer.html", {"form": form}))  # noqa: S704 - escaped there


def greeting(person: Person, now: datetime) -> str:
    """This will greet by the hour in London."""
    hour = now.astimezone(LONDON).hour
    part = "morning" if 4 <= hour < 12 else "afternoon" if 12 <= hour < 18 else "evening"
    return f"Good {part}, {person.first_name}"


@dataclass(frozen=True)
class HostsPage:
    """The other computers that are called, by name."""

    hosts: tuple[Host, ...]
