"""What the public pages put around every page: their navigation, the trust's name, links at the foot."""

from collections.abc import Callable, Sequence

from django.http import HttpRequest
from django.urls import reverse

from candour.public.door import door_here
from candour.web import registers
from candour.web.registers import AccountItem


def put() -> None:
    """This will add the entries; doing it twice changes nothing."""
    navigation = registers.public_navigation
    navigation.add("Stories", "public-front", order=10, address=address_of("public-front"))
    navigation.add("Tell us", "public-share", order=20, address=address_of("public-share"))
    navigation.add("Who answers", "public-voices", order=30, address=address_of("public-voices"))
    navigation.add("Put right", "public-put-right", order=40, address=address_of("public-put-right"))
    navigation.add("Working here", "public-working-here", order=50, address=address_of("public-working-here"))
    registers.trust_names.add(trust_name, order=10)
    registers.footer.add(footer)


def address_of(name: str) -> Callable[[HttpRequest], str]:
    """This will give a way to find a page's address at the door that a request came through."""
    return _ADDRESSES.setdefault(name, _Address(name))


class _Address:
    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, request: HttpRequest) -> str:
        door = door_here(request)
        return door.to(self.name) if door else ""


_ADDRESSES: dict[str, Callable[[HttpRequest], str]] = {}


def trust_name(request: HttpRequest) -> str:
    """This will name the trust whose public page this is."""
    door = door_here(request)
    return door.trust.name if door else ""


def footer(request: HttpRequest) -> Sequence[AccountItem]:
    """This will give the links at the foot: the statements, the feed, and the way in for staff."""
    door = door_here(request)
    if door is None:
        return [
            AccountItem("Accessibility", reverse("public-accessibility")),
            AccountItem("Privacy", reverse("public-privacy")),
        ]
    return [
        AccountItem("Privacy", door.to("public-privacy")),
        AccountItem("Accessibility", door.to("public-accessibility")),
        AccountItem("Feed of answers", door.to("public-feed")),
        AccountItem("Sign in (staff)", reverse("account_login")),
    ]
