"""Posts of each of the two trusts that are said in public: one that asks its author, one of the writer's."""

from candour.network import actions as network
from candour.outward import actions
from tests.world import World


def outward_of(world: World) -> dict[str, str]:
    """This will have the sister and the nurse begin one each, both from posts of the nurse's."""
    nurse, sister, now = world["nurse"], world["sister"], world.now
    asked, own = (
        network.say(by=nurse, text=text, now=now) for text in ("The garden is open.", "We sing at four.")
    )
    return {
        "asked_outward": str(actions.begin(by=sister, post=asked, now=now).pk),
        "own_outward": str(actions.begin(by=nurse, post=own, now=now).pk),
    }
