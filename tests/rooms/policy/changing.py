"""Changes of the table as people make them, for the tests of the room."""

from dataclasses import replace
from typing import Any

from candour.domain.approval.editing import row_of
from candour.domain.approval.plain import from_plain
from candour.domain.approval.policy import Policy, Row
from candour.domain.roles import Right
from candour.ledger.models import Event
from candour.policy import actions
from candour.policy.actions.changes import table_sha256
from candour.policy.models import PolicyChange
from candour.policy.queries import change_of
from candour.voice.models import PolicyVersion
from tests.world import World


def table(change: PolicyChange) -> Policy:
    """This will read the table of a change as it is kept now."""
    return from_plain(fresh(change).table)


def fresh(change: PolicyChange) -> PolicyChange:
    """This will read a change as it is kept now."""
    return change_of(change.trust_id, change.pk)


def edit(
    world: World, change: PolicyChange, number: str = "5", by: str = "communications", **new: Any
) -> Row:
    """This will have somebody change a row that they have just looked at."""
    seen = table(change)
    row = replace(row_of(seen, number), **new)
    mark = actions.row_mark(seen, number)
    actions.set_row(by=world[by], change=change, row=row, seen=mark, now=world.now)
    return row_of(table(change), number)


def loosen(world: World, change: PolicyChange, by: str = "communications") -> Row:
    """This will let whoever may say thanks answer anything that no other row covers."""
    return edit(world, change, "11", by, right=Right.SAY_THANKS)


def adopt(
    world: World, change: PolicyChange, by: str = "executive", reason: str = "It is time."
) -> PolicyVersion:
    """This will have somebody adopt a change as it stands."""
    seen = table_sha256(fresh(change).table)
    return actions.adopt_change(by=world[by], change=change, seen=seen, reason=reason, days=30, now=world.now)


def agree(world: World, change: PolicyChange, by: str) -> PolicyChange:
    """This will have somebody agree to a change as it stands."""
    return actions.agree(by=world[by], change=change, seen=table_sha256(fresh(change).table), now=world.now)


def told(name: str) -> int:
    """This will count the events of a name."""
    return Event.objects.filter(name=name).count()
