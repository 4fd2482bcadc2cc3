"""Whose front door this is: the pages of one trust, found by the address (see docs/adr, "one door a trust").

/stories/12               the first trust of the installation, in most places the only one
/t/saltmarsh/stories/12   any other trust
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from candour.people.models import Trust
from candour.public.queries import open_trusts
from candour.web.pages import page, redirect

NAMESPACE = "of-trust"
P = ParamSpec("P")


@dataclass(frozen=True)
class Door:
    """One trust's public pages; the first trust's stand at the top of the address."""

    trust: Trust
    is_first: bool = True

    def to(self, name: str, **named: object) -> str:
        """This will give the path of one of this trust's public pages."""
        if self.is_first:
            return reverse(name, kwargs=named)
        return reverse(f"{NAMESPACE}:{name}", kwargs={"trust": self.trust.slug, **named})

    def whole(self, name: str, **named: object) -> str:
        """This will give the whole address of a page, to write down or to follow from elsewhere."""
        return f"{settings.CANDOUR_ADDRESS.rstrip('/')}{self.to(name, **named)}"


def find_door(slug: str = "") -> Door | None:
    """This will find the door at an address; None where no trust has opened one there."""
    first = open_trusts().first()
    if first is None:
        return None
    if slug in {"", first.slug}:
        return Door(first)
    other = open_trusts().filter(slug=slug).first()
    return None if other is None else Door(other, is_first=False)


def door_of(trust: Trust) -> Door:
    """This will give the door of a trust that is known to have opened one."""
    first = open_trusts().first()
    return Door(trust, is_first=first is None or first.pk == trust.pk)


def door_here(request: HttpRequest) -> Door | None:
    """This will give the door of a request that came through one, for what stands around every page."""
    found = getattr(request, "door", None)
    return found if isinstance(found, Door) else None


def at_the_door(
    view: Callable[Concatenate[HttpRequest, Door, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """This will hand the view the door of its address, and answer 404 where there is none."""

    @wraps(view)
    def opened(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        trust = str(kwargs.pop("trust", ""))
        door = find_door(trust)
        if door is None:
            return page(request, "public/closed.html", status=404)
        if trust and door.is_first and request.method in {"GET", "HEAD"}:
            return redirect(request.get_full_path().removeprefix(f"/t/{trust}"))
        request.door = door  # type: ignore[attr-defined]  # read by door_here
        return view(request, door, *args, **kwargs)

    return opened


def not_here(request: HttpRequest, door: Door) -> HttpResponse:
    """This will answer a story or post that is not on this page, or not any more."""
    return page(request, "public/not_here.html", door=door, status=404)
