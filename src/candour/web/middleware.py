"""What every answer carries (security headers, no storing of signed-in pages), and refusals as pages."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from candour.domain.refusal import Refusal
from candour.web import errors
from candour.web.pages import refused

Answer = HttpResponseBase
Next = Callable[[HttpRequest], Answer]

PERMISSIONS = ", ".join(
    f"{power}=()" for power in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
)
"""Powers of the browser that no page needs; people choose photos in the phone's own dialogue."""


class Headers:
    """Puts the content security policy and its companions on every answer, errors and files included."""

    def __init__(self, get_response: Next) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> Answer:
        """This will add what is not there yet; a view may set a policy of its own."""
        response = self._get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy_words(settings.SECURE_CSP))
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class PlainAnswers:
    """Turns a Refusal that a view let through, and an empty 405, into pages that help."""

    def __init__(self, get_response: Next) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> Answer:
        """This will print the 405 page, keeping the methods that are allowed."""
        response = self._get_response(request)
        if not _needs_page(response):
            return response
        page = errors.wrong_method(request)
        page.headers["Allow"] = response.headers.get("Allow", "GET")
        return page

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """This will answer a Refusal; anything else goes on to the 500 page."""
        return refused(request, exception) if isinstance(exception, Refusal) else None


def policy_words(policy: dict[str, list[str]]) -> str:
    """This will write a content security policy as the header has it; an empty list is a bare directive."""
    return "; ".join(" ".join([directive, *sources]) for directive, sources in policy.items())


def _needs_page(response: Answer) -> bool:
    return response.status_code == 405 and isinstance(response, HttpResponse) and not response.content
