"""What somebody who was asked may say: yes, other words, not this, or that they cannot look."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from candour.domain.approval.people import DECIDING_ROLES
from candour.domain.checks.codes import Level
from candour.domain.decisions import Decided, Decider, may_decide
from candour.domain.refusal import Refusal, refuse
from candour.domain.statements import StatementState, StatementVerb
from candour.people.models import Person
from candour.people.queries.persons import roles_of
from candour.voice.actions.asking import ask_on, end_asking, end_step
from candour.voice.actions.completing import complete, tell_author
from candour.voice.actions.drafting import lift
from candour.voice.actions.submitting import A_PERSON_LIFTS
from candour.voice.models import Asking, Decision, FixedRoute, Statement
from candour.voice.outbox.settling import ask_for_the_corrected
from candour.voice.queries.checking import report_on
from candour.voice.queries.deciding import open_asking, open_steps
from candour.voice.recording import lock, move, tell
from candour.voice.words import as_written, credit_refusal


@transaction.atomic
def approve(
    *,
    by: Person,
    statement: Statement,
    seen: str,
    now: datetime,
    lifts: Mapping[str, str] | None = None,
) -> Statement:
    """This will approve exactly the version whose hash the approver saw; the last step sends it off.

    `lifts` gives a reason for each hold that only a person lifts (required wording, clinical words).
    """
    statement, asking = _asked(by, statement, seen)
    _lift_holds(by, statement, lifts or {}, now)
    say_yes(by, statement, asking, now)
    return statement


def say_yes(by: Person, statement: Statement, asking: Asking, now: datetime) -> None:
    """This will keep the yes of somebody who was asked, and end the step that waited for it."""
    _decide(asking, by, "approve", now)
    tell("voice:reply:approved", by=by, statement=statement, now=now, about=_version(statement, asking))
    _finish_step(by, statement, asking, now)


@transaction.atomic
def suggest(
    *, by: Person, statement: Statement, seen: str, text: str, now: datetime, reason: str = ""
) -> Statement:
    """This will offer the author other words; nothing changes unless the author takes them."""
    statement, asking = _asked(by, statement, seen)
    text = text.strip()
    if not text or text == as_written(asking.route.version):
        raise Refusal("Nothing is changed yet.", "Change the words in the box, then suggest them.")
    refuse(credit_refusal(statement, text))
    _decide(asking, by, "suggest", now, reason=reason, suggested_text=text)
    move(statement, StatementVerb.SUGGEST)
    statement.save(update_fields=["state"])
    tell(
        "voice:change:suggested",
        by=by,
        statement=statement,
        now=now,
        about=_version(statement, asking),
        words={"text": text, "reason": reason},
    )
    tell_author(by, statement, "suggested", f"{by.first_name} suggests a change to your reply.", now)
    return statement


@transaction.atomic
def not_this(*, by: Person, statement: Statement, seen: str, reason: str, now: datetime) -> Statement:
    """This will say that the reply should not go out as it is; the author reads the reason and mends it."""
    statement, asking = _asked(by, statement, seen)
    if not reason.strip():
        raise Refusal("A reason is missing.", "Enter a reason: it is how the writer can mend it.")
    _decide(asking, by, "not_this", now, reason=reason.strip())
    move(statement, StatementVerb.DECLINE)
    statement.submitted_at = None
    statement.save(update_fields=["state", "submitted_at"])
    end_asking(by=by, statement=statement, now=now)
    ask_for_the_corrected(statement)
    tell(
        "voice:reply:declined",
        by=by,
        statement=statement,
        now=now,
        about=_version(statement, asking),
        words={"reason": reason},
    )
    tell_author(by, statement, "not_this", f"{by.first_name} says: not like this. Open it to see why.", now)
    return statement


@transaction.atomic
def cannot_look(*, by: Person, statement: Statement, now: datetime) -> None:
    """This will ask the next person at once, with no blame; whoever cannot look may still decide later."""
    statement = lock(statement)
    asking = _open_asking(by, statement)
    if asking is None:
        raise Refusal("You have not been asked about this.", "Whoever was asked decides; the page says who.")
    if asking.passed_on_at is None:
        asking.passed_on_at, asking.passed_on_because = now, "cannot_look"
        asking.save(update_fields=["passed_on_at", "passed_on_because"])
        tell("voice:step:passed_on", by=by, statement=statement, now=now, about=_version(statement, asking))
    ask_on(by=by, route_id=asking.route_id, now=now)


def _asked(by: Person, statement: Statement, seen: str) -> tuple[Statement, Asking]:
    """This will lock the statement and give the question to `by`, or raise the rule's refusal."""
    statement = lock(statement)
    asking = _open_asking(by, statement)
    refuse(deciding_refusal(by, statement, seen))
    if asking is None:
        raise Refusal("You have not been asked about this.", "Whoever was asked decides; the page says who.")
    return statement, asking


def deciding_refusal(by: Person, statement: Statement, seen: str) -> Refusal | None:
    """This will say why `by` may not decide on a statement now, for the action and for the page alike."""
    current = statement.current
    route = FixedRoute.objects.filter(version=current).first() if current else None
    asked = Asking.objects.filter(route=route, ended_at__isnull=True) if route else Asking.objects.none()
    taken = Decision.objects.filter(version=current, verdict="approve").select_related("decided_by")
    return may_decide(
        Decider(str(by.pk), by.same_human, roles_of(by), is_suspended=not may_still_decide(by)),
        Decided(
            state=StatementState(statement.state),
            version=current.sha256 if current else "",
            seen=seen,
            author=frozenset({str(statement.author_id), statement.author.same_human}),
            asked=frozenset(str(asking.person_id) for asking in asked),
            editors=frozenset(current.editors) if current else frozenset(),
            decided=frozenset(each.decided_by.same_human for each in taken),
        ),
    )


def may_still_decide(person: Person) -> bool:
    """This will say whether somebody who was asked may sign in and still holds a role that decides."""
    return person.is_active and (bool(DECIDING_ROLES & roles_of(person)) or person.standing_duties.exists())


def _open_asking(by: Person, statement: Statement) -> Asking | None:
    route = FixedRoute.objects.filter(version=statement.current).first() if statement.current else None
    return open_asking(route, by.pk) if route is not None else None


def _decide(
    asking: Asking, by: Person, verdict: str, now: datetime, *, reason: str = "", suggested_text: str = ""
) -> Decision:
    return Decision.objects.create(
        trust_id=asking.trust_id,
        version=asking.route.version,
        asking=asking,
        verdict=verdict,
        reason=reason[:500],
        suggested_text=suggested_text,
        decided_at=now,
        decided_by=by,
    )


def _lift_holds(by: Person, statement: Statement, lifts: Mapping[str, str], now: datetime) -> None:
    """This will lift what only a person lifts, and refuse the approval while anything else is held."""
    text = statement.current.text if statement.current else ""
    for finding in report_on(statement, text, now).findings:
        if finding.level is not Level.HOLD:
            continue
        reason = lifts.get(finding.check.value, "").strip()
        if finding.check not in A_PERSON_LIFTS or not reason:
            raise Refusal(finding.reason, finding.remedy, finding.clause)
        lift(by=by, statement=statement, code=finding.check.value, text=text, reason=reason, now=now)


def _finish_step(by: Person, statement: Statement, asking: Asking, now: datetime) -> None:
    route = asking.route
    end_step(by=by, route=route, step=asking.step, now=now)
    if open_steps(route):
        move(statement, StatementVerb.APPROVE_ONE)
        return
    complete(by=by, statement=statement, route=route, verb=StatementVerb.APPROVE, now=now)


def _version(statement: Statement, asking: Asking) -> dict[str, str | int | None]:
    return {"version": statement.current_id, "step": asking.step, "asking": asking.pk}
