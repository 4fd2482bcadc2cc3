"""Writing a proposal: kept as it is written, put to colleagues, mended while they ask, taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from candour.amends.queries.naming import naming_refusal, staff_refusal
from candour.clauses.queries import guideline_of
from candour.domain.approval.checking import table_refusal
from candour.domain.checks.agreed import Setting, to_plain, to_set
from candour.domain.consensus import proposing
from candour.domain.consensus.proposing import Clause, Stage
from candour.domain.guideline import FLOORS
from candour.domain.posting import tidy
from candour.domain.refusal import Refusal, refuse
from candour.guidelines.models import EarlierWords, Proposal
from candour.guidelines.queries.past import figures_of
from candour.guidelines.queries.proposals import (
    clause_in,
    effect_of,
    open_count,
    proposed,
    settings_in,
    table_after,
)
from candour.guidelines.recording import finish, lock, tell
from candour.jobs import queue
from candour.people.models import Person
from candour.voice.queries.policy import policy_in_force

LONGEST_KEPT = 5_000
"""Characters of each box that a draft keeps: more than a clause may have, so that nothing typed is lost."""


@dataclass(frozen=True)
class Written:
    """What somebody wrote: a clause, what it makes the checks do, the row it changes, the case behind it."""

    clause: Clause
    settings: Sequence[Setting] = ()
    row: dict[str, object] | None = None
    case: str = ""


@transaction.atomic
def begin(*, by: Person, number: str, written: Written, now: datetime) -> Proposal:
    """This will begin a draft of a new clause (`number` empty), or of a change of one; its author's alone."""
    if number in FLOORS:
        raise Refusal("No vote changes a floor.", "Propose a clause beside it.", number)
    if number and number not in guideline_of(by.trust_id):
        raise Refusal(f"There is no clause {number}.", "Choose one from the guideline.")
    proposal = Proposal(
        trust_id=by.trust_id, number=number, stage=Stage.DRAFT, began_at=now, began_by=by, mended_at=now
    )
    _write(proposal, written)
    proposal.save()
    tell("guidelines:proposal:began", by=by, proposal=proposal, now=now)
    return proposal


@transaction.atomic
def keep(*, by: Person, proposal: Proposal, written: Written, now: datetime) -> Proposal:
    """This will keep a draft as it is written, whatever it lacks; or mend the words while people ask.

    What others have seen is kept as it was, so that everybody can read what changed.
    """
    proposal = lock(proposal)
    refuse(proposing.to_mend(proposed(proposal), by.pk))
    is_open = proposal.stage == Stage.CLARIFYING
    before, did = clause_in(proposal), (proposal.settings, proposal.row)
    _write(proposal, written)
    if is_open:
        _must_be_fit(proposal)
        proposal.effect = effect_of(proposal)
        if before != clause_in(proposal):
            EarlierWords.objects.create(
                trust_id=proposal.trust_id,
                proposal=proposal,
                words=before.words,
                why=before.why,
                example=before.example,
                stood_until=now,
            )
        if did != (proposal.settings, proposal.row):
            proposal.votes_from = now + proposing.CLARIFYING_LASTS
        _ask_for_figures(proposal, now)
    proposal.mended_at = now
    proposal.save()
    if is_open:
        tell("guidelines:proposal:mended", by=by, proposal=proposal, now=now)
    return proposal


@transaction.atomic
def put_to_colleagues(*, by: Person, proposal: Proposal, now: datetime) -> Proposal:
    """This will open a draft: from now on everybody may ask, and after three days the vote can begin."""
    proposal = lock(proposal)
    refuse(proposing.to_open(proposed(proposal), by.pk, open_count(by)))
    _must_be_fit(proposal)
    proposal.stage, proposal.opened_at = Stage.CLARIFYING, now
    proposal.votes_from = now + proposing.CLARIFYING_LASTS
    proposal.effect = effect_of(proposal)
    proposal.save()
    tell("guidelines:proposal:opened", by=by, proposal=proposal, now=now, words={"clause": proposal.words})
    _ask_for_figures(proposal, now)
    return proposal


@transaction.atomic
def withdraw(*, by: Person, proposal: Proposal, now: datetime) -> Proposal:
    """This will take a proposal back before people vote."""
    proposal = lock(proposal)
    refuse(proposing.to_withdraw(proposed(proposal), by.pk))
    proposal.stage, proposal.ended_at = Stage.WITHDRAWN, now
    proposal.words = proposal.words or "(left before it was written)"
    proposal.save(update_fields=["stage", "ended_at", "words"])
    tell("guidelines:proposal:withdrawn", by=by, proposal=proposal, now=now)
    finish(proposal, by=by, now=now)
    return proposal


def note_figures(*, proposal: int, now: datetime) -> None:
    """This will work out what a proposal would have done with the past, and keep it with the proposal.

    No transaction is open meanwhile: some hundred replies are checked, and nobody should wait for that. What
    was mended in the meantime keeps its own figures.
    """
    found = Proposal.objects.select_related("trust").filter(pk=proposal).first()
    if found is None or found.stage not in {Stage.CLARIFYING, Stage.VOTING}:
        return
    figures = figures_of(found, now)
    Proposal.objects.filter(pk=proposal, mended_at=found.mended_at).update(figures=figures)


def _write(proposal: Proposal, written: Written) -> None:
    clause = written.clause
    proposal.words = " ".join(tidy(clause.words[:LONGEST_KEPT]).split())
    proposal.why, proposal.example = tidy(clause.why[:LONGEST_KEPT]), tidy(clause.example[:LONGEST_KEPT])
    proposal.settings = [to_plain(one) for one in written.settings]
    proposal.row = written.row
    proposal.case = tidy(written.case[:LONGEST_KEPT])


def _must_be_fit(proposal: Proposal) -> None:
    """This will refuse what is not ready to be read by everybody: words, what it sets, names in it."""
    refuse(proposing.to_propose(clause_in(proposal)))
    if len(proposal.case) > proposing.LONGEST_EXAMPLE:
        raise Refusal("The case is too long.", "Say what happened in a few sentences.")
    for setting in settings_in(proposal):
        refuse(to_set(setting))
    _, table = policy_in_force(proposal.trust_id)
    refuse(table_refusal(table_after(proposal, table)))
    text = "\n".join([proposal.words, proposal.why, proposal.example])
    refuse(staff_refusal(proposal.trust_id, text))
    refuse(naming_refusal(proposal.trust_id, proposal.case) if proposal.case else None)


def _ask_for_figures(proposal: Proposal, now: datetime) -> None:
    queue.enqueue(
        "guidelines.figures",
        {"proposal": proposal.pk},
        due_at=now,
        trust=proposal.trust_id,
        unique=f"guidelines.figures:{proposal.pk}:{now.isoformat()}",
    )
