"""What an author answers to a suggestion: the words become theirs, or stay as they were."""

from datetime import datetime

from django.db import transaction

from candour.domain import threads
from candour.domain.checks.codes import Level
from candour.domain.refusal import Refusal
from candour.domain.statements import StatementVerb
from candour.domain.versions import SMALL_CHANGE_WORDS, changed_words
from candour.people.models import Person
from candour.voice.actions.asking import ask_on, end_asking
from candour.voice.actions.deciding import may_still_decide, say_yes
from candour.voice.actions.submitting import copy_route, must_not_be_held, write_version
from candour.voice.models import Asking, Decision, FixedRoute, Statement
from candour.voice.queries.checking import report_on
from candour.voice.queries.deciding import open_steps
from candour.voice.queries.routes import route_of
from candour.voice.recording import lock, move, must_be_author, tell
from candour.voice.routing import without
from candour.voice.words import as_written, in_one_box


@transaction.atomic
def take_suggestion(*, by: Person, statement: Statement, now: datetime) -> Statement:
    """This will make the suggested words the author's own: a new version, checked like any other.

    A small change carries its writer's approval, since both have now agreed to every word, unless something
    is held that only a person lifts with a reason. A rewriting goes to somebody else.
    """
    statement = lock(statement)
    must_be_author(by, statement)
    suggestion = _open_suggestion(statement)
    old = suggestion.asking.route
    before = as_written(old.version)
    is_small = changed_words(before, suggestion.suggested_text) <= SMALL_CHANGE_WORDS
    writer = suggestion.decided_by
    editors = {*old.version.editors} if is_small else {*old.version.editors, writer.same_human}
    waits_for_lifting = _must_not_be_stopped(statement, suggestion.suggested_text, editors, now)
    version = write_version(
        statement=statement, text=suggestion.suggested_text, by=by, editors=editors, now=now
    )
    _answer(suggestion, now, is_taken=True)
    move(statement, StatementVerb.ACCEPT)
    statement.current = version
    statement.draft_text, statement.draft_parts = in_one_box(as_written(version), statement.draft_parts)
    statement.save()
    end_asking(by=by, statement=statement, now=now)
    route = copy_route(
        version=version,
        row=old.row,
        clause=old.clause,
        facts=old.facts,
        steps=[without(step, editors) for step in old.steps],
        reasons=old.reasons,
        is_first_in_queue=old.is_first_in_queue,
        now=now,
    )
    tell(
        "voice:change:taken",
        by=by,
        statement=statement,
        now=now,
        about={"version": version.pk, "sha256": version.sha256, "suggested_by": writer.pk},
        words={"text": version.text},
    )
    if is_small and not waits_for_lifting and may_still_decide(writer):
        _carry_approval(suggestion, statement, route, now)
    else:
        ask_on(by=by, route_id=route.pk, now=now)
    return statement


@transaction.atomic
def leave_suggestion(*, by: Person, statement: Statement, now: datetime) -> Statement:
    """This will keep the author's own words; the question goes back to whoever was asked."""
    statement = lock(statement)
    must_be_author(by, statement)
    suggestion = _open_suggestion(statement)
    _answer(suggestion, now, is_taken=False)
    move(statement, StatementVerb.LEAVE_SUGGESTION)
    statement.save(update_fields=["state"])
    tell("voice:change:left", by=by, statement=statement, now=now, about={"decision": suggestion.pk})
    ask_on(by=by, route_id=suggestion.asking.route_id, now=now)
    return statement


def _carry_approval(suggestion: Decision, statement: Statement, route: FixedRoute, now: datetime) -> None:
    """This will count a small suggestion as its writer's approval of the new version."""
    writer = suggestion.decided_by
    asking = Asking.objects.create(
        trust_id=route.trust_id,
        route=route,
        step=suggestion.asking.step,
        person=writer,
        label=suggestion.asking.label,
        asked_at=now,
    )
    say_yes(writer, statement, asking, now)
    if open_steps(route):
        ask_on(by=writer, route_id=route.pk, now=now)


def _must_not_be_stopped(statement: Statement, text: str, editors: set[str], now: datetime) -> bool:
    """This will refuse what may not go on its route, and say whether a person has something to lift."""
    report = report_on(statement, threads.whole(text), now)
    route, _facts = route_of(statement=statement, report=report, now=now, editors=editors)
    if route.refusal is not None:
        raise route.refusal
    must_not_be_held(report)
    return any(finding.level is Level.HOLD for finding in report.findings)


def _open_suggestion(statement: Statement) -> Decision:
    found = (
        Decision.objects.filter(version=statement.current, verdict="suggest", answered_at__isnull=True)
        .select_related("asking__route__version", "decided_by")
        .order_by("-pk")
        .first()
    )
    if found is None:
        raise Refusal("There is no suggestion to answer.", "Open your reply again to see where it is.")
    return found


def _answer(suggestion: Decision, now: datetime, *, is_taken: bool) -> None:
    suggestion.answered_at, suggestion.is_taken = now, is_taken
    suggestion.save(update_fields=["answered_at", "is_taken"])
