"""When somebody is told away from the page: at once, later, in one letter, or not at all.

    needed now, or on call      at once, by every door, whatever they wish
    otherwise                   as they wish for that kind of news:
        at once                 at once by the ways they wish, but not while they are muted or in quiet hours
        gathered                in one letter at their hour of the day
        on the page             only there

Nothing is lost: the page lists every notice at once, and what waits for a letter is in the next one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from candour.domain.clocks import LONDON, day_in_london


class News(StrEnum):
    """What a notice is about, as people choose it."""

    OWN = "own"
    POSTS = "posts"
    NAMED = "named"
    SPACES = "spaces"
    PICTURES = "pictures"
    CAMPAIGNS = "campaigns"
    PROMISES = "promises"
    RIGHTS = "rights"
    RULES = "rules"
    CLINICS = "clinics"
    REPORTS = "reports"
    OTHER = "other"


NEWS_LABELS: dict[News, str] = {
    News.OWN: "What I wrote in public: suggestions, decisions, answers to it",
    News.POSTS: "Public posts and private talks handed to me or to my desk",
    News.NAMED: "Colleagues name me, thank me or answer me",
    News.SPACES: "Spaces: who asks to join, and whether I am let in",
    News.PICTURES: "Pictures that I am in, or that I took",
    News.CAMPAIGNS: "Campaigns and playlists",
    News.PROMISES: "Promises of my team",
    News.RIGHTS: "Lessons and rights",
    News.RULES: "Guidelines, approval and the rota",
    News.CLINICS: "Clinics that I come to or host",
    News.REPORTS: "Reports of posts, and what was decided",
    News.OTHER: "Everything else",
}


class How(StrEnum):
    """How somebody wishes to hear of one kind of news."""

    AT_ONCE = "at_once"
    EMAIL = "email"
    PUSH = "push"
    GATHERED = "gathered"
    PAGE = "page"


HOW_LABELS: dict[How, str] = {
    How.AT_ONCE: "At once, in every way",
    How.EMAIL: "At once, by e-mail only",
    How.PUSH: "At once, on my devices only",
    How.GATHERED: "In one letter a day",
    How.PAGE: "Only in Candour",
}

ALWAYS: dict[str, tuple[str, str]] = {
    "human_now": ("A person is needed now", "somebody may be in danger"),
    "nobody_on_duty": ("Nobody on duty can be reached", "the next person has to know at once"),
    "decide": ("You are asked to decide", "a colleague waits, and the route promises a time"),
    "asked": ("You are asked whether a copy is live", "nobody can tell what stands in public"),
    "by_hand": ("Something has to come down by hand", "it exposes somebody until it does"),
    "try": ("The one that you send to try it", "you asked for it"),
}
"""Kinds of notice that nobody gets but whoever is asked to act: always at once. What it is, and why."""

_NEWS: dict[str, News] = {
    "suggested": News.OWN,
    "declined": News.OWN,
    "sent_back": News.OWN,
    "stable": News.OWN,
    "answers": News.OWN,
    "draft_shared": News.OWN,
    "words_offered": News.OWN,
    "claim_lapsed": News.POSTS,
    "handed_over": News.POSTS,
    "desk": News.POSTS,
    "named": News.NAMED,
    "thanked": News.NAMED,
    "squad_thanks": News.NAMED,
    "answered": News.NAMED,
    "asks_to_join": News.SPACES,
    "space_answer": News.SPACES,
    "reported": News.REPORTS,
    "report_settled": News.REPORTS,
    "hidden": News.REPORTS,
    "looked_at": News.REPORTS,
    "kept_off": News.CAMPAIGNS,
    "stayed_in": News.CAMPAIGNS,
    "right_earned": News.RIGHTS,
    "right_again": News.RIGHTS,
    "learn": News.RIGHTS,
    "guideline": News.RULES,
    "policy": News.RULES,
    "rota_gap": News.RULES,
    "squad_call": News.RULES,
    "squad_reader": News.RULES,
    "squad_may": News.RULES,
    "turn_free": News.RULES,
    "turn_yours": News.RULES,
    "turn_offered": News.RULES,
    "turn_offer_taken": News.RULES,
    "unread": News.POSTS,
}
_PREFIXES: tuple[tuple[str, News], ...] = (
    ("misread", News.OWN),
    ("outward", News.OWN),
    ("practice_", News.OWN),
    ("burst", News.OWN),
    ("promise", News.PROMISES),
    ("talk", News.POSTS),
    ("right", News.RIGHTS),
    ("picture", News.PICTURES),
    ("campaign", News.CAMPAIGNS),
    ("clinic", News.CLINICS),
    ("frame", News.CAMPAIGNS),
    ("playlist", News.CAMPAIGNS),
    ("kit_", News.CAMPAIGNS),
)
_USUALLY_GATHERED = {News.PROMISES, News.RIGHTS}
_DEFAULTS: dict[News, How] = {
    each: How.GATHERED if each in _USUALLY_GATHERED else How.AT_ONCE for each in News
}
_DOORS: dict[How, frozenset[str]] = {How.EMAIL: frozenset({"email"}), How.PUSH: frozenset({"push"})}


def news_of(kind: str) -> News:
    """This will say under which heading a kind of notice falls."""
    if kind in _NEWS:
        return _NEWS[kind]
    return next((news for start, news in _PREFIXES if kind.startswith(start)), News.OTHER)


@dataclass(frozen=True)
class Wishes:
    """What somebody wishes; times are London's wall clock. Quiet hours may run over midnight."""

    how: Mapping[News, How] = field(default_factory=dict)
    quiet_from: time | None = None
    quiet_to: time | None = None
    quiet_weekends: bool = False
    letter_at: time = time(7, 30)
    muted_until: datetime | None = None

    def how_for(self, news: News) -> How:
        """This will give the wish for one kind of news, or the usual one."""
        return self.how.get(news, _DEFAULTS[news])


@dataclass(frozen=True)
class Telling:
    """When a notice leaves the page: at `at_once`, in the letter of `in_letter`, or never (both None).

    `doors` are the ways that were wished for; None is every way.
    """

    at_once: datetime | None = None
    in_letter: datetime | None = None
    doors: frozenset[str] | None = None


def when_to_tell(kind: str, *, is_urgent: bool, is_on_call: bool, wishes: Wishes, now: datetime) -> Telling:
    """This will say when somebody hears of a notice away from the page."""
    if is_urgent or is_on_call or kind in ALWAYS:
        return Telling(at_once=now)
    how = wishes.how_for(news_of(kind))
    if how is How.PAGE:
        return Telling()
    heard = _unmuted(wishes, now)
    if how is How.GATHERED:
        return Telling(in_letter=next_letter(wishes, heard))
    return Telling(at_once=next_loud(wishes, heard), doors=_DOORS.get(how))


def next_loud(wishes: Wishes, now: datetime) -> datetime:
    """This will give the first moment from `now` on outside quiet hours and quiet weekends (UTC)."""
    moment = now
    for _ in range(_MOST_STEPS):
        ends = _quiet_until(wishes, moment)
        if ends is None:
            return moment
        moment = ends
    return moment


def next_letter(wishes: Wishes, now: datetime) -> datetime:
    """This will give when the next letter goes: their hour, today or on the next day that is not quiet."""
    day = day_in_london(now)
    for after in range(_MOST_STEPS):
        at = _on_wall_clock(datetime.combine(day + timedelta(days=after), wishes.letter_at))
        weekend = wishes.quiet_weekends and at.astimezone(LONDON).weekday() >= _SATURDAY
        if at > now and not weekend:
            return at
    raise AssertionError("a week has a weekday")


_SATURDAY = 5
_MOST_STEPS = 9


def _unmuted(wishes: Wishes, now: datetime) -> datetime:
    return max(now, wishes.muted_until) if wishes.muted_until else now


def _quiet_until(wishes: Wishes, moment: datetime) -> datetime | None:
    """This will say when the quiet around `moment` ends, None when it is not quiet."""
    local = moment.astimezone(LONDON)
    if wishes.quiet_weekends and local.weekday() >= _SATURDAY:
        monday = local.date() + timedelta(days=7 - local.weekday())
        return _on_wall_clock(datetime.combine(monday, time(0)))
    start, end = wishes.quiet_from, wishes.quiet_to
    if start is None or end is None or start == end:
        return None
    clock = local.time().replace(tzinfo=None)
    is_quiet = start <= clock < end if start < end else clock >= start or clock < end
    if not is_quiet:
        return None
    day = local.date() + timedelta(days=1 if start > end and clock >= start else 0)
    ends = _on_wall_clock(datetime.combine(day, end))
    return ends if ends > moment else _on_wall_clock(datetime.combine(day, end), second_time=True)


def _on_wall_clock(wall: datetime, *, second_time: bool = False) -> datetime:
    """This will turn London's wall clock into UTC; an hour that is skipped in spring becomes the next one."""
    return wall.replace(tzinfo=LONDON, fold=1 if second_time else 0).astimezone(UTC)
