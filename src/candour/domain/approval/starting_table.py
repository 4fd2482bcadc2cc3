"""The table that every trust starts with; a trust edits all of it but the floors."""

from dataclasses import replace

from candour.domain.approval.conditions import ALWAYS, when
from candour.domain.approval.policy import Ask, Policy, Row
from candour.domain.roles import Right

_ROWS: tuple[Row, ...] = (
    Row(
        number="1",
        clause="1.1",
        conditions=(when({"is_correction": True}),),
        asks=(Ask.ONE_PERSON,),
        right=Right.OWN_IT,
        first_in_queue=True,
        when_words="correction of one's own words (own it)",
        route_words='one person, first in the queue; none with the right "own it"',
        why="you are putting your own words right, so this goes first in the queue",
    ),
    Row(
        number="2",
        clause="2.1",
        conditions=(
            when(
                {
                    "regret_only": True,
                    "claims_change": False,
                    "promise_with_date": False,
                    "something_held": False,
                    "harm_ruled_out": True,
                }
            ),
        ),
        asks=(Ask.ONE_PERSON,),
        right=Right.SAY_SORRY,
        when_words='regret only: no facts, nothing held, possible harm answered "no"',
        route_words='none with the right "say sorry"; else one',
        why="you say sorry and nothing else",
    ),
    Row(
        number="3",
        clause="2.2",
        conditions=(when({"kind": ["compliment"], "something_held": False}),),
        asks=(Ask.ONE_PERSON,),
        right=Right.SAY_THANKS,
        when_words="thanks to a compliment, nothing held",
        route_words='none with the right "say thanks"; else one',
        why="you thank somebody for kind words",
    ),
    Row(
        number="4",
        clause="2.3",
        conditions=(when({"kind": ["question"], "from_published_facts": True}),),
        asks=(Ask.ONE_PERSON,),
        right=Right.INFORM,
        when_words="answer to a question from published facts",
        route_words='none with the right "inform"; else one',
        why="you answer a question from what the trust has already published",
    ),
    Row(
        number="5",
        clause="3.1",
        conditions=(when({"kind": ["complaint"], "criticality": "-2..5", "claims_change": False}),),
        asks=(Ask.ONE_PERSON,),
        right=Right.ANSWER_COMPLAINTS,
        when_words="complaint, criticality above -3, no claim of a change",
        route_words='none with the right "answer complaints"; else one',
        why="it answers a complaint",
    ),
    Row(
        number="6",
        clause="3.2",
        conditions=(
            when({"kind": ["complaint"], "criticality": "-5..-3"}),
            when({"claims_change": True}),
            when({"promise_with_date": True}),
        ),
        asks=(Ask.OWN_LINE, Ask.COMMUNICATIONS),
        when_words="complaint at -3 or worse; claim of a change; promise with a date",
        route_words="one from the ward's own line, one from communications",
        why="it answers a serious complaint, or says that something changes or will be done by a date",
    ),
    Row(
        number="7",
        clause="4.1",
        conditions=(
            when({"journalist_or_mp": True}),
            when({"solicitor_or_inquest": True}),
            when({"pre_election": True}),
        ),
        asks=(Ask.DESK,),
        when_words="journalist, MP, solicitor, inquest, pre-election setting",
        route_words="the desk named in the policy",
        why="a journalist, an MP, a solicitor, an inquest or an election is near: a desk looks after these",
    ),
    Row(
        number="8",
        clause="4.2",
        conditions=(when({"foi": True}), when({"formal_complaint": True})),
        asks=(Ask.ONE_PERSON,),
        next_step="The clock starts, and the next step is fixed: a named person answers it formally.",
        when_words="FOI request; formal complaint",
        route_words="one person; clock starts; fixed next step",
        why="it may be a freedom of information request or a formal complaint",
    ),
    Row(
        number="9",
        clause="5.1",
        conditions=(when({"incident_open": True}),),
        asks=(Ask.INCIDENT_TEAM,),
        right=Right.CRISIS_VOICE,
        right_when=when({"from_agreed_facts": True}),
        when_words="open incident touches it",
        route_words="incident's route: one of the incident team; "
        'from agreed facts none with the right "crisis voice"',
        why="an open incident touches this",
    ),
    Row(
        number="10",
        clause="6.1",
        conditions=(when({"in_campaign_frame": True}),),
        asks=(),
        when_words="campaign entry inside an approved frame (consented photo, alt text, trained author)",
        route_words="none; checked, not queued",
        why="it is part of a campaign that has been approved",
    ),
    Row(
        number="11",
        clause="7.1",
        conditions=(ALWAYS,),
        asks=(Ask.ONE_PERSON,),
        when_words="anything else",
        route_words="one",
        why="a second pair of eyes looks at anything that no other row covers",
    ),
)

STARTING_POLICY = Policy(version=1, rows=_ROWS)


def _seen_first(row: Row) -> Row:
    """This will let somebody look first where the table would let words go by a right, or by a frame."""
    if row.right is None and row.asks:
        return row
    return replace(
        row,
        asks=row.asks or (Ask.ONE_PERSON,),
        right=None,
        route_words="one person, first in the queue" if row.first_in_queue else "one person",
    )


SEEN_FIRST = Policy(version=1, rows=tuple(_seen_first(row) for row in _ROWS))
"""The same table for a trust's first weeks: everything is seen by one person first."""
SEEN_FIRST_WHY = "Everything is seen by one person first. We loosen this when we have evidence."
