"""Lets St Brannoc's agree on its guideline: a clause in force, one to vote on, one to ask about."""

from datetime import datetime, timedelta

from candour.demo.trust import BUILDER, MadeUpTrust
from candour.domain.checks.agreed import Setting, SettingKind
from candour.domain.consensus import proposing
from candour.domain.consensus.ballots import Opinion
from candour.domain.consensus.proposing import Clause
from candour.guidelines.actions import asking, voting, writing
from candour.guidelines.actions.writing import Written
from candour.guidelines.models import Proposal
from candour.people.models import Person

FAMILY = Written(
    Clause(
        "We write family, or the people close to you, never next of kin.",
        "Next of kin is a word of forms. Some people’s closest friend is no kin at all.",
        "Not: “Your next of kin was told.” But: “We rang your daughter, as you asked.”",
    ),
    [Setting("", 0, SettingKind.AVOID, ("next of kin",))],
)
DIRECTIONS = Written(
    Clause(
        "The way to a ward may be told in the same words in every reply.",
        "There is one way to the ramp. Whoever finds new words for it sends people to the wrong door.",
        "“The ramp by the north door is open day and night.”",
    ),
    [Setting("", 0, SettingKind.MAY_REPEAT, ("ramp by the north door", "lift behind the tea bar"))],
    case="A reply was held because the same way to the ward had gone to two others that day.",
)
NAMES = Written(
    Clause(
        "Whoever answers says in the first line what they do here.",
        "People ask whether a manager or a nurse writes to them.",
        "“I am one of the porters.”",
    )
)
WHY = {
    3: "It is what my own mother says.",
    8: "Half of the people I wheel to the ward are with a friend.",
    15: "The form says next of kin, and people look for that word.",
}
"""Which voter gave a reason."""


def agree_on_things(made: MadeUpTrust, now: datetime) -> None:
    """This will propose, ask and vote, up to `now`."""
    voters = list(Person.objects.for_trust(made.trust).filter(is_active=True).order_by("pk"))
    family = _vote(
        _propose(made, "nurse", FAMILY, now - timedelta(days=24)), voters, now - timedelta(days=20)
    )
    voting.count_vote(by=BUILDER, proposal=family.pk, now=now - timedelta(days=12))
    _vote(_propose(made, "porter", DIRECTIONS, now - timedelta(days=7)), voters[:25], now - timedelta(days=3))
    asked = _propose(made, "sister", NAMES, now - timedelta(days=1))
    at = now - timedelta(hours=20)
    question = asking.ask(
        by=made["porter"], proposal=asked, words="Does “porter” do, or my band too?", now=at
    )
    words = "What a visitor would call you. Nobody outside knows bands."
    asking.answer(by=made["sister"], question=question, words=words, now=at + timedelta(hours=2))


def _propose(made: MadeUpTrust, who: str, written: Written, at: datetime) -> Proposal:
    draft = writing.begin(by=made[who], number="", written=written, now=at)
    return writing.put_to_colleagues(by=made[who], proposal=draft, now=at)


def _vote(proposal: Proposal, voters: list[Person], at: datetime) -> Proposal:
    """This will begin the vote and have these people vote; one in ten disagrees, one leaves it to others."""
    at = max(at, proposal.began_at + proposing.CLARIFYING_LASTS)
    proposal = voting.begin_vote(by=proposal.began_by, proposal=proposal, now=at)
    for place, voter in enumerate(voters):
        opinion = {7: Opinion.DISAGREE, 4: Opinion.PASS}.get(place % 10, Opinion.AGREE)
        opinion = Opinion.DISAGREE if place == 15 else opinion
        voting.vote(by=voter, proposal=proposal, opinion=opinion, reason=WHY.get(place, ""), now=at)
    return proposal
