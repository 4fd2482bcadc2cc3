"""The guideline, one clause of it, one proposal, and the log of what was taken out of sight."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from candour.clauses.queries import guideline_of, versions_of
from candour.domain.roles import Role
from candour.guidelines.presenters.document import ClausePage, GuidelinePage
from candour.guidelines.queries.log import log_lines
from candour.guidelines.queries.proposals import drafts_of, ended_proposals, open_proposals
from candour.guidelines.views.finding import find, proposal_page
from candour.people.access import holds_role, signed_in, the_person
from candour.voice.queries.policy import policy_in_force
from candour.web.downloads import spreadsheet
from candour.web.pages import page


@require_http_methods(["GET"])
@signed_in
def guideline(request: HttpRequest) -> HttpResponse:
    """This will show the whole guideline and what is on its way."""
    person = the_person(request)
    _, table = policy_in_force(person.trust_id)
    shown = GuidelinePage.of(
        guideline_of(person.trust_id),
        table,
        open_proposals(person.trust_id),
        drafts_of(person),
        ended_proposals(person.trust_id),
    )
    sorts_sites = holds_role(request, Role.ADMINISTRATOR, Role.COMMUNICATIONS)
    return page(request, "guidelines/guideline.html", shown, sorts_sites=sorts_sites)


@require_http_methods(["GET"])
@signed_in
def clause(request: HttpRequest, number: str) -> HttpResponse:
    """This will show one clause with its versions."""
    person = the_person(request)
    standing = guideline_of(person.trust_id).get(number)
    if standing is None:
        raise Http404
    shown = ClausePage.of(standing, versions_of(person.trust_id, number))
    return page(request, "guidelines/clause.html", shown)


@require_http_methods(["GET"])
@signed_in
def proposal(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """This will show one proposal."""
    return proposal_page(request, find(the_person(request), proposal_id))


@require_http_methods(["GET"])
@signed_in
def log(request: HttpRequest) -> HttpResponse:
    """This will give the log of proposals and of what was taken out of sight, as a spreadsheet."""
    head = ("When (UTC)", "Proposal", "What happened", "Why")
    return spreadsheet("guideline-log.csv", head, log_lines(the_person(request).trust_id))
