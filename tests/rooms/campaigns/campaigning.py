"""A hand on campaigns for their tests: planned by the nurse, approved by communications."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from candour.campaigns import actions
from candour.campaigns.actions.framing import Plan
from candour.campaigns.models import Campaign
from candour.campaigns.queries.campaigns import frame_of
from candour.domain.campaigning import Frame
from candour.ledger.models import Event
from candour.people.models import Notice
from tests.world import World


@dataclass
class Campaigning:
    """A day at St Brannoc's, at whichever point of its life."""

    world: World

    def plan(self, title: str = "A day at St Brannoc's", **frame: Any) -> Plan:
        """This will give the plan of a campaign that has begun and goes out by the front door."""
        shown = Frame(
            hashtag="ADayAtStBrannocs",
            asks="One picture of your team at work.",
            begins_at=self.world.now,
            ends_at=self.world.now + timedelta(hours=12),
            accounts=frozenset({self.world.made.front_door.pk}),
            is_public=True,
        )
        return Plan(title, "So that people see who looks after them.", replace(shown, **frame))

    def begin(self, by: str = "nurse", title: str = "A day at St Brannoc's", **frame: Any) -> Campaign:
        """This will plan a campaign."""
        return actions.begin(by=self.world[by], plan=self.plan(title, **frame), now=self.world.now)

    def asked(self, by: str = "nurse", **frame: Any) -> Campaign:
        """This will plan a campaign and ask for its frame."""
        campaign = self.begin(by, **frame)
        actions.ask(by=self.world[by], campaign=campaign, now=self.world.now)
        return campaign

    def open(self, by: str = "nurse", **frame: Any) -> Campaign:
        """This will plan a campaign that communications approve."""
        campaign = self.asked(by, **frame)
        self.decide(campaign)
        campaign.refresh_from_db()
        return campaign

    def decide(
        self, campaign: Campaign, by: str = "communications", *, is_yes: bool = True, reason: str = ""
    ) -> None:
        """This will have somebody decide on the frame as it stands."""
        seen = frame_of(Campaign.objects.get(pk=campaign.pk)).sha256
        actions.decide(
            by=self.world[by], campaign=campaign, seen=seen, is_yes=is_yes, reason=reason, now=self.world.now
        )

    def told(self, who: str) -> list[str]:
        """This will list why somebody has open notices, oldest first."""
        found = Notice.objects.filter(person=self.world[who], done_at=None).order_by("pk")
        return list(found.values_list("kind", flat=True))

    def events(self, campaign: Campaign) -> list[str]:
        """This will list what the record says about a campaign, without the room's name."""
        found = Event.objects.filter(name__startswith="campaigns:", about__campaign=campaign.pk)
        names = found.order_by("pk").values_list("name", flat=True)
        return [name.removeprefix("campaigns:") for name in names]
