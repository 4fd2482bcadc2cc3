"""What was learnt at a clinic: written down, begun as a clause, taken away as the draft of a lesson."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.clinics import actions
from candour.clinics.forms import NoteForm
from candour.clinics.lesson_draft import lesson_draft
from candour.clinics.queries.cases import lesson_id
from candour.clinics.queries.clinics import seen
from candour.clinics.views.finding import clinic_page, find, find_note
from candour.domain.clinics import to_note
from candour.domain.refusal import Refusal
from candour.people.access import signed_in, the_person
from candour.web import downloads
from candour.web.once import once
from candour.web.pages import page, redirect, refused


@require_http_methods(["GET", "POST"])
@signed_in
@once
def write(request: HttpRequest, clinic_id: int) -> HttpResponse:
    """This will write down what was learnt."""
    person, now = the_person(request), timezone.now()
    found, form = find(person, clinic_id), NoteForm(request.POST or None)
    refusal = to_note(seen(found, person), now)
    if refusal is not None:
        return refused(request, refusal)
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_note(by=person, clinic=found, text=form.cleaned_data["text"], now=now)
            return redirect("clinics-one", clinic_id)
        except Refusal as no:
            refusal = no
    status = 403 if refusal else None
    return page(request, "clinics/note.html", found, form=form, refusal=refusal, status=status)


@require_http_methods(["POST"])
@signed_in
@once
def propose(request: HttpRequest, note_id: int) -> HttpResponse:
    """This will begin a clause with a note's words, and open it for writing."""
    person = the_person(request)
    note = find_note(person, note_id)
    try:
        made = actions.propose(by=person, note=note, now=timezone.now())
    except Refusal as refusal:
        return clinic_page(request, find(person, note.clinic_id), refusal=refusal)
    return redirect("guidelines-write", made.pk)


@require_http_methods(["GET"])
@signed_in
def lesson(request: HttpRequest, note_id: int) -> HttpResponse:
    """This will give a note as the draft of a lesson, for whoever writes it on."""
    note = find_note(the_person(request), note_id)
    return downloads.file(f"{lesson_id(note)}.md", "text/markdown; charset=utf-8", lesson_draft(note))
