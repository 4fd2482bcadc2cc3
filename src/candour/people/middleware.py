"""What is asked of every request of somebody signed in: who was here when, and is their sign-in strong."""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.deprecation import MiddlewareMixin

from candour.people.access import roles_here
from candour.people.devices import device_name
from candour.people.models import Person
from candour.people.queries.persons import needs_second_factor
from candour.people.sessions import SessionStore
from candour.web.pages import redirect

TOUCH_SHARED = timedelta(minutes=1)
TOUCH_OWN = timedelta(hours=1)
SECOND_FACTOR = "second_factor"
"""Session key that a demo or a test may set to the person's number; in live use nobody looks at it."""


SHOWN_ELSEWHERE = "second_factor_elsewhere"
"""Session key with the person's number: the trust's own sign-in has shown a second factor of theirs."""


class Presence(MiddlewareMixin):
    """Notes when a device was last used, at most once a minute, so that idle ones are signed out.

    Live updates do not count as use: a page left open on a ward computer must still be signed out.
    """

    def process_request(self, request: HttpRequest) -> None:
        person = request.user
        if not isinstance(person, Person) or _is_live_update(request):
            return
        now = timezone.now()
        session = request.session
        assert isinstance(session, SessionStore)  # noqa: S101 - the settings say so
        seen = session.get("seen_at")
        every = TOUCH_OWN if session.get("own_device") else TOUCH_SHARED
        if seen is None or now - datetime.fromisoformat(seen) >= every:
            session.touch(now, device_name(request.headers.get("User-Agent", "")))


class SecondFactor(MiddlewareMixin):
    """Sends those whose roles ask for a second factor to set one up before anything else."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        person = request.user
        if not isinstance(person, Person) or request.path.startswith(("/sign-in", "/static/")):
            return None
        if settings.CANDOUR_MODE != "live" and request.session.get(SECOND_FACTOR) == person.pk:
            return None
        if request.session.get(SHOWN_ELSEWHERE) == person.pk:
            return None
        if needs_second_factor(person, roles_here(request)):
            return redirect("mfa_activate_totp")
        return None


def _is_live_update(request: HttpRequest) -> bool:
    return "text/event-stream" in request.headers.get("Accept", "")
