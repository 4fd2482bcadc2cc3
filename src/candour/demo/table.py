"""The one change of the table in the made-up month: proposed, offered, adopted with a reason."""

from datetime import datetime, timedelta

from candour.demo.trust import MadeUpTrust
from candour.domain.approval.conditions import when
from candour.domain.approval.policy import Ask, Row
from candour.domain.roles import Right
from candour.policy import actions as policy
from candour.policy.actions.changes import table_sha256

_THANKS_FOR_AN_IDEA = Row(
    number="",
    clause="2.4",
    conditions=(
        when(
            {
                "kind": ["suggestion"],
                "claims_change": False,
                "promise_with_date": False,
                "something_held": False,
            }
        ),
    ),
    asks=(Ask.ONE_PERSON,),
    when_words="",
    route_words="",
    why="you thank somebody for an idea, and promise nothing",
    right=Right.SAY_THANKS,
)


def change_table(made: MadeUpTrust, now: datetime) -> None:
    """This will let whoever may say thanks thank for an idea too: communications asks, the officer adopts."""
    proposer, officer = made["communications"], made["executive"]
    change = policy.begin_change(
        by=proposer, reason="Thanks for an idea wait as long as an answer to a complaint.", now=now
    )
    change = policy.set_row(by=proposer, change=change, row=_THANKS_FOR_AN_IDEA, seen="", now=now)
    policy.offer_change(by=proposer, change=change, now=now + timedelta(minutes=6))
    now += timedelta(hours=3)
    version = policy.adopt_change(
        by=officer,
        change=change,
        seen=table_sha256(change.table),
        reason="A quick thank-you costs us nothing, and nothing in them was changed when somebody looked.",
        days=30,
        now=now,
    )
    for person in made.people.values():
        policy.note_read(by=person, version=version, now=now + timedelta(hours=1))
