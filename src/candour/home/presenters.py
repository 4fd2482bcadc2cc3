"""The home page: what waits for me, first; then the trust's evening in a sentence."""

from dataclasses import dataclass
from datetime import datetime

from candour.channels.hosts import Host
from candour.domain.clocks import LONDON
from candour.listening.queries.inbox import counts
from candour.people.models import Notice, Person, Shift
from candour.people.queries.notices import waiting_notices
from candour.people.queries.pledge import pledge_of
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
class HomePage:
    """What waits for one person, and how many public posts wait for anybody."""

    heading: str
    notices: tuple[NoticeOnPage, ...]
    to_decide: tuple[ToDecide, ...]
    replies: tuple[MyReply, ...]
    waiting: int
    mine: int
    on_call_as: str
    misses_pledge: bool

    @property
    def is_quiet(self) -> bool:
        """Whether nothing at all waits for this person."""
        return not (self.notices or self.to_decide or self.replies or self.mine or self.misses_pledge)

    @staticmethod
    def of(person: Person, now: datetime, *, is_executive: bool = False) -> "HomePage":
        """This will gather what waits for a person, in a fixed number of SQL statements."""
        notices = [each for each in waiting_notices(person)[:MOST] if each.kind != "decide"]
        here = counts(person.trust_id, person)
        return HomePage(
            heading=f"{_greeting(now)}, {person.first_name}",
            notices=tuple(NoticeOnPage.of(notice) for notice in notices),
            to_decide=tuple(ToDecide.of(asking) for asking in drafts.waiting_for(person)[:MOST]),
            replies=tuple(MyReply.of(one) for one in drafts.open_replies(person)[:MOST]),
            waiting=here.waiting,
            mine=here.mine,
            on_call_as=_on_call_as(person, now),
            misses_pledge=is_executive and pledge_of(person.trust_id) is None,
        )


def _greeting(now: datetime) -> str:
    hour = now.astimezone(LONDON).hour
    if 4 <= hour < 12:
        return "Good morning"
    return "Good afternoon" if 12 <= hour < 18 else "Good evening"


def _on_call_as(person: Person, now: datetime) -> str:
    turn = Shift.objects.for_trust(person.trust_id).filter(
        person=person, cancelled_at=None, starts_at__lte=now, ends_at__gt=now
    )
    found = turn.first()
    return found.title if found is not None else ""


@dataclass(frozen=True)
class HostsPage:
    """The other computers that are called, by name."""

    hosts: tuple[Host, ...]
