"""The squad at St Brannoc's: two calls that are open, who said yes, and a rota with turns that are free."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from candour.demo.trust import MadeUpTrust
from candour.domain.actor import Job
from candour.domain.roles import Right, Role
from candour.domain.squad import Call, Help
from candour.domain.turns import Weekly
from candour.people import actions as people
from candour.squad.actions import offers, thanking, turns
from candour.squad.actions.calling import open_call
from candour.squad.actions.volunteering import Yes, volunteer
from candour.squad.queries.turns import free_turns

SAID: Mapping[str, Yes] = {
    "sister": Yes([Right.SAY_SORRY, Right.OWN_IT], ["cy"], takes_turns=False),
    "reader": Yes([Right.SAY_THANKS, Right.INFORM], [], takes_turns=True),
    "second_reader": Yes([Right.SAY_THANKS, Right.PHOTOS], ["yo", "fr"], takes_turns=True),
    "midwife": Yes([Right.SAY_SORRY, Right.SAY_THANKS], ["cy"], takes_turns=False),
    "porter": Yes([Right.PHOTOS], [], takes_turns=True),
}
"""Who said yes to what. The porter would like to take turns, and waits for the role."""
MAKES_TURNS = Job("squad.turns")
EVENING, TAKEN = "Evening reader", {"grace_tolley": 1, "sam_westaway": 3}
"""Who has an evening so far, by its day (Monday is 0). The other evenings have nobody."""


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


def plan_the_evenings(made: MadeUpTrust, now: datetime) -> None:
    """This will plan an evening reader on working days; two new readers take theirs, and one offers hers."""
    at = now - timedelta(days=3)
    for day in range(5):
        weekly = Weekly(day, time(18), time(22))
        turns.plan_weekly(by=made["communications"], weekly=weekly, title=EVENING, now=at)
    for who, day in TAKEN.items():
        reader = made[who]
        people.give_role(by=made["administrator"], person=reader, role=Role.READER_ON_CALL, now=at)
        volunteer(by=reader, yes=Yes([Right.SAY_THANKS], takes_turns=True), now=at)
        for turn in list(free_turns(made.trust, at).filter(weekly__weekday=day)):
            taken = turns.take(by=reader, turn=turn, now=at)
        if day == TAKEN["sam_westaway"]:
            offers.offer(by=reader, shift=taken, now=now - timedelta(hours=2))
    said = thanking.thank(
        by=made["midwife"],
        to=made["reader"],
        help_given=Help.DRAFT,
        words="You read my draft after your shift and found the one sentence that was about us, not her.",
        now=now - timedelta(days=2),
    )
    thanking.show(by=made["reader"], said=said, is_shown=True, now=now - timedelta(days=1))
    thanking.thank(
        by=made["porter"],
        to=made["nurse"],
        help_given=Help.STORY,
        words="Your answer about the trolley night was what I would have wanted to hear.",
        now=now - timedelta(hours=9),
    )
    turns.tell_of_free(by=MAKES_TURNS, trust=made.trust, now=now - timedelta(hours=1))
