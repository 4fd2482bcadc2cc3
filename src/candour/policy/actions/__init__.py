"""All that changes a policy: a change begun, edited, agreed to, adopted or left; the officer; an election."""

from candour.policy.actions.adopting import (
    adopt_change,
    adopting_refusal,
    agree,
    agreeing_refusal,
    note_read,
    offer_change,
)
from candour.policy.actions.changes import (
    RowOvertakenRefusal,
    begin_change,
    compare_anew,
    leave_change,
    move_row,
    remove_row,
    row_mark,
    set_row,
    set_settings,
    settings_mark,
)
from candour.policy.actions.elections import end_election, keep_election, set_election
from candour.policy.actions.officers import name_officer

__all__ = [
    "RowOvertakenRefusal",
    "adopt_change",
    "adopting_refusal",
    "agree",
    "agreeing_refusal",
    "begin_change",
    "compare_anew",
    "end_election",
    "keep_election",
    "leave_change",
    "move_row",
    "name_officer",
    "note_read",
    "offer_change",
    "remove_row",
    "row_mark",
    "set_election",
    "set_row",
    "set_settings",
    "settings_mark",
]
