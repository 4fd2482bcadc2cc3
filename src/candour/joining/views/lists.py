"""A list of people: sent, looked at line by line, confirmed, and what came of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.lists.reading import read_list
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.joining import actions, queries
from candour.joining.forms.lists import ConfirmListForm, ListForm
from candour.joining.models import KeptList
from candour.joining.presenters import lists as presenters
from candour.people.access import needs_role, the_person
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET", "POST"])
@needs_role(Role.ADMINISTRATOR)
@once
def send(request: HttpRequest) -> HttpResponse:
    """This will take a file for a look; nothing happens by it yet."""
    reader, refusal = the_person(request), None
    is_sent = request.method == "POST"
    form = ListForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    if is_sent and form.is_valid():
        given = form.cleaned_data
        try:
            kept = actions.keep_list(
                by=reader,
                trust=reader.trust,
                content=given["file"].read(),
                name=given["file"].name,
                is_full=given["is_full"],
                invites=given["invites"],
                now=timezone.now(),
            )
            return redirect("joining-list", kept.pk)
        except Refusal as no:
            refusal = no
    status = 403 if refusal else None
    return page(request, "joining/send_list.html", None, form=form, refusal=refusal, status=status)


@require_http_methods(["GET", "POST"])
@needs_role(Role.ADMINISTRATOR)
@once
def look(request: HttpRequest, number: int) -> HttpResponse:
    """This will show what a list asks for, take the yes with the number of leavers, show what came."""
    reader, refusal = the_person(request), None
    kept = _kept(request, number)
    form = ConfirmListForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            leavers = form.cleaned_data["leavers"] or 0
            actions.confirm_list(by=reader, kept=kept, leavers=leavers, now=timezone.now())
            return redirect("joining-list", number)
        except Refusal as no:
            refusal = no
    said = read_list(bytes(kept.content))
    asked = queries.plan_of(reader.trust, said, is_full=kept.is_full) if kept.confirmed_at is None else None
    shown = presenters.list_page(kept, said, asked)
    status = 403 if refusal else None
    return page(request, "joining/list.html", shown, form=form, refusal=refusal, status=status)


def _kept(request: HttpRequest, number: int) -> KeptList:
    try:
        return queries.kept_list_of(the_person(request), number)
    except KeptList.DoesNotExist as nothing:
        raise Http404 from nothing
