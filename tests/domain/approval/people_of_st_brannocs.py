"""Some people of St Brannoc's on a night shift, and facts about a nurse's reply, for tests of the route."""

from dataclasses import replace
from datetime import UTC, datetime

from candour.domain.approval.facts import Author, Facts
from candour.domain.approval.people import OnDuty, Turn
from candour.domain.kinds import Kind
from candour.domain.roles import Right, Role

EVENING = datetime(2026, 5, 5, 21, 10, tzinfo=UTC)
MORNING = datetime(2026, 5, 5, 9, 0, tzinfo=UTC)

NURSE = Author(person="nurse", team="Emergency", roles=frozenset({Role.WRITER}))

MATRON = OnDuty("matron", "Mair", "matron on call", frozenset({Role.APPROVER}), team="Emergency")
READER = OnDuty(
    "reader", "Rhys", "social reader on call", frozenset({Role.READER_ON_CALL}), team="Outpatients"
)
SISTER = OnDuty("sister", "Siân", "ward sister", frozenset({Role.APPROVER}), team="Maternity")
PRESS = OnDuty(
    "press", "Petra", "communications officer", frozenset({Role.COMMUNICATIONS}), team="Communications"
)
CHIEF = OnDuty("chief", "Cai", "chief executive", frozenset({Role.EXECUTIVE}))
LEAD = OnDuty("lead", "Lowri", "incident lead", incident_team=True)
SITE = OnDuty("site", "Sol", "site manager on call", turn=Turn.STANDING)
NIGHT = OnDuty("night", "Nia", "site manager on call", turn=Turn.STANDING)
EVERYBODY = (MATRON, READER, SISTER, PRESS, CHIEF, LEAD, SITE, NIGHT)

COMPLAINT = Facts(author=NURSE, at=EVENING, kind=Kind.COMPLAINT, criticality=-2)


def holding(facts: Facts, *rights: Right) -> Facts:
    """This will give the same facts with a writer who holds these rights."""
    return replace(facts, author=replace(facts.author, rights=frozenset(rights)))
