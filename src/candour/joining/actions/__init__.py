"""All that changes who is invited and who comes in; each act is checked, written and recorded."""

from candour.joining.actions.coming import Given, accept, ask_to_come
from candour.joining.actions.invitations import end_invitation, invite, make_poster
from candour.joining.actions.welcoming import turn_away, welcome

__all__ = [
    "Given",
    "accept",
    "ask_to_come",
    "end_invitation",
    "invite",
    "make_poster",
    "turn_away",
    "welcome",
]
