"""Sending a draft: it is checked once more, its words and facts are frozen, its route is fixed."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from candour.domain import threads
from candour.domain.approval.facts import Facts
from candour.domain.approval.frozen import freeze
from candour.domain.approval.route import Route
from candour.domain.checks.codes import Code, Level
from candour.domain.checks.report import Report
from candour.domain.refusal import Refusal, refuse
from candour.domain.statements import StatementState, StatementVerb
from candour.domain.versions import Picture, version_hash
from candour.listening import actions as listening
from candour.people.models import Person
from candour.photos.queries import may_go_out
from candour.voice.actions.asking import ask_on
from candour.voice.actions.completing import complete
from candour.voice.actions.drafting import end_sharing
from candour.voice.actions.rewording import changed_refusal, rewording_refusal
from candour.voice.copies import fit_refusal, named_in, threads_of
from candour.voice.frames import NamedFrame
from candour.voice.models import FixedRoute, Statement, Version
from candour.voice.queries.amending import owning_refusal, targets_of
from candour.voice.queries.checking import report_on
from candour.voice.queries.facts import asks_about_harm
from candour.voice.queries.policy import policy_in_force
from candour.voice.queries.routes import route_of
from candour.voice.recording import lock, move, must_be_author, tell
from candour.voice.registers import leaving_refusal
from candour.voice.routing import PlainStep, plain_steps
from candour.voice.words import cut_text, signed_by

A_PERSON_LIFTS = frozenset({Code.SAMENESS, Code.CLINICAL_ADVICE})
"""Holds that do not stop a draft from being sent: whoever decides sees them and lifts them, or does not."""


@transaction.atomic
def submit(*, by: Person, statement: Statement, now: datetime, frame: NamedFrame | None = None) -> Statement:
    """This will send a draft on its route, or out at once where nobody needs to look.

    `frame` says that it goes out within an approved frame; sent without one again, it does not any more.
    Raises Refusal where somebody else has the post by now or it has its answer, where what a correction is
    for cannot be corrected any more, where words are missing, the question about harm is open, something is
    held, or a floor stops it.
    """
    statement = lock(statement)
    must_be_author(by, statement)
    _take_its_place(by, statement, now)
    cut = cut_text(statement.draft_text, statement.draft_parts)
    text = threads.whole(cut)
    _must_be_ready(statement, text)
    statement.frame = frame.plain() if frame else {}
    refuse(may_be_sent(statement, now))
    report = report_on(statement, text, now)
    editors = _editors_so_far(statement)
    route, facts = route_of(statement=statement, report=report, now=now, editors=editors)
    if route.refusal is not None:
        raise route.refusal
    must_not_be_held(report)
    version = write_version(statement=statement, text=cut, by=by, editors=editors, now=now)
    fixed = fix_route(version=version, route=route, facts=facts, now=now, also=[frame.why] if frame else [])
    statement.current, statement.submitted_at, statement.draft_beside = version, now, ""
    if fixed.steps:
        move(statement, StatementVerb.SUBMIT)
    _save_first(statement)
    end_sharing(by=by, statement=statement, now=now)
    tell(
        "voice:reply:submitted",
        by=by,
        statement=statement,
        now=now,
        about={"version": version.pk, "sha256": version.sha256, "row": fixed.row, "steps": len(fixed.steps)},
        words={"text": text},
    )
    if fixed.steps:
        ask_on(by=by, route_id=fixed.pk, now=now)
    else:
        complete(by=by, statement=statement, route=fixed, verb=StatementVerb.SEND, now=now)
    return statement


def _take_its_place(by: Person, statement: Statement, now: datetime) -> None:
    """This will take the post for a reply; for a correction, make sure that it is the one that is needed."""
    if statement.state != StatementState.DRAFT:
        return
    if statement.corrects is not None:
        refuse(owning_refusal(by, lock(statement.corrects), now))
    elif statement.rewords is not None:
        refuse(rewording_refusal(by, lock(statement.rewords), now, mine=statement))
    elif statement.post is not None and statement.follows_id is None:
        listening.claim_post(by=by, post=statement.post, now=now)


def _must_be_ready(statement: Statement, text: str) -> None:
    if not text:
        raise Refusal("There are no words yet.", "Write your reply, then send it.")
    if not statement.author.is_active:
        raise Refusal("Your account is paused.", "Ask your trust's administrator.")
    post = statement.post
    if post is None and statement.amends_id is None and not targets_of(statement):
        raise Refusal("It goes nowhere yet.", "Choose where it goes, above the box.")
    if post is not None and post.deleted_at is not None and statement.amends_id is None:
        raise Refusal("The post was taken down by its author.", "There is nothing to answer any more.")
    if post is not None and asks_about_harm(post) and not statement.harm_answer:
        raise Refusal(
            "One question is open: could someone have been harmed?", "Answer it above the button.", "floor 2"
        )


def may_be_sent(statement: Statement, now: datetime) -> Refusal | None:
    """This will refuse a draft with a picture that may not be public, or that a room above does not let out.

    Asked early, so that nobody decides on what could not leave; the claim of each copy asks again.
    """
    pictures = [sha256 for sha256, _alt in statement.draft_pictures]
    return may_go_out(statement.trust_id, pictures, now) or leaving_refusal(statement, now)


def must_not_be_held(report: Report) -> None:
    """This will refuse words with a hold that only other words, or their author's reason, can end."""
    for finding in report.findings:
        if finding.level is Level.HOLD and finding.check not in A_PERSON_LIFTS:
            raise Refusal(finding.reason, finding.remedy, finding.clause)


def _editors_so_far(statement: Statement) -> frozenset[str]:
    """This will keep naming whoever wrote words in an earlier version, though the author changed it since."""
    named: set[str] = set(statement.draft_editors)
    first = statement.rewords
    if first is not None and first.current is not None:
        named |= {*first.current.editors, first.author.same_human} - {statement.author.same_human}
    for editors in statement.versions.values_list("editors", flat=True):
        named.update(editors)
    return frozenset(named)


def write_version(
    *, statement: Statement, text: str, by: Person, editors: Collection[str], now: datetime
) -> Version:
    """This will freeze words under the next number, signed by the statement's author.

    `text` may hold the lines that cut it: then the exact parts for each account that needs them are frozen
    too. Raises Refusal where something is too long for a network, counted as that network counts.
    """
    accounts, (name, role) = targets_of(statement), signed_by(statement)
    version = Version(
        trust_id=statement.trust_id,
        statement=statement,
        number=statement.versions.count() + 1,
        text=threads.whole(text),
        cut_text=text if len(threads.parts_of(text)) > 1 else "",
        name=name,
        role=role,
        targets=[account.pk for account in accounts],
        written_at=now,
        written_by=by,
        editors=sorted(editors),
        pictures=statement.draft_pictures,
    )
    version.threads = threads_of(version, accounts)
    refuse(fit_refusal(version, accounts) or changed_refusal(statement, version))
    named = named_in(statement)
    begins = f"{named} " if named else ""
    version.sha256 = version_hash(
        f"{begins}{version.text}\n\n{version.name}, {version.role}",
        [Picture(sha256, alt) for sha256, alt in version.pictures],
        [str(target) for target in version.targets],
        version.threads,
    )
    version.save()
    return version


def fix_route(
    *, version: Version, route: Route, facts: Facts, now: datetime, also: Sequence[str] = ()
) -> FixedRoute:
    """This will write the route down beside the words that it was fixed for, `also` among its reasons."""
    return copy_route(
        version=version,
        row=route.row,
        clause=route.clauses[0] if route.clauses else "",
        facts=freeze(facts),
        steps=plain_steps(route),
        reasons=[*route.reasons, *also],
        is_first_in_queue=route.first_in_queue,
        now=now,
    )


def copy_route(
    *,
    version: Version,
    row: str,
    clause: str,
    facts: dict[str, object],
    steps: list[PlainStep],
    reasons: list[str],
    is_first_in_queue: bool,
    now: datetime,
) -> FixedRoute:
    """This will write a route for a version from its plain parts, under the policy in force."""
    policy, _table = policy_in_force(version.trust_id)
    return FixedRoute.objects.create(
        trust_id=version.trust_id,
        statement=version.statement,
        version=version,
        policy=policy,
        row=row,
        clause=clause,
        facts=facts,
        steps=steps,
        reasons=reasons,
        is_first_in_queue=is_first_in_queue,
        fixed_at=now,
    )


def _save_first(statement: Statement) -> None:
    """This will save the sent statement, refusing it where another reply to the post is on its way."""
    try:
        with transaction.atomic():
            statement.save()
    except IntegrityError as taken:
        what = "correction of this" if statement.corrects_id else "reply to this post"
        what = "change of these words" if statement.rewords_id else what
        raise Refusal(f"Another {what} is on its way.", "Read it first; yours is kept as a draft.") from taken
