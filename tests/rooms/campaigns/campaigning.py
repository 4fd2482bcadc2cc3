"""A hand on campaigns for their tests: planned by the nurse, approved by communications."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from candour.campaigns import actions
from candour.campaigns.actions.framing import Plan
from candour.campaigns.models import Campaign, Entry
from candour.campaigns.queries.campaigns import frame_of
from candour.campaigns.queries.entries import entry_of, seen_hash, words_of
from candour.campaigns.queries.walls import wall_of
from candour.channels.actions import connect_account
from candour.channels.base import Incoming
from candour.channels.models import Account
from candour.demo.trust import BUILDER
from candour.domain.campaigning import Frame
from candour.domain.picturing import Audience, People
from candour.domain.roles import Right
from candour.ledger.models import Event
from candour.listening.actions.receiving import receive
from candour.listening.models import PublicPost
from candour.network.queries.photos import photos_of
from candour.people import actions as people
from candour.people.models import Notice
from candour.photos.models import Photo
from tests.rooms.photos.album import Album
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

    def train(self, *who: str) -> None:
        """This will give somebody the right to share photos, as its lesson does."""
        for key in who:
            people.grant_right(
                by=BUILDER,
                person=self.world[key],
                right=Right.PHOTOS,
                earned_how="The lesson",
                ends_at=self.world.now + timedelta(days=730),
                now=self.world.now,
            )

    def photo(self, by: str = "nurse", *, shade: int = 1, of: str = "") -> Photo:
        """This will let somebody add a picture, with a colleague in it who agreed to everything."""
        album = Album(self.world)
        photo = album.add(by, shade=shade, people=People.THESE if of else People.NOBODY)
        if of:
            album.name(photo, of, said_yes=True)
        return photo

    def enter(self, campaign: Campaign, by: str = "nurse", *, shade: int = 1, **more: Any) -> Entry:
        """This will let somebody send a picture to a campaign in one press."""
        words = more.pop("words", "Ward round, then toast.")
        return actions.enter(
            by=self.world[by],
            campaign=campaign,
            photo=more.pop("photo", None) or self.photo(by, shade=shade),
            words=words,
            goes_out=more.pop("goes_out", True),
            now=self.world.now,
        )

    def show(self, entry: Entry, by: str = "matron", **more: Any) -> Entry:
        """This will have somebody look at an entry as it is now, and put it on the wall."""
        entry = entry_of(entry.trust_id, entry.pk)
        pictures = photos_of([entry.post]).get(entry.post.pk, ()) if entry.post is not None else ()
        seen = seen_hash(entry, pictures)
        return actions.show(by=self.world[by], entry=entry, seen=seen, now=self.world.now, **more)

    def wall(self, campaign: Campaign, audience: Audience = Audience.INSIDE) -> list[str]:
        """This will list what a wall says under its pictures, newest first."""
        found = wall_of(campaign, audience, self.world.now)
        return [entry.post.text if entry.post else "" for entry, _ in found.pictures]

    def public_post(self, text: str, again: PublicPost | None = None) -> PublicPost:
        """This will let somebody outside write on a network that the trust listens to, or change it."""
        now, trust = self.world.now, self.world.made.trust
        account = Account.objects.for_trust(trust).filter(channel="rss").first() or connect_account(
            by=BUILDER, trust=trust, channel="rss", name="Town news", address="https://town.example", now=now
        )
        version = again.network_version + 1 if again else 1
        incoming = Incoming("post-1", text, "Jan", now, version=version)
        receive(by=BUILDER, account=account, incoming=incoming, now=now)
        self.world.work()
        return PublicPost.objects.get(account=account, network_id="post-1")

    def said(self, campaign: Campaign, audience: Audience = Audience.INSIDE) -> list[str]:
        """This will list the public posts on a wall."""
        return [words_of(entry) for entry in wall_of(campaign, audience, self.world.now).posts]

    def told(self, who: str) -> list[str]:
        """This will list why somebody has open notices, oldest first."""
        found = Notice.objects.filter(person=self.world[who], done_at=None).order_by("pk")
        return list(found.values_list("kind", flat=True))

    def events(self, campaign: Campaign) -> list[str]:
        """This will list what the record says about a campaign, without the room's name."""
        found = Event.objects.filter(name__startswith="campaigns:", about__campaign=campaign.pk)
        names = found.order_by("pk").values_list("name", flat=True)
        return [name.removeprefix("campaigns:") for name in names]
