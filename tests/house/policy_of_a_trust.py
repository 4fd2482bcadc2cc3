"""A change of the table for the two trusts, with a row that only one of them has."""

from dataclasses import replace

from candour.domain.approval.editing import row_of
from candour.domain.approval.plain import from_plain
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.policy import actions
from candour.policy.actions.changes import table_sha256
from tests.world import World


def policy_of(world: World, mark: str) -> dict[str, str]:
    """This will begin a change of the table, and give what the addresses name in it."""
    by, now = world["communications"], world.now
    change = actions.begin_change(by=by, reason="We thank too slowly.", now=now)
    row = replace(row_of(STARTING_POLICY, "3"), right=None, why=f"you thank somebody of {mark}")
    seen = actions.row_mark(STARTING_POLICY, "3")
    change = actions.set_row(by=by, change=change, row=row, seen=seen, now=now)
    return {
        "policy_change": str(change.pk),
        "policy_seen": table_sha256(change.table),
        "policy_row": actions.row_mark(from_plain(change.table), "3"),
        "policy_version": str(change.base_id),
        "executive": str(world["executive"].pk),
    }
