"""The private talks of each of the two trusts: one offered, one that waits, one that was looked at."""

from candour.channels.frontdoor.guards import open_form
from candour.domain.actor import Visitor
from candour.domain.talks import How, Wanted, When
from candour.talks import actions as talks
from tests.world import World


def talks_of(world: World) -> dict[str, str]:
    """This will have the nurse offer three talks with the reader on call, and name them for the addresses."""
    post = world.receive("I would rather not write it all down here.")
    offers = [
        talks.offer_talk(
            by=world["nurse"],
            post=post,
            keeper=world["reader"],
            how=How.RING,
            suits=When.ANY_TIME,
            form=open_form(world.now),
            now=world.now,
        )
        for _ in range(3)
    ]
    wanted = Wanted(How.RING, reach="01271 000000", name="Lorna")
    trust = world.made.trust
    for each in offers[1:]:
        talks.ask_by_link(by=Visitor(), trust=trust, token=each.token, wanted=wanted, now=world.now)
    talks.look(by=world["reader"], talk=offers[2].talk, now=world.now)
    return {
        "talk_link": offers[0].token,
        "talk": str(offers[1].talk.pk),
        "looked_at_talk": str(offers[2].talk.pk),
    }
