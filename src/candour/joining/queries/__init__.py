"""What is asked about invitations and those who wait; each in a fixed number of SQL statements."""

from candour.joining.queries.invitations import (
    found,
    invitation_of,
    newcomer_of,
    open_invitations,
    waiting_newcomers,
)
from candour.joining.queries.lists import kept_list_of, plan_of

__all__ = [
    "found",
    "invitation_of",
    "kept_list_of",
    "newcomer_of",
    "open_invitations",
    "plan_of",
    "waiting_newcomers",
]
