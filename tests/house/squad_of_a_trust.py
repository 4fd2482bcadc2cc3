"""What each of the two trusts has of a squad: a call at one site, and a nurse who said yes."""

from datetime import timedelta

from django.utils import timezone

from candour.domain.roles import Right
from candour.domain.squad import Call
from candour.squad.actions.calling import open_call
from candour.squad.actions.volunteering import Yes, volunteer
from tests.world import World


def squad_of(world: World) -> dict[str, str]:
    """This will have communications open a call and the nurse join, and name the call."""
    call = open_call(
        by=world["communications"],
        written=Call(
            title="Evening readers",
            words="One evening a week.",
            takes="Four hours",
            gets="A deputy",
            last_day=timezone.localdate() + timedelta(days=9),
        ),
        now=world.now,
    )
    yes = Yes([Right.SAY_SORRY], ["cy"], takes_turns=True)
    volunteer(by=world["nurse"], yes=yes, call=call, now=world.now)
    return {"call": str(call.pk)}
