"""Writing a promise down under a public reply, and offering it again to another team."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain import promising
from candour.domain.refusal import Refusal
from candour.people.access import signed_in, the_person
from candour.people.models import Person
from candour.promises import actions, queries
from candour.promises.forms import PromiseForm
from candour.promises.models import Promise
from candour.promises.presenters.adding import AddPage, first_values
from candour.promises.views.reading import find
from candour.voice.models import Statement
from candour.web.once import once
from candour.web.pages import page, redirect, refused

TEMPLATE = "promises/add.html"


@require_http_methods(["GET", "POST"])
@signed_in
@once
def add(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will write a promise down and ask a team to take it."""
    person, refusal = the_person(request), None
    statement = _reply(person, statement_id)
    may_not = promising.to_offer(queries.whoever(person), author=statement.author.same_human, is_public=True)
    if may_not is not None:
        return refused(request, may_not)
    teams = queries.teams_of(person.trust_id)
    form = PromiseForm(request.POST or None, initial=first_values(statement)).offer(teams)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.offer(
                by=person,
                statement=statement,
                what=form.cleaned_data["what"],
                team=form.team_chosen,
                due_on=form.cleaned_data["due_on"],
                now=timezone.now(),
            )
            return redirect("promises-one", made.pk)
        except Refusal as no:
            refusal = no
    return page(request, TEMPLATE, AddPage.of(statement), form=form, refusal=refusal, status=_status(refusal))


@require_http_methods(["GET", "POST"])
@signed_in
@once
def offer_again(request: HttpRequest, promise_id: int) -> HttpResponse:
    """This will offer a promise to another team, or with another day."""
    person, refusal = the_person(request), None
    promise = find(person, promise_id)
    may_not = promising.to_offer_again(queries.promised(promise), queries.whoever(person))
    if may_not is not None:
        return refused(request, may_not)
    shown = AddPage.of(_reply(person, promise.statement_id), promise)
    form = PromiseForm(request.POST or None, initial=_known(promise)).offer(queries.teams_of(person.trust_id))
    if request.method == "POST" and form.is_valid():
        try:
            actions.offer_again(
                by=person,
                promise=promise,
                what=form.cleaned_data["what"],
                team=form.team_chosen,
                due_on=form.cleaned_data["due_on"],
                now=timezone.now(),
            )
            return redirect("promises-one", promise.pk)
        except Refusal as no:
            refusal = no
    return page(request, TEMPLATE, shown, form=form, refusal=refusal, status=_status(refusal))


def _reply(person: Person, statement_id: int) -> Statement:
    try:
        return queries.reply_of(person.trust_id, statement_id)
    except Statement.DoesNotExist as missing:
        raise Http404 from missing


def _known(promise: Promise) -> dict[str, object]:
    return {"what": promise.what, "due_on": promise.due_on, "team": str(promise.team_id)}


def _status(refusal: Refusal | None) -> int | None:
    return 403 if refusal is not None else None
