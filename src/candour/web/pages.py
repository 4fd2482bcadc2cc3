"""How a view answers: a page, a refusal, or a way on."""

from datetime import datetime
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render, resolve_url

from candour.domain.refusal import Refusal
from candour.web.filters import clock
from candour.web.forms import Form

UNPROCESSABLE = int(HTTPStatus.UNPROCESSABLE_ENTITY)


def page(
    request: HttpRequest,
    template: str,
    presenter: object | None = None,
    *,
    form: Form | None = None,
    status: int | None = None,
    **more: object,
) -> HttpResponse:
    """This will print a template with the presenter as `page` and the form as `form`.

    A form with errors answers 422 unless `status` says otherwise; the layout then prints "Error: " before the
    title and the error summary above the heading.
    """
    if status is None:
        status = UNPROCESSABLE if form is not None and form.is_bound and form.errors else 200
    return render(request, template, {"page": presenter, "form": form, **more}, status=status)


def refused(request: HttpRequest, refusal: Refusal, *, status: int = 403, back: str = "") -> HttpResponse:
    """This will answer with a page that says why not, what would make it possible, and the clause."""
    return page(request, "web/refused.html", refusal, status=status, back=back)


def redirect(to: str, *arguments: object) -> HttpResponseRedirect:
    """This will send the reader on to a URL name (with its arguments) or an address, as after every post."""
    return HttpResponseRedirect(resolve_url(to, *arguments))


def kept(saved_at: datetime) -> HttpResponse:
    """This will answer draft.js that the words are kept, with the time that the page then shows."""
    return JsonResponse({"saved": clock(saved_at), "at": saved_at.isoformat()})
