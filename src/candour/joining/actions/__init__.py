"""All that changes who is invited and who comes in; each act is checked, written and recorded."""

from candour.joining.actions.coming import Given, accept, ask_to_come
from candour.joining.actions.invitations import end_invitation, invite, make_poster
from candour.joining.actions.lists import (
    Outcome,
    carry_out,
    confirm_list,
    finish_list,
    keep_list,
    leavers_refusal,
)
from candour.joining.actions.trust_account import arrive, shut_out
from candour.joining.actions.welcoming import turn_away, welcome

__all__ = [
    "Given",
    "Outcome",
    "accept",
    "arrive",
    "ask_to_come",
    "carry_out",
    "confirm_list",
    "end_invitation",
    "finish_list",
    "invite",
    "keep_list",
    "leavers_refusal",
    "make_poster",
    "shut_out",
    "turn_away",
    "welcome",
]
