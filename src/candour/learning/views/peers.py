"""Practice with colleagues: where mine is, and what I was asked to look at."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.learning.actions import peers
from candour.learning.forms import LookForm
from candour.learning.models import Look
from candour.learning.presenters.peers import ColleaguesPage, LookPage
from candour.learning.queries.lessons import is_in_use
from candour.learning.queries.peers import look_of, looks_at, practice_of
from candour.learning.views.lessons import lesson_once_taken, way_back
from candour.people.access import signed_in, the_person
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET"])
@signed_in
def colleagues(request: HttpRequest, slug: str) -> HttpResponse:
    """This will show the reader where their practice is, and what colleagues said of it."""
    person = the_person(request)
    lesson, back = lesson_once_taken(person, slug), way_back(request)
    practice = practice_of(person, lesson)
    if practice is None:
        return redirect(back.to(reverse("learning-lesson", args=[slug])))
    is_used = is_in_use(person.trust_id, slug)
    shown = ColleaguesPage.of(lesson, practice, looks_at(practice), back, is_used=is_used)
    return page(request, "learning/colleagues.html", shown)


@require_http_methods(["POST"])
@signed_in
@once
def take_back(request: HttpRequest, slug: str) -> HttpResponse:
    """This will take the reader's practice away from whoever was asked to look."""
    person = the_person(request)
    back, practice = way_back(request), practice_of(person, lesson_once_taken(person, slug))
    if practice is not None:
        try:
            peers.take_back(by=person, practice=practice, now=timezone.now())
        except Refusal:  # it is over already: the page says what came of it
            return redirect(back.to(reverse("learning-colleagues", args=[slug])))
    goes_on = "learning-practice" if is_in_use(person.trust_id, slug) else "learning-colleagues"
    return redirect(back.to(reverse(goes_on, args=[slug])))


@require_http_methods(["GET", "POST"])
@signed_in
@once
def look(request: HttpRequest, look_id: int) -> HttpResponse:
    """This will show a colleague's practice to whoever was asked, and take their answers."""
    person, found, refusal = the_person(request), _look(request, look_id), None
    form = LookForm(found.practice.asks, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        try:
            peers.answer(by=person, look=found, answers=form.answers, words=words, now=timezone.now())
            return redirect("learning-lessons")
        except Refusal as no:
            refusal = no
    status = 403 if refusal else None
    shown = LookPage.of(_look(request, look_id), refusal)
    return page(request, "learning/look.html", shown, form=form, status=status)


@require_http_methods(["POST"])
@signed_in
@once
def cannot_look(request: HttpRequest, look_id: int) -> HttpResponse:
    """This will pass a look on to the next colleague; nobody asks why."""
    try:
        peers.cannot_look(by=the_person(request), look=_look(request, look_id), now=timezone.now())
    except Refusal:  # it was over already, which is what was wished for
        return redirect("learning-lessons")
    return redirect("learning-lessons")


def _look(request: HttpRequest, look_id: int) -> Look:
    try:
        return look_of(the_person(request), look_id)
    except Look.DoesNotExist as missing:
        raise Http404 from missing
