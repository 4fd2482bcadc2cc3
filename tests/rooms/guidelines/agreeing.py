"""Moves a proposal through its stages, with voters at three sorts of site."""

from datetime import datetime, timedelta

from candour.domain.actor import Actor
from candour.domain.checks.agreed import Setting, SettingKind
from candour.domain.consensus import proposing
from candour.domain.consensus.ballots import Opinion
from candour.domain.consensus.proposing import Clause
from candour.domain.sites import SiteKind
from candour.guidelines.actions import voting, writing
from candour.guidelines.actions.writing import Written
from candour.guidelines.models import Proposal
from candour.people import actions as people
from candour.people.models import Person, Team, Trust
from tests.world import World

DIRECTIONS = "The ramp by the north door is open day and night, and a porter sits there from six until ten."
CLAUSE = Clause("Directions may be the same in every reply.", "There is one way to the ramp.", "")
REPEAT = Setting("", 0, SettingKind.MAY_REPEAT, ("ramp by the north door",))
AVOID = Setting("", 0, SettingKind.AVOID, ("next of kin",))
SORTS = (SiteKind.HOSPITAL, SiteKind.COMMUNITY, SiteKind.OFFICES)


def voters_at_three_sorts(
    by: Actor, trust: Trust, now: datetime, each: int = 12
) -> dict[SiteKind, list[Person]]:
    """This will add so many colleagues at a site of each of three sorts."""
    voters = {}
    for kind in SORTS:
        site = people.add_site(by=by, trust=trust, name=f"Site for {kind.value}", now=now, kind=kind)
        team = people.add_team(by=by, site=site, name="The team", now=now)
        voters[kind] = [_voter(by, trust, team, f"{kind.value}.{number}", now) for number in range(each)]
    return voters


def _voter(by: Actor, trust: Trust, team: Team, key: str, now: datetime) -> Person:
    return people.add_person(
        by=by,
        trust=trust,
        email=f"{key}@voters.example",
        first_name="Robin",
        last_name=f"Voter {key}",
        job_title="Porter",
        team=team,
        password=None,
        now=now,
    )


class Agreeing:
    """A world, and 36 more colleagues: twelve at each of three sorts of site."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.voters = voters_at_three_sorts(world.made_by, world.made.trust, world.now)

    def propose(
        self, *settings: Setting, by: str = "nurse", clause: Clause = CLAUSE, number: str = ""
    ) -> Proposal:
        """This will put a proposal to colleagues."""
        author, now = self.world[by], self.world.now
        draft = writing.begin(by=author, number=number, written=Written(clause, settings), now=now)
        return writing.put_to_colleagues(by=author, proposal=draft, now=now)

    def begin_vote(self, proposal: Proposal) -> Proposal:
        """This will let three days pass, and begin the vote."""
        self.world.now += proposing.CLARIFYING_LASTS + timedelta(minutes=1)
        return voting.begin_vote(by=proposal.began_by, proposal=proposal, now=self.world.now)

    def vote(self, proposal: Proposal, **agreeing: int) -> None:
        """This will have all voters of each sort of site vote: so many agree, the rest do not."""
        for kind, voters in self.voters.items():
            yes = agreeing.get(kind.value, len(voters))
            for place, voter in enumerate(voters):
                opinion = Opinion.AGREE if place < yes else Opinion.DISAGREE
                voting.vote(by=voter, proposal=proposal, opinion=opinion, reason="", now=self.world.now)

    def count(self, proposal: Proposal) -> Proposal:
        """This will let the vote end, and do what is due then."""
        self.world.wait(days=7, minutes=1)
        proposal.refresh_from_db()
        return proposal

    def agree(self, proposal: Proposal, **agreeing: int) -> Proposal:
        """This will take a proposal through its vote."""
        proposal = self.begin_vote(proposal)
        self.vote(proposal, **agreeing)
        return self.count(proposal)
