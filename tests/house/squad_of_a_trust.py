"""What each of the two trusts has of a squad: a call, a nurse who said yes, turns free, taken and offered."""

from dataclasses import replace
from datetime import time, timedelta

from django.utils import timezone

from candour.domain.roles import Right, Role
from candour.domain.squad import Call, Help
from candour.domain.turns import Weekly
from candour.people import actions as people
from candour.squad.actions import offers, thanking, turns
from candour.squad.actions.calling import change_call, open_call
from candour.squad.actions.volunteering import Yes, volunteer
from candour.squad.queries.turns import free_turns
from tests.world import World


def squad_of(world: World) -> dict[str, str]:
    """This will have communications open a call and the nurse join, and name the call."""
    by = world["communications"]
    written = Call(
        title="Evening readers",
        words="One evening a week.",
        takes="Four hours",
        gets="A deputy",
        last_day=timezone.localdate() + timedelta(days=9),
    )
    call = open_call(by=by, written=replace(written, takes="Five hours"), now=world.now)
    change_call(by=by, call=call, written=written, now=world.now)
    yes = Yes([Right.SAY_SORRY], ["cy"], takes_turns=True)
    volunteer(by=world["nurse"], yes=yes, call=call, now=world.now)
    return {"call": str(call.pk), **_turns_of(world)}


def _turns_of(world: World) -> dict[str, str]:
    """This will plan an evening, have colleagues take three, and one offered to the reader."""
    later = Weekly((timezone.localdate().weekday() + 2) % 7, time(18), time(22))
    weekly = turns.plan_weekly(
        by=world["communications"], weekly=later, title="Evening reader", now=world.now
    )
    colleague, reader = world["midwife"], world["reader"]
    people.give_role(by=world["administrator"], person=colleague, role=Role.READER_ON_CALL, now=world.now)
    free = list(free_turns(world.made.trust, world.now))
    taken = [turns.take(by=colleague, turn=each, now=world.now) for each in free[:2]]
    own = reader.shifts.filter(cancelled_at=None).order_by("-starts_at")[0]
    offered = offers.offer(by=colleague, shift=taken[0], wants=own, now=world.now)
    said = thanking.thank(
        by=colleague, to=reader, help_given=Help.TURN, words="You took my night.", now=world.now
    )
    thanking.show(by=reader, said=said, is_shown=True, now=world.now)
    return {
        "weekly": str(weekly.pk),
        "free_turn": str(free[2].pk),
        "colleagues_shift": str(taken[1].pk),
        "own_shift": str(own.pk),
        "offer": str(offered.pk),
        "thanks": str(said.pk),
    }
