"""The stop switch's page: what is paused and why, press it, end it."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.people.access import signed_in, the_person
from candour.voice.actions import stopping
from candour.voice.forms import ReasonForm
from candour.voice.presenters.pausing import PausePage
from candour.web.pages import page, redirect


@require_http_methods(["GET"])
@signed_in
def pause(request: HttpRequest) -> HttpResponse:
    """This will show whether everything is paused, and the switch to whoever may press it."""
    return _page(request, ReasonForm())


@require_http_methods(["POST"])
@signed_in
def begin(request: HttpRequest) -> HttpResponse:
    """This will pause everything with a reason."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        stopping.pause_everything(
            by=the_person(request), reason=form.cleaned_data["reason"], now=timezone.now()
        )
    except Refusal as refusal:
        return _page(request, form, refusal)
    return redirect("voice-pause")


@require_http_methods(["POST"])
@signed_in
def end(request: HttpRequest) -> HttpResponse:
    """This will end the pause; what waited leaves in order, each checked again."""
    try:
        stopping.end_pause(by=the_person(request), now=timezone.now())
    except Refusal as refusal:
        return _page(request, ReasonForm(), refusal)
    return redirect("voice-pause")


def _page(request: HttpRequest, form: ReasonForm, refusal: Refusal | None = None) -> HttpResponse:
    presenter = PausePage.of(the_person(request))
    status = 403 if refusal is not None else None
    return page(request, "voice/pause.html", presenter, form=form, refusal=refusal, status=status)
