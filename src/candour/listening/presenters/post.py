"""One post as printed: its words, what was read in them, who has it, hand-offs, clocks and answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from candour.domain.clocks import day_in_london
from candour.domain.holding import to_release, to_see
from candour.domain.kinds import Kind
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.domain.triage import HUMAN_NOW_HAND_OFF
from candour.listening.models import Clock, HandOff, PublicPost
from candour.listening.presenters.inbox import AskedLine, asked_lines, via
from candour.listening.presenters.reading import ReadingView, parts_of, reading_view
from candour.listening.presenters.segments import Segment
from candour.listening.presenters.words import (
    CLAIM_ENDS,
    CLOCK_WORDS,
    HAND_OFF_HELP,
    HAND_OFF_WORDS,
    KIND_LABELS,
)
from candour.listening.queries.posts import PostPage
from candour.listening.registers import Answer, WayOn
from candour.people.models import Person, Trust


@dataclass(frozen=True)
class ThreadLine:
    """One post of the conversation, with what was answered to it."""

    id: int
    author: str
    text: str
    at: datetime
    is_this: bool
    is_gone: bool
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class HandOffView:
    """One hand-off: who was asked, who has seen it, what was done, and what may be done now."""

    id: int
    title: str
    help: str
    opened_at: datetime
    asked: tuple[AskedLine, ...]
    nobody: str
    seen_at: datetime | None
    seen_by: str
    moves_on_at: datetime | None
    is_recorded: bool
    told_in_person: str
    written_sent: str
    recorded_by: str
    recorded_at: datetime | None
    released_at: datetime | None
    released_by: str
    released_because: str
    not_to_see: Refusal | None
    not_to_release: Refusal | None


@dataclass(frozen=True)
class Standing:
    """What the reader of the page may answer for: by their roles, or by holding the standing duty."""

    roles: frozenset[Role] = frozenset()
    has_standing_duty: bool = False


@dataclass(frozen=True)
class ClockView:
    """A legal time: what it asks for, its last day, and how it ended."""

    id: int
    words: str
    due_on: date
    is_overdue: bool
    stopped_at: datetime | None
    stopped_by: str
    stopped_because: str


@dataclass(frozen=True)
class PostView:
    """The page as printed."""

    id: int
    title: str
    kind: str
    via: str
    url: str
    author: str
    is_private: bool
    posted_at: datetime
    edited_at: datetime | None
    deleted_at: datetime | None
    parts: tuple[Segment, ...]
    reading: ReadingView
    thread: tuple[ThreadLine, ...]
    thread_total: int
    earlier: tuple[ThreadLine, ...]
    holder: str
    held_since: datetime | None
    is_mine: bool
    claim_ends: str
    waits_since: datetime | None
    answered_at: datetime | None
    aside_at: datetime | None
    aside_by: str
    aside_because: str
    can_take: bool
    hand_offs: tuple[HandOffView, ...]
    clocks: tuple[ClockView, ...]
    ways: tuple[WayOn, ...]
    refusals: tuple[Refusal, ...]


def post_view(
    *,
    trust: Trust,
    person: Person,
    standing: Standing,
    found: PostPage,
    ways: Sequence[WayOn | Refusal],
    now: datetime,
) -> PostView:
    """This will make the page of one post."""
    post, claim = found.post, found.claim
    return PostView(
        id=post.pk,
        title=_title(post),
        kind="" if post.is_unsure else post.kind,
        via=via(post.account.name, post.site.name if post.site else ""),
        url=post.url,
        author=post.author,
        is_private=post.is_private,
        posted_at=post.posted_at,
        edited_at=post.edited_at,
        deleted_at=post.deleted_at,
        parts=parts_of(post, found.reading),
        reading=reading_view(post, found.reading, found.corrections, found.names),
        thread=tuple(_line(each, post.pk, found.answers) for each in found.thread),
        thread_total=found.thread_total,
        earlier=tuple(_line(each, post.pk, found.answers) for each in found.earlier),
        holder=claim.person.full_name if claim else "",
        held_since=claim.claimed_at if claim else None,
        is_mine=claim is not None and claim.person.same_human == person.same_human,
        claim_ends=CLAIM_ENDS,
        waits_since=post.waits_since,
        answered_at=post.answered_at,
        aside_at=post.put_aside_at,
        aside_by=found.names.get(post.put_aside_by, "somebody"),
        aside_because=post.put_aside_because,
        can_take=claim is None and post.waits_since is not None,
        hand_offs=tuple(
            _hand_off(each, trust, person, standing, found.names)
            for each in sorted(found.hand_offs, key=_danger_first)
        ),
        clocks=tuple(_clock(each, found.names, now) for each in found.clocks),
        ways=tuple(way for way in ways if isinstance(way, WayOn)),
        refusals=tuple(way for way in ways if isinstance(way, Refusal)),
    )


def _title(post: PublicPost) -> str:
    what = KIND_LABELS[Kind(post.kind)] if post.kind and not post.is_unsure else "Post"
    word = "from" if what == KIND_LABELS[Kind.COMPLIMENT] else "by"
    return f"{what} {word} {post.author}" if post.author else f"{what} without a name"


def _line(post: PublicPost, this: int, answers: Mapping[int, Sequence[Answer]]) -> ThreadLine:
    return ThreadLine(
        id=post.pk,
        author=post.author or "Somebody",
        text=post.text,
        at=post.posted_at,
        is_this=post.pk == this,
        is_gone=post.deleted_at is not None,
        answers=tuple(answers.get(post.pk, ())),
    )


def _danger_first(hand_off: HandOff) -> tuple[bool, int]:
    return hand_off.reason != HUMAN_NOW_HAND_OFF, -hand_off.pk


def _hand_off(
    hand_off: HandOff, trust: Trust, person: Person, standing: Standing, names: Mapping[str, str]
) -> HandOffView:
    nobody = "" if hand_off.asked_id else f"Nobody on duty can be reached. Ring {trust.duty_title}"
    return HandOffView(
        id=hand_off.pk,
        title=HAND_OFF_WORDS.get(hand_off.reason, "Please look"),
        help=HAND_OFF_HELP.get(hand_off.reason, ""),
        opened_at=hand_off.opened_at,
        asked=asked_lines(hand_off),
        nobody=f"{nobody} {trust.duty_phone}".strip() + "." if nobody else "",
        seen_at=hand_off.seen_at,
        seen_by=names.get(hand_off.seen_by, "Somebody"),
        moves_on_at=hand_off.moves_on_at,
        is_recorded=hand_off.recorded_at is not None,
        told_in_person="Yes" if hand_off.told_in_person else "Not yet",
        written_sent="Yes" if hand_off.written_sent else "Not yet",
        recorded_by=names.get(hand_off.recorded_by, "Somebody"),
        recorded_at=hand_off.recorded_at,
        released_at=hand_off.released_at,
        released_by=names.get(hand_off.released_by, "Somebody"),
        released_because=hand_off.released_because,
        not_to_see=to_see(
            standing.roles,
            was_asked=any(each.person_id == person.pk for each in hand_off.everybody_asked.all()),
            has_standing_duty=standing.has_standing_duty,
        ),
        not_to_release=to_release(
            standing.roles,
            has_standing_duty=standing.has_standing_duty,
            is_seen=hand_off.seen_at is not None,
            reason="asked for on the form",
        ),
    )


def _clock(clock: Clock, names: Mapping[str, str], now: datetime) -> ClockView:
    today = day_in_london(now)
    return ClockView(
        id=clock.pk,
        words=CLOCK_WORDS.get(clock.kind, clock.kind),
        due_on=clock.due_on,
        is_overdue=clock.stopped_at is None and clock.due_on < today,
        stopped_at=clock.stopped_at,
        stopped_by=names.get(clock.stopped_by, "somebody"),
        stopped_because=clock.stopped_because,
    )
