"""What is asked about invitations and those who wait; each in a fixed number of SQL statements."""

from candour.joining.queries.invitations import (
    found,
    invitation_of,
    newcomer_of,
    open_invitations,
    waiting_newcomers,
)

__all__ = ["found", "invitation_of", "newcomer_of", "open_invitations", "waiting_newcomers"]
