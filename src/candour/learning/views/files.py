"""Lessons as files, for whoever keeps them: sent, taken away, put back; and how many people took each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.learning.actions import writing
from candour.learning.actions.writing import WRITERS
from candour.learning.catalogue import FOLDER, lessons
from candour.learning.forms import LessonFileForm
from candour.learning.models import LessonFile
from candour.learning.presenters.files import FilesPage, HistoryPage
from candour.learning.queries.counts import counts_of
from candour.learning.queries.lessons import files_of, lessons_of, names_of_writers, own_numbers
from candour.people.access import needs_role, the_person
from candour.web import downloads
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET", "POST"])
@needs_role(*WRITERS)
@once
def files(request: HttpRequest) -> HttpResponse:
    """This will list the lessons as files, and take a file that stands in the place of one or beside them."""
    person, refusal, is_sent = the_person(request), None, request.method == "POST"
    form = LessonFileForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    if is_sent and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            file = writing.put_lesson(
                by=person, name=sent.name, content=sent.read(writing.LONGEST + 1), now=timezone.now()
            )
            return redirect("learning-history", file.slug)
        except Refusal as no:
            refusal = no
    trust = person.trust_id
    shown = FilesPage.of(lessons_of(trust), own_numbers(trust), counts_of(trust, timezone.now()))
    status = 403 if refusal else None
    return page(request, "learning/files.html", shown, form=form, refusal=refusal, status=status)


@require_http_methods(["GET"])
@needs_role(*WRITERS)
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """This will show every version that the trust wrote of a lesson."""
    return _show_history(request, slug)


@require_http_methods(["POST"])
@needs_role(*WRITERS)
@once
def put_away(request: HttpRequest, slug: str) -> HttpResponse:
    """This will put the trust's version of a lesson away."""
    try:
        writing.put_away(by=the_person(request), slug=slug, now=timezone.now())
    except Refusal as no:
        return _show_history(request, slug, no)
    return redirect("learning-history", slug)


@require_http_methods(["POST"])
@needs_role(*WRITERS)
@once
def use_again(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """This will put an earlier version in use again."""
    try:
        writing.use_again(by=the_person(request), file=_file(request, slug, number), now=timezone.now())
    except Refusal as no:
        return _show_history(request, slug, no)
    return redirect("learning-history", slug)


@require_http_methods(["GET"])
@needs_role(*WRITERS)
def download(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """This will give a version as a file to change, keep or pass on; number 0 came with Candour."""
    if number == 0 and slug in lessons():
        text = (FOLDER / f"{slug}.md").read_text(encoding="utf-8")
    else:
        text = _file(request, slug, number).text
    return downloads.file(f"{slug}.md", "text/markdown; charset=utf-8", text)


def _file(request: HttpRequest, slug: str, number: int) -> LessonFile:
    found = [each for each in files_of(the_person(request).trust_id, slug) if each.number == number]
    if not found:
        raise Http404
    return found[0]


def _show_history(request: HttpRequest, slug: str, refusal: Refusal | None = None) -> HttpResponse:
    trust = the_person(request).trust_id
    found = files_of(trust, slug)
    if not found and slug not in lessons():
        raise Http404
    shown = HistoryPage.of(slug, found, names_of_writers(trust, found))
    status = 403 if refusal else None
    return page(request, "learning/history.html", shown, refusal=refusal, status=status)
