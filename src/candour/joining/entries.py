"""What this room puts on pages of others: the button that invites people."""

from django.conf import settings
from django.urls import reverse

from candour.domain.invitations import INVITERS
from candour.people.registers import OtherWay, WayIn, other_ways, ways_in


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    ways_in.put(WayIn("Invite people", "joining-invite", INVITERS), order=10)
    other_ways.put(
        OtherWay(
            "Sign in with your trust account",
            lambda: f"{trust_page()}?device=own",
            is_first=True,
            is_open=is_trust_account_set_up,
        ),
        order=1,
    )
    other_ways.put(
        OtherWay(
            "Use my trust account on a shared ward computer",
            trust_page,
            is_first=True,
            is_open=is_trust_account_set_up,
        ),
        order=2,
    )
    other_ways.put(OtherWay("Join with a code", code_page), order=10)


def trust_page() -> str:
    """This will give the address where signing in with the trust's own account begins."""
    return reverse("openid_connect_login")


def is_trust_account_set_up() -> bool:
    """This will say whether the trust has a sign-in of its own."""
    return settings.CANDOUR_TRUST_ACCOUNT is not None


def code_page() -> str:
    """This will give the address of the page that asks for a code."""
    return reverse("joining-code")
