"""What can be done with a promise: take it, say no, move it, end it, keep it, let a reason out."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.people.access import signed_in, the_person
from candour.promises import actions
from candour.promises.forms import EndForm, RenewForm, WhyNotForm
from candour.promises.models import Promise, Reason
from candour.promises.views.reading import find, promise_page
from candour.web.forms import Form
from candour.web.once import once
from candour.web.pages import redirect


@require_http_methods(["POST"])
@signed_in
@once
def take(request: HttpRequest, promise_id: int) -> HttpResponse:
    """This will make a promise the team's, and public."""
    return _done(request, promise_id, actions.take)


@require_http_methods(["POST"])
@signed_in
@once
def decline(request: HttpRequest, promise_id: int) -> HttpResponse:
    """This will say for a team that a promise is not theirs."""
    return _done_with_form(request, promise_id, actions.decline, WhyNotForm(request.POST, prefix="no"))


@require_http_methods(["POST"])
@signed_in
@once
def renew(request: HttpRequest, promise_id: int) -> HttpResponse:
    """This will give a promise a later day, with a reason."""
    return _done_with_form(request, promise_id, actions.renew, RenewForm(request.POST, prefix="renew"))


@require_http_methods(["POST"])
@signed_in
@once
def end(request: HttpRequest, promise_id: int) -> HttpResponse:
    """This will end a promise that cannot be kept, with a reason."""
    return _done_with_form(request, promise_id, actions.end, EndForm(request.POST, prefix="end"))


@require_http_methods(["POST"])
@signed_in
def keep(request: HttpRequest, promise_id: int) -> HttpResponse:
    """This will open the reply that tells what has changed."""
    person = the_person(request)
    promise = find(person, promise_id)
    try:
        reply = actions.begin_keeping(by=person, promise=promise, now=timezone.now())
    except Refusal as refusal:
        return promise_page(request, find(person, promise_id), refusal=refusal)
    return redirect("voice-reply", reply.pk)


@require_http_methods(["POST"])
@signed_in
@once
def keep_quietly(request: HttpRequest, promise_id: int) -> HttpResponse:
    """This will keep a promise where nobody is left to be told."""
    return _done(request, promise_id, actions.keep_quietly)


@require_http_methods(["POST"])
@signed_in
@once
def let_out(request: HttpRequest, reason_id: int) -> HttpResponse:
    """This will make a reason public after a second look."""
    person = the_person(request)
    reason = Reason.objects.for_trust(person.trust_id).select_related("promise").filter(pk=reason_id).first()
    if reason is None:
        raise Http404
    try:
        actions.let_out(by=person, reason=reason, now=timezone.now())
    except Refusal as refusal:
        return promise_page(request, find(person, reason.promise_id), refusal=refusal)
    return redirect("promises-one", reason.promise_id)


def _done(
    request: HttpRequest, promise_id: int, act: Callable[..., Promise], **given: object
) -> HttpResponse:
    person = the_person(request)
    promise = find(person, promise_id)
    try:
        act(by=person, promise=promise, now=timezone.now(), **given)
    except Refusal as refusal:
        return promise_page(request, find(person, promise_id), refusal=refusal)
    return redirect("promises-one", promise_id)


def _done_with_form(
    request: HttpRequest, promise_id: int, act: Callable[..., Promise], form: Form
) -> HttpResponse:
    """This will act with what the form holds; whatever is wrong, the words stay in their box."""
    person = the_person(request)
    promise = find(person, promise_id)
    if not form.is_valid():
        return promise_page(request, promise, bound=form)
    try:
        act(by=person, promise=promise, now=timezone.now(), **form.cleaned_data)
    except Refusal as refusal:
        return promise_page(request, find(person, promise_id), bound=form, refusal=refusal)
    return redirect("promises-one", promise_id)
