"""What the pages of clinics share: the clinic, case or note that an address names, and the clinic's page."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from candour.clinics.forms import AskHostForm
from candour.clinics.models import Case, Clinic, Note
from candour.clinics.presenters.one import ClinicPage
from candour.clinics.queries import cases, clinics
from candour.domain.refusal import Refusal
from candour.people.access import roles_here, the_person
from candour.people.models import Person
from candour.web.forms import Form
from candour.web.pages import page, redirect


def find(person: Person, pk: int) -> Clinic:
    """This will give a clinic of somebody's trust, or the page that says there is none."""
    try:
        return clinics.clinic_of(person.trust_id, pk)
    except Clinic.DoesNotExist as missing:
        raise Http404 from missing


def find_case(person: Person, pk: int) -> Case:
    """This will give somebody's own case, or the page that says there is none."""
    try:
        return cases.case_of(person, pk)
    except Case.DoesNotExist as missing:
        raise Http404 from missing


def find_note(person: Person, pk: int) -> Note:
    """This will give a note of somebody's trust, or the page that says there is none."""
    try:
        return cases.note_of(person.trust_id, pk)
    except Note.DoesNotExist as missing:
        raise Http404 from missing


def clinic_page(
    request: HttpRequest, clinic: Clinic, *, refusal: Refusal | None = None, asks: Form | None = None
) -> HttpResponse:
    """This will show a clinic's page, with what was refused just now; a form with errors answers 422."""
    shown = ClinicPage.of(clinic, the_person(request), roles_here(request), timezone.now())
    return page(
        request,
        "clinics/clinic.html",
        shown,
        form=asks,
        asks=asks or AskHostForm(),
        refusal=refusal,
        status=403 if refusal else None,
    )


def done(request: HttpRequest, pk: int, act: Callable[[Person, Clinic], object]) -> HttpResponse:
    """This will do something with a clinic and come back to its page; a refusal is printed there."""
    person = the_person(request)
    found = find(person, pk)
    try:
        act(person, found)
    except Refusal as refusal:
        return clinic_page(request, find(person, pk), refusal=refusal)
    return redirect("clinics-one", pk)
