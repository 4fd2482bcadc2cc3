"""What this room puts on pages of others: the button that invites people."""

from django.urls import reverse

from candour.domain.invitations import INVITERS
from candour.people.registers import OtherWay, WayIn, other_ways, ways_in


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    ways_in.put(WayIn("Invite people", "joining-invite", INVITERS), order=10)
    other_ways.put(OtherWay("Join with a code", code_page), order=10)


def code_page() -> str:
    """This will give the address of the page that asks for a code."""
    return reverse("joining-code")
