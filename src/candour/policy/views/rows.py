"""Editing a table: one row, its place, and what is set for all rows."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.approval.editing import row_of
from candour.domain.approval.plain import from_plain
from candour.domain.approval.policy import Row
from candour.domain.refusal import Refusal
from candour.people.access import needs_role, the_person
from candour.policy import actions, queries
from candour.policy.actions.permits import EDITORS
from candour.policy.forms.rows import RowForm, by_hand_refusal
from candour.policy.forms.small import SettingsForm
from candour.policy.models import PolicyChange
from candour.policy.presenters.rows import RowPage, SettingsPage
from candour.policy.views.changing import show_change
from candour.policy.views.finding import change_here
from candour.web.once import once
from candour.web.pages import page, redirect, refused

NEW = "new"
_MOVES = {"up": -1, "down": 1}


@require_http_methods(["GET", "POST"])
@needs_role(*EDITORS)
@once
def row(request: HttpRequest, change_id: int, number: str) -> HttpResponse:
    """This will show one row as a form, and keep it."""
    change = change_here(request, change_id)
    try:
        old = None if number == NEW else row_of(from_plain(change.table), number)
    except Refusal as refusal:
        if request.method == "POST":  # taken out meanwhile: what was entered can be kept as a new row
            return _row_page(request, change, None, RowForm(request.POST), refusal)
        return refused(request, refusal, status=404, back=reverse("policy-change", args=[change.pk]))
    if request.method == "POST":
        return _keep_row(request, change, old)
    mark = actions.row_mark(from_plain(change.table), number) if old else ""
    return _row_page(request, change, old, RowForm(row=old, seen=mark), by_hand_refusal(old) if old else None)


def _keep_row(request: HttpRequest, change: PolicyChange, old: Row | None) -> HttpResponse:
    form = RowForm(request.POST, row=old)
    before = {each.number for each in from_plain(change.table).rows}
    refusal = by_hand_refusal(old) if old else None
    if refusal is not None or not form.is_valid():
        return _row_page(request, change, old, form, refusal)
    try:
        made = form.row(old.number if old else "")
        seen = form.cleaned_data["seen"]
        kept = actions.set_row(by=the_person(request), change=change, row=made, seen=seen, now=timezone.now())
    except actions.RowOvertakenRefusal as overtaken:
        mark = actions.row_mark(from_plain(change.table), old.number if old else "")
        return _row_page(request, change, old, form.seeing(mark), overtaken, is_overtaken=True)
    except Refusal as no:
        return _row_page(request, change, old, form, no)
    new = (each.number for each in from_plain(kept.table).rows if each.number not in before)
    return _to_row(change, old.number if old else next(new))


def _to_row(change: PolicyChange, number: str) -> HttpResponse:
    """This will lead back to the table, to the row itself."""
    return redirect(f"{reverse('policy-change', args=[change.pk])}#row-{number}")


def _row_page(
    request: HttpRequest,
    change: PolicyChange,
    old: Row | None,
    form: RowForm,
    refusal: Refusal | None = None,
    *,
    is_overtaken: bool = False,
) -> HttpResponse:
    shown = RowPage.of(change, old, is_overtaken=is_overtaken)
    status = (409 if is_overtaken else 403) if refusal is not None and request.method == "POST" else None
    return page(request, "policy/row.html", shown, form=form, refusal=refusal, status=status)


@require_http_methods(["POST"])
@needs_role(*EDITORS)
@once
def do_row(request: HttpRequest, change_id: int, number: str, doing: str) -> HttpResponse:
    """This will move a row up or down, or take it out."""
    change, person, now = change_here(request, change_id), the_person(request), timezone.now()
    try:
        if doing in _MOVES:
            actions.move_row(by=person, change=change, number=number, places=_MOVES[doing], now=now)
        elif doing == "out":
            seen = request.POST.get("seen", "")
            actions.remove_row(by=person, change=change, number=number, seen=seen, now=now)
        else:
            raise Http404
    except Refusal as refusal:
        return show_change(request, change_here(request, change_id), refusal=refusal)
    return _to_row(change, number)


@require_http_methods(["GET", "POST"])
@needs_role(*EDITORS)
@once
def settings(request: HttpRequest, change_id: int) -> HttpResponse:
    """This will show and keep what is set for all rows: waits, the time to hold back, names, desks."""
    change = change_here(request, change_id)
    table, teams = from_plain(change.table), queries.teams_of(change.trust_id)
    mark = actions.settings_mark(table)
    refusal: Refusal | None = None
    status: int | None = None
    data = request.POST if request.method == "POST" else None
    form = SettingsForm(data, policy=table, teams=teams, seen=mark)
    if data is not None and form.is_valid():
        given, seen = form.settings(), form.cleaned_data["seen"]
        try:
            actions.set_settings(
                by=the_person(request), change=change, settings=given, seen=seen, now=timezone.now()
            )
            return redirect(f"{reverse('policy-change', args=[change.pk])}#settings")
        except actions.RowOvertakenRefusal as overtaken:
            form, refusal, status = form.seeing(mark), overtaken, 409
        except Refusal as no:
            refusal, status = no, 403
    shown = SettingsPage.of(change, table, teams, is_overtaken=status == 409)
    return page(request, "policy/settings.html", shown, form=form, refusal=refusal, status=status)
