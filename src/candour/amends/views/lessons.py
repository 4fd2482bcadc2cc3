"""What we learnt: the library, and the page on which a lesson is written."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.amends.actions.lessons import learn
from candour.amends.forms import LessonForm
from candour.amends.presenters.lessons import LearnPage, LibraryPage
from candour.amends.queries.lessons import learning_refusal
from candour.amends.queries.statements import public_words
from candour.amends.queries.threads import first_words
from candour.domain.breaches import BREACH_ROLES
from candour.domain.refusal import Refusal
from candour.people.access import holds_role, signed_in, the_person
from candour.voice.models import Statement
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET"])
@signed_in
def library(request: HttpRequest) -> HttpResponse:
    """This will show what the trust's teams learnt, newest first, searched and filtered."""
    asked = {name: request.GET.get(name, "") for name in ("q", "kind", "before")}
    shown = LibraryPage.of(the_person(request).trust_id, **asked)
    is_desk = holds_role(request, *BREACH_ROLES)
    return page(request, "amends/lessons.html", shown, is_desk=is_desk)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def write(request: HttpRequest, reply_id: int) -> HttpResponse:
    """This will take what a team does differently, once a mistake was put right in public."""
    person = the_person(request)
    found = public_words(person.trust_id).filter(pk=reply_id).first()
    if found is None:
        raise Http404
    statement = first_words(found)
    form = LessonForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, statement, form)
    try:
        learn(by=person, statement=statement, learnt=form.learnt, now=timezone.now())
    except Refusal as refusal:
        return _page(request, statement, form, refusal)
    return redirect("amends-lessons")


def _page(
    request: HttpRequest, statement: Statement, form: LessonForm, refusal: Refusal | None = None
) -> HttpResponse:
    no = refusal or learning_refusal(the_person(request), statement)
    shown = LearnPage.of(statement, no)
    return page(request, "amends/learn.html", shown, form=form, status=403 if refusal else None)
