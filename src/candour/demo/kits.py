"""Lets the press officer of St Brannoc's write a share kit that communications approve, and another one."""

from datetime import datetime, timedelta

from candour.demo.trust import MadeUpTrust
from candour.kits import actions, queries
from candour.kits.actions import Plan

CLINIC = Plan(
    "The late clinic",
    "From Monday the walk-in clinic beside the main door is open until ten at night. Nobody with a cut "
    "finger has to sit in the emergency department for hours any more.",
    "Open from 7 in the morning to 10 at night, every day.\nNo appointment.\nNurses and a doctor are there.",
    "How to find us https://example.org/st-brannocs/find-us",
)
CHOIR = Plan(
    "The staff choir sings",
    "Our choir sings for everybody in the main hall on the second Sunday of December, at three.",
    "It is free.\nThere are mince pies.",
)


def write_kits(made: MadeUpTrust, now: datetime) -> None:
    """This will have one kit ready to tell, and one that waits for a yes."""
    press, communications, at = made["press"], made["communications"], now - timedelta(days=2)
    clinic, choir = (actions.write(by=press, plan=plan, now=at) for plan in (CLINIC, CHOIR))
    for kit in (clinic, choir):
        actions.ask(by=press, kit=kit, now=at)
    seen = queries.as_kit(clinic).sha256
    actions.decide(by=communications, kit=clinic, seen=seen, is_yes=True, now=at + timedelta(hours=1))
