"""What this room puts on pages of others: the button that invites people."""

from urllib.parse import urlencode

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
            own_device_page,
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


def trust_page(wanted: str) -> str:
    """This will give the address where signing in with the trust's own account begins."""
    return _trust_page({"next": wanted} if wanted else {})


def own_device_page(wanted: str) -> str:
    """This will give the same address for a device that is somebody's own."""
    return _trust_page({"device": "own", **({"next": wanted} if wanted else {})})


def is_trust_account_set_up() -> bool:
    """This will say whether the trust has a sign-in of its own."""
    return settings.CANDOUR_TRUST_ACCOUNT is not None


def code_page(wanted: str) -> str:
    """This will give the address of the page that asks for a code."""
    del wanted  # whoever joins has been nowhere yet
    return reverse("joining-code")


def _trust_page(asked: dict[str, str]) -> str:
    page = reverse("openid_connect_login")
    return f"{page}?{urlencode(asked)}" if asked else page
