"""The squad at St Brannoc's: two calls that are open, and who said yes."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from candour.demo.trust import MadeUpTrust
from candour.domain.roles import Right
from candour.domain.squad import Call
from candour.squad.actions.calling import open_call
from candour.squad.actions.volunteering import Yes, volunteer

SAID: Mapping[str, Yes] = {
    "sister": Yes([Right.SAY_SORRY, Right.OWN_IT], ["cy"], takes_turns=False),
    "reader": Yes([Right.SAY_THANKS, Right.INFORM], [], takes_turns=True),
    "second_reader": Yes([Right.SAY_THANKS, Right.PHOTOS], ["yo", "fr"], takes_turns=True),
    "midwife": Yes([Right.SAY_SORRY, Right.SAY_THANKS], ["cy"], takes_turns=False),
    "porter": Yes([Right.PHOTOS], [], takes_turns=True),
}
"""Who said yes to what. The porter would like to take turns, and waits for the role."""


def call_the_squad(made: MadeUpTrust, now: datetime) -> None:
    """This will open two calls and have five colleagues join."""
    today = now.date()
    call = open_call(
        by=made["communications"],
        written=Call(
            title="Speak for your ward, in your own words",
            words="People write to us every day. An answer from somebody who was there means more than one "
            "from an office. You choose what you answer, and when.",
            takes="Half an hour a week, in working time",
            gets="Short lessons, a colleague at your side, and time for it on your rota",
            last_day=today + timedelta(days=21),
        ),
        now=now - timedelta(days=6),
    )
    open_call(
        by=made["communications"],
        written=Call(
            title="Evening readers for the emergency department",
            words="Most people write between six and ten at night. We look for four colleagues who take one "
            "evening turn a week, from home or from the ward.",
            takes="One evening a week, paid as a bank shift",
            gets="The lesson “Reading a post”, and a deputy on every turn",
            last_day=today + timedelta(days=10),
            sites=frozenset({made.sites["St Brannoc's Hospital"].pk}),
        ),
        now=now - timedelta(days=2),
    )
    for place, (who, yes) in enumerate(SAID.items()):
        volunteer(by=made[who], yes=yes, call=call, now=now - timedelta(days=5, hours=-7 * place))
