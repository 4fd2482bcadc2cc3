"""Two things that went wrong at St Brannoc's; the chief executive owned the first one before anybody."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from candour.amends.actions import breaches, lessons, owning
from candour.channels.frontdoor import actions as frontdoor
from candour.channels.frontdoor.models import Story
from candour.demo.month import Month
from candour.demo.tales.mistakes import (
    ANSWERED_BACK,
    ASKED_FIRST,
    LEAK,
    LEAK_LESSON,
    LEAK_RECORD,
    OWNED,
    RANG_FIRST,
    SAID_AGAIN,
    VISITING,
)
from candour.domain.actor import Teller
from candour.domain.amending import TakeDownReason
from candour.jobs import worker
from candour.listening import actions as listening
from candour.listening.models import PublicPost
from candour.people import actions as people
from candour.voice.actions import drafting, submitting
from candour.voice.models import Statement


def own_mistakes(month: Month) -> None:
    """This will live both: a wrong hour, corrected in its thread, and a detail too many, taken down."""
    _a_wrong_hour(month)
    _a_detail_too_many(month)


def _a_wrong_hour(month: Month) -> None:
    made, first = month.made, _reply(month.live_one(VISITING))
    chief, now = made["executive"], _after(first, minutes=150)
    story = _story(first)
    frontdoor.reply_by_teller(by=Teller(story.pk), story=story, text=ANSWERED_BACK, now=now)
    worker.run_due(now)
    now += timedelta(minutes=12)
    worker.run_due(now)
    correction = owning.own(by=chief, statement=first, parts=OWNED, now=now)
    drafting.save_draft(
        by=chief, statement=correction, text="", parts=OWNED, harm_answer="no", now=now + timedelta(minutes=2)
    )
    submitting.submit(by=chief, statement=correction, now=now + timedelta(minutes=3))
    now += timedelta(minutes=6)
    worker.run_due(now)
    lessons.learn(by=chief, statement=first, learnt=RANG_FIRST, now=now + timedelta(minutes=4))
    noticed = PublicPost.objects.filter(thread=first.post).latest("pk")
    reason = "She has the correction, and I rang her."
    listening.put_aside(by=chief, post=noticed, reason=reason, now=now + timedelta(minutes=30))
    _nothing_waits(month, (first, correction), now + timedelta(minutes=40))


def _a_detail_too_many(month: Month) -> None:
    made, first = month.made, _reply(month.live_one(LEAK))
    reader, legal, now = made["reader"], made["legal"], _after(first, minutes=11)
    breach = owning.take_down_at_once(by=reader, statement=first, reason=TakeDownReason.STRANGER, now=now)
    worker.run_due(now + timedelta(minutes=1))
    if breach is None:
        raise RuntimeError("What exposed somebody opened no record.")
    now += timedelta(hours=3)
    breaches.assess(by=legal, breach=breach, assessed=LEAK_RECORD, now=now)
    breaches.close_breach(by=legal, breach=breach, reason=ASKED_FIRST, now=now + timedelta(minutes=9))
    lessons.learn(by=reader, statement=first, learnt=LEAK_LESSON, now=now + timedelta(minutes=20))
    month.answer(_story(first), SAID_AGAIN, now + timedelta(minutes=30))
    _nothing_waits(month, (first,), now + timedelta(hours=2))


def _reply(statement: Statement | None) -> Statement:
    if statement is None:
        raise RuntimeError("This tale has a reply.")
    statement.refresh_from_db()
    return statement


def _after(statement: Statement, *, minutes: int) -> datetime:
    if statement.published_at is None:
        raise RuntimeError("This reply is public.")
    return statement.published_at + timedelta(minutes=minutes)


def _story(statement: Statement) -> Story:
    if statement.post is None:
        raise RuntimeError("This reply answers a story.")
    return Story.objects.get(pk=statement.post.network_id.removeprefix("story:"))


def _nothing_waits(month: Month, statements: Sequence[Statement], now: datetime) -> None:
    """This will finish what everybody was told about it: all of it is done."""
    worker.run_due(now)
    made = month.made
    for about in [f"{thing}:{each.pk}" for each in statements for thing in ("thread", "statement")]:
        people.finish_notices(by=made["executive"], trust=made.trust, about=about, now=now)
