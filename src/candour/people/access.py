"""Who may open a page: asked by a decorator above the view, answered in plain words."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404 as NotThere
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from candour.domain.refusal import Refusal
from candour.domain.roles import ROLE_LABELS, SECOND_FACTOR_ROLES, Role
from candour.people.models import Person
from candour.people.queries.persons import roles_from
from candour.web import figures
from candour.web.pages import refused

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
ROLES, FACTORS = "people:roles", "people:factors"
"""Figures of who is signed in, asked for with those of the page."""


def the_person(request: HttpRequest) -> Person:
    """This will give the person behind a request of a view that asks for sign-in, with their trust loaded."""
    person = request.user
    if not isinstance(person, Person):
        raise NotThere
    return person


def person_or_none(request: HttpRequest) -> Person | None:
    """This will give who is signed in, None for a visitor."""
    user = getattr(request, "user", None)
    return user if isinstance(user, Person) else None


def roles_here(request: HttpRequest) -> frozenset[Role]:
    """This will give the roles of who is signed in, asked for once a request; none for a visitor."""
    return roles_from(figures.figure(request, ROLES)) if person_or_none(request) else frozenset()


def lacks_second_factor(request: HttpRequest) -> bool:
    """This will say whether a role asks who is signed in for a second factor that is not set up."""
    return bool(roles_here(request) & SECOND_FACTOR_ROLES) and not figures.figure(request, FACTORS)


def holds_role(request: HttpRequest, *roles: Role) -> bool:
    """This will say whether who is signed in holds one of the roles now."""
    return bool(roles_here(request) & set(roles))


def signed_in(view: View[P]) -> View[P]:
    """This will send visitors to sign in first, and bring them back to the page afterwards."""

    @wraps(view)
    def asked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if person_or_none(request) is None:
            return _to_sign_in(request)
        return view(request, *args, **kwargs)

    return asked


def needs_role(*roles: Role) -> Callable[[View[P]], View[P]]:
    """This will open a view to holders of any of the roles, and tell others in plain words who they are."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def asked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if person_or_none(request) is None:
                return _to_sign_in(request)
            if not holds_role(request, *roles):
                return refused(request, role_refusal(*roles))
            return view(request, *args, **kwargs)

        return asked

    return decorate


def role_refusal(*roles: Role) -> Refusal:
    """This will say who may open a page."""
    names = " or ".join(ROLE_LABELS[role].lower() for role in roles)
    return Refusal(f"This page is for the role {names}.", "Ask a trust administrator if you need that role.")


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.method in {"GET", "HEAD"}:
        return redirect_to_login(request.get_full_path())
    return redirect_to_login("/home")
