"""A hand on the feed for its tests: colleagues who say things, and what they were told."""

from dataclasses import dataclass

from candour.domain.spaces import SpaceKind
from candour.ledger.models import Event
from candour.network import actions
from candour.network.models import Comment, Post, Space
from candour.network.queries import posts
from candour.people.models import Notice
from tests.world import World


@dataclass
class Feed:
    """The feed of St Brannoc's."""

    world: World

    def say(
        self, who: str, text: str = "The kettle on Juniper works again.", space: Space | None = None
    ) -> Post:
        """This will let somebody of the world say something."""
        return actions.say(by=self.world[who], text=text, space=space, now=self.world.now)

    def answer(self, who: str, post: Post, text: str = "Hurray!", to: Comment | None = None) -> Comment:
        """This will let somebody answer."""
        return actions.comment(by=self.world[who], post=post, text=text, answers=to, now=self.world.now)

    def space(self, who: str = "nurse", kind: SpaceKind = SpaceKind.OPEN, name: str = "Night shift") -> Space:
        """This will let somebody begin a space."""
        return actions.begin_space(by=self.world[who], name=name, about="", kind=kind, now=self.world.now)

    def shown(self, who: str, tag: str = "", only_kept: bool = False) -> list[int]:
        """This will list the posts that somebody's feed shows, newest first."""
        found = posts.feed(self.world[who], tag=tag, only_kept=only_kept)
        return [each.pk for each in found.posts]

    def told(self, who: str) -> list[str]:
        """This will list why somebody has open notices, oldest first."""
        found = Notice.objects.filter(person=self.world[who], done_at=None).order_by("pk")
        return list(found.values_list("kind", flat=True))

    def events(self, **about: int) -> list[str]:
        """This will list what the record says about a thing, without the room's name."""
        found = Event.objects.filter(name__startswith="network:").order_by("pk")
        named = {f"about__{key}": value for key, value in about.items()}
        return [
            name.removeprefix("network:") for name in found.filter(**named).values_list("name", flat=True)
        ]
