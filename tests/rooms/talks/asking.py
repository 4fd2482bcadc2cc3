"""What the tests of private talks do: offer one, ask for it, and say what they see."""

from datetime import timedelta

from candour.channels.frontdoor.guards import open_form
from candour.domain.actor import Visitor
from candour.domain.talks import How, Wanted, When
from candour.ledger.models import Event
from candour.listening.models import PublicPost
from candour.people.models import Notice
from candour.talks import actions
from candour.talks.actions import Offered
from candour.talks.models import Keeper, Talk
from tests.world import World

LORNA = Wanted(
    How.RING,
    reach="01632 960778",
    name="Lorna Quillfeather",
    when=When.EVENINGS,
    words="Please not while my stepbrother Aldous is in.",
    is_discreet=True,
)


def offer(
    world: World, post: PublicPost | None = None, keeper: str = "matron", how: How = How.RING
) -> Offered:
    """This will have the nurse offer a talk with somebody."""
    return actions.offer_talk(
        by=world["nurse"],
        post=post or world.receive(),
        keeper=world[keeper],
        how=how,
        suits=When.ANY_TIME,
        form=open_form(world.now),
        now=world.now,
    )


def ask(world: World, offered: Offered | None = None, wanted: Wanted = LORNA, keeper: str = "matron") -> Talk:
    """This will have somebody ask for the talk that a link offers."""
    token = (offered or offer(world, keeper=keeper)).token
    return actions.ask_by_link(
        by=Visitor(), trust=world.made.trust, token=token, wanted=wanted, now=world.now
    )


def looked_at(world: World, keeper: str = "matron") -> Talk:
    """This will bring a talk to where its named human has seen how to reach somebody."""
    talk = ask(world, keeper=keeper)
    actions.look(by=world[keeper], talk=talk, now=world.now)
    talk.refresh_from_db()
    return talk


def filled(world: World, **other: str) -> dict[str, str]:
    """This will give a form that somebody filled in well half a minute ago."""
    return {
        "opened": open_form(world.now - timedelta(seconds=30)),
        "how": "ring",
        "reach": "01632 960778",
        "name": "Lorna",
        "when": "evenings",
        "words": "",
        **other,
    }


def told(name: str = "") -> list[str]:
    """This will list the events of this room, oldest first, or those of one name."""
    names = Event.objects.filter(name__startswith=name or "talks:").order_by("pk")
    return list(names.values_list("name", flat=True))


def asked_people(talk: Talk) -> list[str]:
    """This will list who was asked to keep a talk, by first name."""
    rows = Keeper.objects.filter(talk=talk).order_by("turn")
    return list(rows.values_list("person__first_name", flat=True))


def open_notices(talk: Talk) -> dict[str, bool]:
    """This will give who has an open notice about a talk, and whether it is urgent."""
    rows = Notice.objects.filter(about=f"talk:{talk.pk}", done_at=None)
    return dict(rows.values_list("person__first_name", "is_urgent"))
