"""The page on which legal and records read what was taken down."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.people.access import signed_in, the_person
from candour.voice.actions.evidence import read_evidence
from candour.voice.models import Statement
from candour.web.pages import page


@require_http_methods(["GET"])
@signed_in
def show(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will show words that were taken down, and write down who looked."""
    person = the_person(request)
    taken = Statement.objects.for_trust(person.trust_id).filter(take_down__isnull=False)
    statement = taken.select_related("current").filter(pk=statement_id).first()
    if statement is None:
        raise Http404
    try:
        evidence = read_evidence(by=person, statement=statement, now=timezone.now())
    except Refusal as refusal:
        return page(request, "voice/evidence.html", None, status=403, refusal=refusal)
    return page(request, "voice/evidence.html", evidence, refusal=None)
