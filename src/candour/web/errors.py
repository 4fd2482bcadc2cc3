"""Pages for when something goes wrong: what happened, what to do next. They never read the database."""

import sys
from dataclasses import dataclass

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from candour.web.filters import length


@dataclass(frozen=True)
class ErrorPage:
    """What an error page says."""

    heading: str
    paragraphs: tuple[str, ...]
    link_words: str = "Go to the start page"
    link: str = "/"


BAD_REQUEST = ErrorPage(
    "We could not read what your browser sent",
    ("Nothing was changed. Go back, reload the page and try again.",),
)
FORBIDDEN = ErrorPage(
    "You cannot open this page",
    (
        "It belongs to somebody else, or to a role that you do not hold.",
        "If you need it for your work, ask the administrator of your trust to give you the role.",
    ),
)
NOT_FOUND = ErrorPage(
    "We cannot find this page",
    (
        "If you typed the address, check that it is right.",
        "If you followed a link, the page may have been moved or taken down.",
    ),
)
WRONG_METHOD = ErrorPage(
    "This page cannot be opened that way",
    ("It answers a button on another page. Nothing was changed. Go back and use the button there.",),
)
BROKEN = ErrorPage(
    "Something went wrong on our side",
    (
        "We are sorry. What went wrong has been written down for the people who mend Candour.",
        "If you were writing, go back: your words are kept. Try again in a minute.",
    ),
)
NOTHING_KEPT = ErrorPage(
    "We cannot save anything just now",
    (
        "We are sorry. The place where Candour keeps things is full, busy or away. Nothing was changed.",
        "If you were writing, go back and leave that page open. Wait a minute, then try again.",
        "If it goes on, tell the people who look after Candour.",
    ),
)
OLD_PAGE = ErrorPage(
    "This page was open too long",
    (
        "To keep your account safe we could not accept it, so nothing was sent.",
        "Go back. If you were writing, copy your words first. Then reload the page and send them again.",
        "If your browser refuses cookies, allow them for this site.",
    ),
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # Django gives it
    """This will answer what could not be read: 400."""
    return _error(request, BAD_REQUEST, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # Django gives it
    """This will answer somebody who may not open the page: 403."""
    return _error(request, FORBIDDEN, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # Django gives it
    """This will answer an address where nothing is, or nothing for this reader: 404."""
    return _error(request, NOT_FOUND, 404)


def wrong_method(request: HttpRequest) -> HttpResponse:
    """This will answer a method that the address does not take: 405."""
    return _error(request, WRONG_METHOD, 405)


def too_many(request: HttpRequest, seconds: int = 60) -> HttpResponse:
    """This will answer somebody who tried too often: 429, with the wait in words and in Retry-After."""
    words = (f"Nothing is lost. Wait {length(seconds)}, then try again.",)
    response = _error(request, ErrorPage("That was a lot in a short time", words), 429)
    response.headers["Retry-After"] = str(seconds)
    return response


def broken(request: HttpRequest) -> HttpResponse:
    """This will answer when our own code failed: 500; when the database could not be used: 503."""
    if isinstance(sys.exc_info()[1], OperationalError):
        response = _error(request, NOTHING_KEPT, 503)
        response.headers["Retry-After"] = "60"
        return response
    return _error(request, BROKEN, 500)


def old_page(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django gives it
    """This will answer a form whose security token is missing or old: 403."""
    return _error(request, OLD_PAGE, 403)


def _error(request: HttpRequest, page: ErrorPage, status: int) -> HttpResponse:
    request.is_quiet = True  # type: ignore[attr-defined]  # read by Layout, which then asks no register
    return render(request, "web/error.html", {"page": page}, status=status)
