"""A breach record: opened with the take-down, assessed by its desk, closed with a reason."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from candour.amends.models import Breach
from candour.amends.queries.naming import naming_refusal
from candour.domain.actor import Actor
from candour.domain.breaches import (
    BREACH_ROLES,
    Assessment,
    Detail,
    People,
    Risk,
    due_at,
    reminders,
    time_left,
    to_assess,
    to_close,
)
from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import Role
from candour.jobs import news, queue
from candour.ledger.holds import place_hold
from candour.people import actions as people
from candour.people.models import Person
from candour.people.queries import active_with_role, roles_of, standing_duty
from candour.voice.models import Statement

HOLD_REASON = "Evidence of a breach of personal data (UK GDPR Art. 33)."


@dataclass(frozen=True)
class Assessed:
    """What somebody wrote into a record; empty and None is "not known yet"."""

    detail: Detail | None = None
    people: People | None = None
    consequences: str = ""
    risk: Risk | None = None
    ico_told: bool | None = None
    ico_because: str = ""
    person_told: bool | None = None
    person_because: str = ""


@transaction.atomic
def open_breach(*, by: Actor, statement: Statement, now: datetime) -> Breach:
    """This will open the record of a breach, keep its evidence apart, and tell who looks after it; once."""
    known = Breach.objects.for_trust(statement.trust_id).filter(statement=statement).first()
    if known is not None:
        return known
    hold = place_hold(
        by=by, ref=f"statement:{statement.pk}", trust=statement.trust_id, reason=HOLD_REASON, now=now
    )
    breach = Breach.objects.create(
        trust_id=statement.trust_id,
        statement=statement,
        hold=hold.pk,
        aware_at=now,
        due_at=due_at(now),
        opened_at=now,
        opened_by=by.ledger_name,
        desk=Role.LEGAL,
    )
    _tell("opened", by, breach, now, about={"hold": hold.pk})
    for moment in reminders(now):
        queue.enqueue(
            "amends.remind",
            {"breach": breach.pk, "moment": moment.isoformat()},
            due_at=moment,
            trust=breach.trust_id,
            unique=f"amends.remind:{breach.pk}:{int(moment.timestamp())}",
        )
    _notify(by, breach, "Something that exposed somebody was taken down. The 72 hours run.", now)
    return breach


@transaction.atomic
def assess(*, by: Person, breach: Breach, assessed: Assessed, now: datetime) -> Breach:
    """This will write down what is known by now; it can be done again until the record is closed."""
    row = _lock(by, breach)
    refuse(to_assess(now, row.closed_at))
    written = "\n\n".join((assessed.consequences, assessed.ico_because, assessed.person_because))
    if (named := naming_refusal(row.trust_id, written)) is not None:
        raise named
    row.detail, row.people = assessed.detail or "", assessed.people or ""
    row.consequences = assessed.consequences.strip()[:500]
    row.risk = assessed.risk or ""
    row.ico_told, row.ico_because = assessed.ico_told, assessed.ico_because.strip()[:500]
    row.person_told, row.person_because = assessed.person_told, assessed.person_because.strip()[:500]
    row.assessed_at, row.assessed_by = now, by.ledger_name
    row.save()
    told = {"risk": row.risk or None, "ico": _as_number(row.ico_told), "person": _as_number(row.person_told)}
    _tell("assessed", by, row, now, about=told, words={"consequences": row.consequences})
    return row


@transaction.atomic
def close_breach(*, by: Person, breach: Breach, reason: str, now: datetime) -> Breach:
    """This will close a record for good; the legal hold on the evidence stays until legal lifts it."""
    row = _lock(by, breach)
    refuse(to_assess(now, row.closed_at) or closing_refusal(row))
    if not reason.strip():
        raise Refusal("A reason is missing.", "Enter why it can be closed.")
    if (named := naming_refusal(row.trust_id, reason)) is not None:
        raise named
    row.closed_at, row.closed_by, row.closed_because = now, by.ledger_name, reason.strip()[:500]
    row.save(update_fields=["closed_at", "closed_by", "closed_because"])
    people.finish_notices(by=by, trust=row.trust_id, about=f"breach:{row.pk}", now=now)
    _tell("closed", by, row, now, words={"reason": row.closed_because})
    return row


@transaction.atomic
def remind(*, by: Actor, breach: Breach, now: datetime) -> bool:
    """This will remind whoever looks after an open breach how much time is left, in place of earlier word."""
    row = Breach.objects.select_for_update().get(pk=breach.pk)
    if row.closed_at is not None:
        return False
    people.finish_notices(by=by, trust=row.trust_id, about=f"breach:{row.pk}", now=now)
    _notify(by, row, f"A breach record is open: {time_left(row.aware_at, now)} of 72.", now)
    _tell("reminded", by, row, now)
    return True


def closing_refusal(breach: Breach) -> Refusal | None:
    """This will say what a record still needs before it can be closed."""
    return to_close(
        Assessment(
            risk=Risk(breach.risk) if breach.risk else None,
            ico_told=breach.ico_told,
            ico_because=breach.ico_because,
            person_told=breach.person_told,
            person_because=breach.person_because,
        )
    )


def _lock(by: Person, breach: Breach) -> Breach:
    if not roles_of(by) & BREACH_ROLES:
        raise Refusal(
            "This is for whoever looks after breaches.", "Ask somebody in legal services or records."
        )
    return Breach.objects.for_trust(by.trust_id).select_for_update().get(pk=breach.pk)


def _notify(by: Actor, breach: Breach, words: str, now: datetime) -> None:
    """This will tell everybody at the desk at once, or the standing duty where nobody sits there."""
    desk = list(active_with_role(breach.trust_id, *sorted(BREACH_ROLES)).order_by("pk"))
    for person in desk or standing_duty(breach.trust_id):
        people.send_notice(
            by=by,
            person=person,
            kind="breach",
            about=f"breach:{breach.pk}",
            words=words,
            opens=reverse("amends-breach", args=[breach.pk]),
            is_urgent=True,
            now=now,
        )


def _tell(
    verb: str,
    by: Actor,
    breach: Breach,
    now: datetime,
    *,
    about: dict[str, str | int | None] | None = None,
    words: dict[str, str] | None = None,
) -> None:
    told = {"breach": breach.pk, "reply": breach.statement_id, **(about or {})}
    news.tell(f"amends:breach:{verb}", by=by, trust=breach.trust_id, about=told, words=words, now=now)


def _as_number(answer: bool | None) -> int | None:
    return None if answer is None else int(answer)
