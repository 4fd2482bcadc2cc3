"""Share kits of each of the two trusts: a draft, one that waits for a yes, an open one with own words."""

from candour.kits import actions, queries
from candour.kits.actions import Plan
from candour.kits.models import Kit
from tests.world import World

PLAN = Plan("The late clinic", "It is open until ten.", "No appointment.", "The way https://example.org/way")
OWN = "I have waited nine years for a clinic that is open when people get hurt."


def kits_of(world: World) -> dict[str, str]:
    """This will have the nurse write kits, communications approve one, and the nurse tell it."""
    nurse, now = world["nurse"], world.now
    draft, asked, told = (actions.write(by=nurse, plan=PLAN, now=now) for _ in range(3))
    for kit in (asked, told):
        actions.ask(by=nurse, kit=kit, now=now)
    seen = queries.as_kit(told).sha256
    actions.decide(by=world["communications"], kit=told, seen=seen, is_yes=True, now=now)
    actions.make_ready(by=nurse, kit=told, text=OWN, now=now)
    return {"draft_kit": str(draft.pk), "asked_kit": str(asked.pk), "kit": str(told.pk)}


def see_marked_kits(things: dict[str, str]) -> None:
    """This will name the kit that waits as it stands after marks were put into it."""
    things["seen_of_asked_kit"] = queries.as_kit(Kit.objects.get(pk=things["asked_kit"])).sha256
