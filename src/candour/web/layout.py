"""What stands around every page: wordmark, navigation with counts, banners, account line, foot."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from candour.web import figures, registers
from candour.web.registers import AccountItem, Banner, Navigation

Ask = TypeVar("Ask")


@dataclass(frozen=True)
class NavigationItem:
    """One entry as printed; `count` 0 prints no number."""

    text: str
    href: str
    is_current: bool
    count: int
    count_words: str


class Layout:
    """Answers what the layouts print, each part asked only when a layout prints it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._is_quiet = bool(getattr(request, "is_quiet", False))

    @property
    def name(self) -> str:
        return "Candour"

    @property
    def logo(self) -> str:
        """This will give the address of the mark: our own, unless an NHS organisation set CANDOUR_LOGO."""
        return static(getattr(settings, "CANDOUR_LOGO", "") or "web/mark.svg")

    @property
    def is_signed_in(self) -> bool:
        user = None if self._is_quiet else getattr(self._request, "user", None)
        return bool(user and user.is_authenticated)

    @property
    def is_own_device(self) -> bool:
        """This will say whether this device was marked as one's own, so that drafts may be kept on it."""
        session = getattr(self._request, "session", None)
        return bool(session and session.get("own_device"))

    @cached_property
    def now(self) -> datetime:
        """This will give the moment of this page, one for all its times."""
        return timezone.now()

    @property
    def home(self) -> str:
        """This will give where the wordmark leads a member of staff: the first entry of the navigation."""
        return self.navigation[0].href if self.navigation else "/"

    @property
    def public_home(self) -> str:
        """This will give where the wordmark leads a visitor: the first entry of the public navigation."""
        return self.public_navigation[0].href if self.public_navigation else "/"

    @cached_property
    def trust_name(self) -> str:
        return next(
            (name for ask in self._quietly(registers.trust_names) if (name := ask(self._request))), ""
        )

    @cached_property
    def navigation(self) -> list[NavigationItem]:
        """This will give the navigation of staff: nothing before somebody has signed in."""
        return self._items(registers.navigation) if self.is_signed_in else []

    @cached_property
    def public_navigation(self) -> list[NavigationItem]:
        return self._items(registers.public_navigation)

    @cached_property
    def banners(self) -> list[Banner]:
        return [banner for ask in self._quietly(registers.banners) if (banner := ask(self._request))]

    @cached_property
    def account(self) -> list[AccountItem]:
        return [item for ask in self._quietly(registers.account) for item in ask(self._request)]

    @cached_property
    def footer(self) -> list[AccountItem]:
        return [item for ask in self._quietly(registers.footer) for item in ask(self._request)]

    def _quietly(self, register: Iterable[Ask]) -> Iterable[Ask]:
        """This will leave the register out on error pages, which must not fail because the database does."""
        return () if self._is_quiet else register

    def _items(self, register: Navigation) -> list[NavigationItem]:
        items = []
        for entry in self._quietly(register):
            if entry.is_shown and not entry.is_shown(self._request):
                continue
            href = (entry.address(self._request) if entry.address else "") or _address(entry.url_name)
            if href:
                count = (figures.figure(self._request, entry.url_name) if entry.count else 0) or 0
                items.append(
                    NavigationItem(entry.label, href, self._is_current(href), count, entry.count_words)
                )
        return items

    def _is_current(self, href: str) -> bool:
        path = self._request.path
        return path == href or (href != "/" and path.startswith(href.rstrip("/") + "/"))


def layout_context(request: HttpRequest) -> Mapping[str, object]:
    """This will give every template its `layout`."""
    return {"layout": Layout(request)}


def address_of(url_name: str, *arguments: object) -> str:
    """This will give the address of a URL name with its arguments, found once a process."""
    return _found(settings.ROOT_URLCONF, url_name, *arguments)


@lru_cache(maxsize=20_000)
def _found(_urls: str, url_name: str, *arguments: object) -> str:
    return reverse(url_name, args=arguments or None)


def _address(url_name: str) -> str:
    try:
        return address_of(url_name)
    except NoReverseMatch:
        return ""
