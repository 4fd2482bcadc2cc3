"""What every answer carries (security headers, no storing of signed-in pages), and refusals as pages."""

from collections.abc import Awaitable, Callable

from asgiref.sync import iscoroutinefunction, markcoroutinefunction, sync_to_async
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from candour.domain.refusal import Refusal
from candour.web import errors
from candour.web.pages import refused

Answer = HttpResponseBase
Next = Callable[[HttpRequest], Answer] | Callable[[HttpRequest], Awaitable[Answer]]

PERMISSIONS = ", ".join(
    f"{power}=()" for power in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
)
"""Powers of the browser that no page needs; people choose photos in the phone's own dialogue."""


class _BothWays:
    """A middleware that works under WSGI and ASGI and changes the answer in `finish`."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> Answer | Awaitable[Answer]:
        if self.is_async:
            return self._later(request)
        response = self.get_response(request)
        assert isinstance(response, HttpResponseBase)  # noqa: S101  # tells the type checker which way this is
        return self.finish(request, response)

    async def _later(self, request: HttpRequest) -> Answer:
        waiting = self.get_response(request)
        assert not isinstance(waiting, HttpResponseBase)  # noqa: S101  # tells the type checker which way this is
        return await self.finish_later(request, await waiting)

    async def finish_later(self, request: HttpRequest, response: Answer) -> Answer:
        return self.finish(request, response)

    def finish(self, request: HttpRequest, response: Answer) -> Answer:  # noqa: ARG002  # for those below
        return response


class Headers(_BothWays):
    """Puts the content security policy and its companions on every answer, errors and files included."""

    def finish(self, request: HttpRequest, response: Answer) -> Answer:
        """This will add what is not there yet; a view may set a policy of its own."""
        response.headers.setdefault("Content-Security-Policy", policy_words(settings.SECURE_CSP))
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class PlainAnswers(_BothWays):
    """Turns a Refusal that a view let through, and an empty 405, into pages that help."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """This will answer a Refusal; anything else goes on to the 500 page."""
        return refused(request, exception) if isinstance(exception, Refusal) else None

    async def finish_later(self, request: HttpRequest, response: Answer) -> Answer:
        """This will print the page in a thread, because printing may read the database."""
        if _needs_page(response):
            return await sync_to_async(self.finish)(request, response)
        return response

    def finish(self, request: HttpRequest, response: Answer) -> Answer:
        """This will print the 405 page, keeping the methods that are allowed."""
        if not _needs_page(response):
            return response
        page = errors.wrong_method(request)
        page.headers["Allow"] = response.headers.get("Allow", "GET")
        return page


def policy_words(policy: dict[str, list[str]]) -> str:
    """This will write a content security policy as the header has it; an empty list is a bare directive."""
    return "; ".join(" ".join([directive, *sources]) for directive, sources in policy.items())


def _needs_page(response: Answer) -> bool:
    return response.status_code == 405 and isinstance(response, HttpResponse) and not response.content
