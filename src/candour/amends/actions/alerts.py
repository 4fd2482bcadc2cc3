"""Looking at what is answered to us: who says that we misread, and a burst, are shown to two people."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from candour.amends.models import Alert
from candour.amends.queries.statements import may_own
from candour.amends.queries.threads import answers_under
from candour.domain.actor import Actor
from candour.domain.noticing import Answered, burst, says_we_misread
from candour.domain.refusal import refuse
from candour.domain.roles import Role
from candour.domain.statements import StatementState
from candour.jobs import news
from candour.listening.models import PublicPost
from candour.people import actions as people
from candour.people.models import Person
from candour.people.queries import active_people, on_duty
from candour.voice.models import Statement

MISREAD, BURST = "misread", "burst"
MOST = 200
"""Answers that are looked at for a burst; five people are enough for one."""
_WORDS = {
    MISREAD: "Somebody answers that we got them wrong. Have a look: you can own it there.",
    BURST: "Many people answer one of our replies at once. Have a look.",
}


@transaction.atomic
def notice_answers(
    *, by: Actor, statement: Statement, answers: Iterable[PublicPost], now: datetime
) -> list[Alert]:
    """This will look at answers to words of ours, and at how many there are, and say what that raised.

    Safe to call again for the same answers: one answer, and one burst, is told once.
    """
    if statement.state not in {StatementState.LEAVING, StatementState.PUBLISHED}:
        return []
    misread = [(post, MISREAD) for post in answers if not post.deleted_at and says_we_misread(post.text)]
    last = _burst_at(statement)
    found = [*misread, *([(last, BURST)] if last is not None else [])]
    raised = [_raise(by, statement, post, why, now) for post, why in found]
    return [alert for alert in raised if alert is not None]


@transaction.atomic
def no_mistake(*, by: Person, statement: Statement, now: datetime) -> None:
    """This will say that somebody looked and found nothing to put right; it is counted nowhere."""
    refuse(may_own(by, statement))
    end_alerts(by=by, statement=statement, now=now)


def end_alerts(*, by: Person, statement: Statement, now: datetime) -> None:
    """This will end what was raised about a reply, with the notices of it."""
    open_ones = Alert.objects.for_trust(by.trust_id).filter(statement=statement, ended_at=None)
    if open_ones.update(ended_at=now, ended_by=by.ledger_name):
        about = {"reply": statement.pk}
        news.tell("amends:alert:ended", by=by, trust=statement.trust_id, about=about, now=now)
    people.finish_notices(
        by=by, trust=statement.trust_id, about=f"thread:{statement.pk}", kind="answers", now=now
    )


def _burst_at(statement: Statement) -> PublicPost | None:
    """This will give the answer with which the answers to a reply became a burst."""
    began = statement.deliveries.filter(first_attempt_at__isnull=False).order_by("first_attempt_at")
    first = began.values_list("first_attempt_at", flat=True).first()
    if first is None:
        return None
    answers = list(answers_under(statement).filter(deleted_at=None).order_by("posted_at", "pk")[:MOST])
    moment = burst([Answered(each.author, each.posted_at) for each in answers], first)
    return next((each for each in answers if each.posted_at == moment), None)


def _raise(by: Actor, statement: Statement, post: PublicPost, why: str, now: datetime) -> Alert | None:
    """This will write an alert down and tell two people, unless the answer or the burst is known."""
    known = Alert.objects.for_trust(statement.trust_id).filter(statement=statement)
    if known.filter(Q(post=post, why=why) | Q(why=BURST if why == BURST else "")).exists():
        return None
    alert = Alert.objects.create(
        trust_id=statement.trust_id, statement=statement, post=post, why=why, noticed_at=now
    )
    about: dict[str, str | int | None] = {
        "alert": alert.pk,
        "reply": statement.pk,
        "post": post.pk,
        "why": why,
    }
    news.tell("amends:alert:raised", by=by, trust=alert.trust_id, about=about, now=now)
    for person in _who_looks(statement, now):
        people.send_notice(
            by=by,
            person=person,
            kind="answers",
            about=f"thread:{statement.pk}",
            words=_WORDS[why],
            opens=reverse("amends-thread", args=[statement.pk]),
            is_urgent=why == BURST,
            now=now,
        )
    return alert


def _who_looks(statement: Statement, now: datetime) -> list[Person]:
    """This will name the author and the reader on call (or who stands in for one), each once."""
    duty = on_duty(statement.author.trust, now)
    readers = [each for each in duty if Role.READER_ON_CALL in each.roles] or duty
    first = next((each for each in readers if each.reachable), readers[0] if readers else None)
    wanted = {statement.author_id} | ({int(first.person)} if first is not None else set())
    return list(active_people(statement.trust_id).filter(pk__in=wanted).order_by("pk"))
