"""Practice on a made-up post: try it, as often as one likes; and what a pass opened."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.learning.actions.taking import keep_practice, try_practice
from candour.learning.forms import PracticeForm
from candour.learning.lesson import Lesson, Scenario
from candour.learning.presenters.lessons import LessonLine, held_until
from candour.learning.presenters.peers import said_on_page
from candour.learning.presenters.practice import PassedPage, PracticePage
from candour.learning.queries.peers import looks_at, practice_of
from candour.learning.queries.taking import practice_refusal, taking_of
from candour.learning.views.lessons import lesson_of, lesson_once_taken, way_back
from candour.people.access import signed_in, the_person
from candour.people.presenters.pledge import PledgeOnPage
from candour.people.queries import pledge_of, rights_held
from candour.web.pages import kept, page, redirect


@require_http_methods(["GET"])
@signed_in
def practice(request: HttpRequest, slug: str) -> HttpResponse:
    """This will lead to the post that the reader was answering, or to the first."""
    person = the_person(request)
    found = lesson_of(person, slug)
    taking = taking_of(person, found)
    slugs = [each.slug for each in found.scenarios]
    scenario = taking.scenario if taking and taking.scenario in slugs else slugs[0]
    return redirect(way_back(request).to(reverse("learning-practice-on", args=[slug, scenario])))


@require_http_methods(["GET", "POST"])
@signed_in
def practice_on(request: HttpRequest, slug: str, scenario: str) -> HttpResponse:
    """This will show a made-up post with an empty box, and look at the reply that is tried."""
    person, back = the_person(request), way_back(request)
    found = lesson_of(person, slug)
    on = _scenario(found, scenario)
    if request.method == "POST":
        return _try(request, found, on)
    taking = taking_of(person, found)
    text = taking.texts.get(on.slug, "") if taking else ""
    refusal = practice_refusal(person, found, taking, timezone.now())
    shown = PracticePage.of(found, on, taking, back, refusal=refusal)
    return page(request, "learning/practice.html", shown, form=PracticeForm(initial={"text": text}))


@require_http_methods(["POST"])
@signed_in
def keep(request: HttpRequest, slug: str, scenario: str) -> HttpResponse:
    """This will keep a practice reply as it is written, for the script that asks every few words."""
    person = the_person(request)
    found = lesson_of(person, slug)
    form = PracticeForm(request.POST)
    form.is_valid()
    text, now = form.cleaned_data.get("text") or "", timezone.now()
    saved = keep_practice(by=person, lesson=found, scenario=_scenario(found, scenario), text=text, now=now)
    return kept(saved.saved_at)


@require_http_methods(["GET"])
@signed_in
def passed(request: HttpRequest, slug: str) -> HttpResponse:
    """This will say what the reader may do now, until when, and who stands behind them."""
    person, now, back = the_person(request), timezone.now(), way_back(request)
    found = lesson_once_taken(person, slug)
    line = LessonLine.of(found, taking_of(person, found), held_until(rights_held(person, now)), now)
    if line.held_until is None:
        return redirect(back.to(reverse("learning-lesson", args=[slug])))
    practice = practice_of(person, found)
    said = said_on_page(practice, looks_at(practice)) if practice else ()
    pledge = PledgeOnPage.of(pledge_of(person.trust_id))
    return page(request, "learning/passed.html", PassedPage(line, line.held_until, said, pledge, back))


def _try(request: HttpRequest, lesson: Lesson, scenario: Scenario) -> HttpResponse:
    person, back, now = the_person(request), way_back(request), timezone.now()
    form, tried, refusal = PracticeForm(request.POST), None, None
    has_stopped = scenario.is_to_stop and "stop" in request.POST
    if has_stopped:
        form = PracticeForm(initial={"text": request.POST.get("text", "")})
    elif form.is_valid():
        text = form.cleaned_data["text"]
        try:
            tried = try_practice(by=person, lesson=lesson, scenario=scenario, text=text, now=now)
        except Refusal as no:
            keep_practice(by=person, lesson=lesson, scenario=scenario, text=text, now=now)
            refusal = no
        if tried is not None and tried.passes:
            return redirect(back.to(reverse("learning-colleagues", args=[lesson.slug])))
    taking, written = taking_of(person, lesson), request.POST.get("text", "")
    shown = PracticePage.of(
        lesson,
        scenario,
        taking,
        back,
        tried=tried,
        text=written,
        refusal=refusal,
        has_stopped=has_stopped,
    )
    status = 403 if refusal else None
    return page(request, "learning/practice.html", shown, form=form, status=status)


def _scenario(lesson: Lesson, slug: str) -> Scenario:
    try:
        return lesson.scenario(slug)
    except LookupError as missing:
        raise Http404 from missing
