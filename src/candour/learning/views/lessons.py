"""The list of lessons, a lesson's first page, and its parts, one at a time."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.learning.actions.taking import read_part
from candour.learning.actions.writing import WRITERS
from candour.learning.lesson import Lesson
from candour.learning.presenters.lessons import LessonLine, LessonPage, ListPage, held_until, part_address
from candour.learning.presenters.parts import PartPage
from candour.learning.presenters.peers import LookLine
from candour.learning.presenters.way_back import NAME, WayBack
from candour.learning.queries.lessons import lesson_ever, lesson_in_use, lessons_of
from candour.learning.queries.peers import looks_waiting
from candour.learning.queries.taking import taking_of, takings_of
from candour.people.access import holds_role, signed_in, the_person
from candour.people.models import Person
from candour.people.presenters.pledge import PledgeOnPage
from candour.people.queries import pledge_of, rights_held
from candour.web.pages import page, redirect


@require_http_methods(["GET"])
@signed_in
def listed(request: HttpRequest) -> HttpResponse:
    """This will list the lessons with their minutes, what each opens, and how far the reader is."""
    person = the_person(request)
    now = timezone.now()
    takings, held = takings_of(person), held_until(rights_held(person, now))
    found = lessons_of(person.trust_id).values()
    shown = ListPage(
        lessons=tuple(LessonLine.of(each, takings.get(each.slug), held, now) for each in found),
        looks=tuple(LookLine.of(each) for each in looks_waiting(person)),
        may_write=holds_role(request, *WRITERS),
    )
    return page(request, "learning/lessons.html", shown)


@require_http_methods(["GET"])
@signed_in
def lesson(request: HttpRequest, slug: str) -> HttpResponse:
    """This will show what a lesson is about, its parts, and where to go on."""
    person, now = the_person(request), timezone.now()
    found, held = lesson_of(person, slug), held_until(rights_held(person, now))
    shown = LessonPage.of(person, found, taking_of(person, found), held, way_back(request), now=now)
    return page(request, "learning/lesson.html", shown)


@require_http_methods(["GET", "POST"])
@signed_in
def part(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """This will show one part; its button notes, for the reader alone, that they read it, and goes on."""
    person, back = the_person(request), way_back(request)
    found, answer = lesson_of(person, slug), request.GET.get("answer", "")
    try:
        shown = PartPage.of(found, number, back, trust=person.trust_id, answer=answer)
    except LookupError as missing:
        raise Http404 from missing
    if request.method == "POST":
        read_part(by=person, lesson=found, part=number, now=timezone.now())
        practice = back.to(reverse("learning-practice", args=[slug]))
        return redirect(practice if shown.is_last else part_address(found, number + 1, back))
    pledge = PledgeOnPage.of(pledge_of(person.trust_id)) if shown.is_last else None
    return page(request, "learning/part.html", shown, pledge=pledge)


def lesson_of(person: Person, slug: str) -> Lesson:
    """This will give a lesson of the reader's trust, or the page that says there is none."""
    try:
        return lesson_in_use(person.trust_id, slug)
    except LookupError as missing:
        raise Http404 from missing


def lesson_once_taken(person: Person, slug: str) -> Lesson:
    """This will give a lesson even where it was put away meanwhile: what came of it can still be read."""
    try:
        return lesson_ever(person.trust_id, slug)
    except LookupError as missing:
        raise Http404 from missing


def way_back(request: HttpRequest) -> WayBack:
    """This will give the way back to the reply that a lesson was opened from."""
    return WayBack.of(the_person(request), request.POST.get(NAME) or request.GET.get(NAME, ""))
