"""What is asked of every request of somebody signed in: who was here when, and is their sign-in strong."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.deprecation import MiddlewareMixin
from django.utils.functional import SimpleLazyObject

from candour.people.access import lacks_second_factor
from candour.people.devices import device_name
from candour.people.models import Person
from candour.people.sessions import SessionStore
from candour.web.pages import redirect

TOUCH_SHARED = timedelta(minutes=1)
TOUCH_OWN = timedelta(hours=1)
SECOND_FACTOR = "second_factor"
"""Session key that a demo or a test may set to the person's number; in live use nobody looks at it."""


SHOWN_ELSEWHERE = "second_factor_elsewhere"
"""Session key with the person's number: the trust's own sign-in has shown a second factor of theirs."""


class PersonOfSession(AuthenticationMiddleware):
    """Says who is behind a request, from the statement that read the session.

    What does not fit at once (another hash, a suspended person) goes Django's own way, which knows how.
    """

    def process_request(self, request: HttpRequest) -> None:
        """This will put the person on the request, found when somebody first asks."""
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _person_of(request))  # type: ignore[assignment]  # as Django does


def _person_of(request: HttpRequest) -> Person | AnonymousUser:
    session = request.session
    number, proof = session.get(SESSION_KEY), session.get(HASH_SESSION_KEY, "")
    known: Person | None = getattr(session, "person", None)
    fits = (
        known is not None
        and known.is_active
        and str(known.pk) == number
        and session.get(BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
        and constant_time_compare(proof, known.get_session_auth_hash())
    )
    found = known if fits and known is not None else get_user(request)
    request._cached_user = found  # type: ignore[attr-defined]  # noqa: SLF001 - where Django keeps it
    return found


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

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        person = request.user
        if not isinstance(person, Person) or request.path.startswith(("/sign-in", "/static/")):
            return None
        if settings.CANDOUR_MODE != "live" and request.session.get(SECOND_FACTOR) == person.pk:
            return None
        if request.session.get(SHOWN_ELSEWHERE) == person.pk:
            return None
        if lacks_second_factor(request):
            return redirect("mfa_activate_totp")
        return None


def _is_live_update(request: HttpRequest) -> bool:
    return "text/event-stream" in request.headers.get("Accept", "")
