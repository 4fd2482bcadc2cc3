"""What is asked of every visitor who sends something: to be no machine, and not too many times an hour."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from candour.channels.frontdoor import guards
from candour.domain.refusal import Refusal
from candour.people.models import Trust
from candour.public.forms import TRAP
from candour.web.forms import Form
from candour.web.pages import UNPROCESSABLE, page

TOO_MANY = 429


@dataclass(frozen=True)
class TurnedBack:
    """A no to what somebody sent, and the status that goes with it."""

    refusal: Refusal
    status: int = UNPROCESSABLE


def turned_back(request: HttpRequest, trust: Trust, what: str, now: datetime) -> TurnedBack | None:
    """This will turn back a machine or a flood; `what` is a key of guards.AN_HOUR."""
    try:
        guards.check_human(request.POST.get("opened", ""), request.POST.get(TRAP, ""), now)
    except Refusal as refusal:
        return TurnedBack(refusal)
    return too_often(request, trust, what, now)


def too_often(request: HttpRequest, trust: Trust, what: str, now: datetime) -> TurnedBack | None:
    """This will count a visit and turn back what is above the hour's limit for its network address."""
    try:
        guards.let_in(trust, request.META.get("REMOTE_ADDR", ""), what, now)
    except Refusal as refusal:
        return TurnedBack(refusal, TOO_MANY)
    return None


def given_back(
    request: HttpRequest, template: str, turned: TurnedBack, presenter: object, form: Form, **more: object
) -> HttpResponse:
    """This will give a form back with everything that was written, and the reason above it."""
    now = timezone.now()
    _renew(form, now)
    answer = page(
        request,
        template,
        presenter,
        form=form,
        status=turned.status,
        refusal=turned.refusal,
        trap=request.POST.get(TRAP, ""),
        **more,
    )
    if turned.status == TOO_MANY:
        next_hour = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        answer.headers["Retry-After"] = str(int((next_hour - now).total_seconds()) + 1)
    return answer


def _renew(form: Form, now: datetime) -> None:
    """This will put a new line into a form whose own is too old, or was never ours."""
    data = dict(form.data.items())
    try:
        age = now - guards.read_form(data.get("opened", "")).opened_at
    except Refusal:
        age = timedelta.max
    if age > timedelta(days=guards.LONGEST_DAYS):
        data["opened"] = guards.open_form(now)
        form.data = data
