"""A hand on share kits for their tests: written by the press officer, approved by communications."""

from dataclasses import dataclass
from typing import Any

from candour.kits import actions, queries
from candour.kits.actions import Plan
from candour.kits.models import Kit, OwnWords
from candour.ledger.models import Event
from candour.people.models import Notice
from tests.world import World

MESSAGE = (
    "From Monday the walk-in clinic beside the main door is open until ten at night, so that nobody with a "
    "cut finger has to sit in the emergency department for hours."
)
OWN = "I have worked nights here for nine years. A clinic open until ten will change who I see at eleven."


@dataclass
class Kitting:
    """A kit at whichever point of its life."""

    world: World

    def plan(self, **more: Any) -> Plan:
        """This will give what a kit says."""
        facts = "Open from 7 to 22, every day.\nNo appointment.\n\n"
        links = "How to find us https://example.org/find-us"
        return Plan(
            **{"title": "The late clinic", "message": MESSAGE, "facts": facts, "links": links, **more}
        )

    def write(self, by: str = "press", **more: Any) -> Kit:
        """This will write a kit."""
        return actions.write(by=self.world[by], plan=self.plan(**more), now=self.world.now)

    def asked(self, **more: Any) -> Kit:
        """This will write a kit and ask for it."""
        return actions.ask(by=self.world["press"], kit=self.write(**more), now=self.world.now)

    def decide(
        self, kit: Kit, by: str = "communications", *, is_yes: bool = True, seen: str = "", reason: str = ""
    ) -> Kit:
        """This will have somebody decide on the kit as it stands, or as it was `seen`."""
        seen = seen or queries.as_kit(kit).sha256
        return actions.decide(
            by=self.world[by], kit=kit, seen=seen, is_yes=is_yes, reason=reason, now=self.world.now
        )

    def open(self, **more: Any) -> Kit:
        """This will write a kit that communications approve."""
        return self.decide(self.asked(**more))

    def own(self, kit: Kit, text: str = OWN, by: str = "nurse") -> OwnWords:
        """This will let somebody write it in their own words, and have them checked."""
        return actions.make_ready(by=self.world[by], kit=kit, text=text, now=self.world.now)

    def told(self, who: str) -> list[str]:
        """This will list why somebody has open notices, oldest first."""
        found = Notice.objects.filter(person=self.world[who], done_at=None).order_by("pk")
        return list(found.values_list("kind", flat=True))

    def events(self) -> list[str]:
        """This will list what the record says of kits, without the room's name."""
        names = Event.objects.filter(name__startswith="kits:").order_by("pk").values_list("name", flat=True)
        return [name.removeprefix("kits:") for name in names]
