"""A hand on posts that are said in public, for their tests."""

from dataclasses import dataclass

from candour.domain.outward import Credit
from candour.domain.picturing import Audience, People
from candour.domain.spaces import SpaceKind
from candour.domain.statements import StatementState
from candour.ledger.models import Event
from candour.network import actions as network
from candour.network.models import Post
from candour.outward import actions
from candour.outward.models import Outward
from candour.people.models import Notice
from candour.photos.models import Photo
from candour.voice.actions import deciding, drafting, submitting
from candour.voice.actions.rewording import begin_rewording
from candour.voice.models import Asking, Delivery, Statement
from tests.rooms.photos.album import Album
from tests.world import World

WORDS = "Our new garden is open, and the first tomatoes are for the ward."


@dataclass
class Speaking:
    """St Brannoc's, and a post of the nurse's."""

    world: World

    def photo(self, *, of: str = "", audience: Audience = Audience.INSIDE, by: str = "nurse") -> Photo:
        """This will let somebody add a picture, with a colleague in it who said yes to so much."""
        album = Album(self.world)
        photo = album.add(by, people=People.THESE if of else People.NOBODY)
        if of:
            album.name(photo, of, audience=audience, said_yes=True)
        return photo

    def post(self, *photos: Photo, by: str = "nurse", is_private: bool = False) -> Post:
        """This will let somebody say something to colleagues."""
        who, now = self.world[by], self.world.now
        kind = SpaceKind.PRIVATE
        space = network.begin_space(by=who, name="Us", about="", kind=kind, now=now) if is_private else None
        return network.say(by=who, text=WORDS, photos=photos, space=space, now=now)

    def begin(self, post: Post, by: str = "nurse") -> Outward:
        """This will let somebody begin to say a post in public."""
        return actions.begin(by=self.world[by], post=post, now=self.world.now)

    def agree(self, outward: Outward, credit: Credit = Credit.FIRST, by: str = "nurse") -> Outward:
        """This will let the author agree."""
        return actions.agree(by=self.world[by], outward=outward, credit=credit, now=self.world.now)

    def decline(self, outward: Outward, by: str = "nurse") -> Outward:
        """This will let the author say no."""
        return actions.decline(by=self.world[by], outward=outward, now=self.world.now)

    def send(self, outward: Outward) -> Statement:
        """This will let its writer send it on its route."""
        statement = Statement.objects.select_related("author").get(pk=outward.statement_id)
        return submitting.submit(by=statement.author, statement=statement, now=self.world.now)

    def approve(self, statement: Statement) -> None:
        """This will let everybody who is asked approve it."""
        while Statement.objects.get(pk=statement.pk).state == StatementState.WAITING:
            found = Statement.objects.select_related("current").get(pk=statement.pk)
            asking = Asking.objects.filter(route__version=found.current, ended_at=None).latest("pk")
            assert found.current is not None
            seen = found.current.sha256
            deciding.approve(by=asking.person, statement=found, seen=seen, now=self.world.now)

    def publish(self, outward: Outward) -> Statement:
        """This will bring it all the way out."""
        statement = self.send(outward)
        self.approve(statement)
        self.world.wait(seconds=61)
        return Statement.objects.get(pk=statement.pk)

    def rewrite(self, outward: Outward, text: str) -> Statement:
        """This will let its writer change the words."""
        statement = Statement.objects.select_related("author").get(pk=outward.statement_id)
        return drafting.save_draft(by=statement.author, statement=statement, text=text, now=self.world.now)

    def reword(self, outward: Outward, text: str, by: str = "") -> Statement:
        """This will let its writer, or somebody else, send other words for what is public."""
        statement = Statement.objects.select_related("author").get(pk=outward.statement_id)
        who, now = self.world[by] if by else statement.author, self.world.now
        words = begin_rewording(by=who, statement=statement, now=now)
        words = drafting.save_draft(by=who, statement=words, text=text, now=now)
        return submitting.submit(by=who, statement=words, now=now)

    def public_words(self) -> list[str]:
        """This will list what stands in public now."""
        live = Delivery.objects.filter(state="published", changes=None, statement__take_down=None).order_by(
            "pk"
        )
        return [delivery.version.text for delivery in live.select_related("version")]

    def told(self, who: str) -> list[str]:
        """This will list why somebody has open notices, oldest first."""
        found = Notice.objects.filter(person=self.world[who], done_at=None).order_by("pk")
        return list(found.values_list("kind", flat=True))

    def events(self) -> list[str]:
        """This will list what the record says of posts said in public, without the room's name."""
        names = (
            Event.objects.filter(name__startswith="outward:").order_by("pk").values_list("name", flat=True)
        )
        return [name.removeprefix("outward:") for name in names]
