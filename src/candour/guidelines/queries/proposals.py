"""Proposals of one trust, with what a page or a rule needs of them."""

from django.db.models import QuerySet

from candour.clauses.queries import guideline_of
from candour.domain.approval import editing
from candour.domain.approval.loosening import loosened
from candour.domain.approval.plain import row_from_plain
from candour.domain.approval.policy import Policy
from candour.domain.checks.agreed import Setting, changes_anything, from_plain, loosens
from candour.domain.checks.stems import content_stems
from candour.domain.consensus.proposing import ENDED, Clause, Effect, Proposed, Stage
from candour.guidelines.models import Ballot, Proposal, Question
from candour.people.models import Person, Trust
from candour.voice.queries.policy import policy_in_force

MOST_LISTED = 100
ALIKE = 0.25
"""From a quarter of shared word stems on, two clauses are shown side by side."""
MOST_ALIKE = 3


def proposal_of(person: Person, pk: int) -> Proposal:
    """This will give one proposal as somebody may see it: what was never put to colleagues is its author's.

    Raises Proposal.DoesNotExist for any other.
    """
    found = Proposal.objects.for_trust(person.trust_id).select_related("began_by", "adopted_as").get(pk=pk)
    if found.opened_at is None and found.began_by_id != person.pk:
        raise Proposal.DoesNotExist
    return found


def open_proposals(trust: Trust | int) -> list[Proposal]:
    """This will give the proposals that are asked about, voted on or with the officer, newest first."""
    stages = (Stage.CLARIFYING, Stage.VOTING, Stage.WITH_OFFICER)
    return list(_listed(trust).filter(stage__in=stages)[:MOST_LISTED])


def ended_proposals(trust: Trust | int) -> list[Proposal]:
    """This will give the newest proposals that came to an end; a draft that was left never was one."""
    ended = _listed(trust).filter(stage__in=ENDED, opened_at__isnull=False)
    return list(ended.order_by("-ended_at", "-pk")[:MOST_LISTED])


def drafts_of(person: Person) -> list[Proposal]:
    """This will give what somebody is writing."""
    return list(_listed(person.trust_id).filter(stage=Stage.DRAFT, began_by=person)[:MOST_LISTED])


def open_count(person: Person) -> int:
    """This will count somebody's proposals that are open."""
    mine = Proposal.objects.for_trust(person.trust_id).filter(began_by=person)
    return mine.exclude(stage__in=[*ENDED, Stage.DRAFT]).count()


def proposed(proposal: Proposal) -> Proposed:
    """This will give a proposal as the rules see it."""
    return Proposed(
        Stage(proposal.stage),
        proposal.began_by_id,
        proposal.votes_from or proposal.began_at,
        proposal.ends_at,
    )


def clause_in(proposal: Proposal) -> Clause:
    """This will give the words of a proposal."""
    return Clause(proposal.words, proposal.why, proposal.example)


def settings_in(proposal: Proposal) -> tuple[Setting, ...]:
    """This will give what it would make the checks do."""
    return tuple(from_plain(plain, proposal.number, 0) for plain in proposal.settings)


def table_after(proposal: Proposal, table: Policy) -> Policy:
    """This will give the policy table as it would be; the same where the proposal changes no row."""
    return editing.with_row(table, row_from_plain(proposal.row)) if proposal.row else table


def effect_of(proposal: Proposal) -> Effect:
    """This will say whether a proposal loosens the way to approval, tightens it, or is words alone."""
    standing = guideline_of(proposal.trust_id).get(proposal.number)
    before, after = standing.settings if standing else (), settings_in(proposal)
    _, table = policy_in_force(proposal.trust_id)
    changed = table_after(proposal, table)
    if loosens(before, after) or loosened(table, changed):
        return Effect.LOOSER
    return Effect.STRICTER if changes_anything(before, after) or changed != table else Effect.WORDS


def alike(trust: Trust | int, words: str, *, but: int | None = None) -> list[tuple[str, str, int]]:
    """This will give clauses and open proposals with like words: number or "", words, proposal or 0.

    Two statements; at most `MOST_ALIKE`, the likest first.
    """
    ours = content_stems(words)
    if not ours:
        return []
    there = [(number, each.clause.words, 0) for number, each in guideline_of(trust).items()]
    there += [("", each.words, each.pk) for each in open_proposals(trust) if each.pk != but]
    scored = [(_shared(ours, content_stems(each[1])), each) for each in there]
    close = [(share, each) for share, each in scored if share >= ALIKE]
    return [each for _, each in sorted(close, key=lambda pair: -pair[0])[:MOST_ALIKE]]


def questions_of(proposal: Proposal) -> list[Question]:
    """This will give what was asked, oldest first; one statement."""
    return list(proposal.questions.order_by("pk"))


def ballot_of(person: Person, proposal: Proposal) -> Ballot | None:
    """This will give somebody's own vote; one statement."""
    return proposal.ballots.filter(human=person.same_human).first()


def _listed(trust: Trust | int) -> QuerySet[Proposal]:
    return Proposal.objects.for_trust(trust).select_related("began_by", "adopted_as")


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def reasons_of(proposal: Proposal) -> list[Ballot]:
    """This will give why people voted as they did, once the vote is over; one statement.

    In the order of the words: who voted first cannot be told from it.
    """
    if proposal.stage in {Stage.DRAFT, Stage.CLARIFYING, Stage.VOTING}:
        return []
    return list(proposal.ballots.filter(hidden_at__isnull=True).exclude(reason="").order_by("reason", "pk"))
