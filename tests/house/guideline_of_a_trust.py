"""Proposals of each of the two trusts: being written, asked about, voted on, with the officer."""

from datetime import timedelta

from candour.domain.checks.agreed import Setting, SettingKind
from candour.domain.consensus.ballots import Opinion
from candour.domain.consensus.proposing import CLARIFYING_LASTS, Clause, Stage
from candour.guidelines.actions import asking, voting, writing
from candour.guidelines.actions.writing import Written
from candour.guidelines.models import Proposal
from tests.world import World

COUNTED = {"groups": [["Opinion group A", 12, 0, 0]], "sites": [["Hospitals", 12, 0, 0]]}
AVOID = Setting("", 0, SettingKind.AVOID, ("next of kin",))


def guideline_of(world: World) -> dict[str, str]:
    """This will have the nurse propose things, and name them for the addresses."""
    nurse, sister, now = world["nurse"], world["sister"], world.now
    draft = writing.begin(by=nurse, number="8.3", written=_written("Half a thought."), now=now)
    proposal = _put(world, "We write family.")
    question = asking.ask(by=sister, proposal=proposal, words="What of friends?", now=now)
    mended = _written("We write family, and mean friends.")
    writing.keep(by=nurse, proposal=proposal, written=mended, now=now)
    voting_on = _put(world, "We say who we are.")
    then = now + CLARIFYING_LASTS
    voting.begin_vote(by=nurse, proposal=voting_on, now=then)
    ballot = voting.vote(by=sister, proposal=voting_on, opinion=Opinion.AGREE, reason="Plain.", now=then)
    waiting = _put(world, "Directions may be the same.")
    for each, stage in ((voting_on, Stage.VOTING), (waiting, Stage.WITH_OFFICER)):
        ends_at = now + timedelta(days=365)  # as if the time were long, since pages look at the real clock
        Proposal.objects.filter(pk=each.pk).update(stage=stage, ends_at=ends_at, outcome=COUNTED)
    Proposal.objects.filter(pk=proposal.pk).update(votes_from=now)
    return {
        "proposal_draft": str(draft.pk),
        "proposal": str(proposal.pk),
        "proposal_voted": str(voting_on.pk),
        "proposal_waiting": str(waiting.pk),
        "question": str(question.pk),
        "ballot": str(ballot.pk),
    }


def _put(world: World, words: str) -> Proposal:
    nurse, now = world["nurse"], world.now
    draft = writing.begin(by=nurse, number="", written=_written(words), now=now)
    return writing.put_to_colleagues(by=nurse, proposal=draft, now=now)


def _written(words: str) -> Written:
    return Written(Clause(words, "It is kinder.", "Such as this."), [AVOID], case="A reply was held.")
