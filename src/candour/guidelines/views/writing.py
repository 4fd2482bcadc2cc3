"""Writing a proposal: begun from a clause or a hold, kept as it is written, put to colleagues."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.clauses.queries import Standing, guideline_of
from candour.domain.consensus.proposing import Clause, Stage, to_mend
from candour.domain.refusal import Refusal
from candour.guidelines.actions import writing
from candour.guidelines.actions.writing import Written
from candour.guidelines.forms import ProposalForm, first_values
from candour.guidelines.models import Proposal
from candour.guidelines.queries.cases import case_of, own_reply
from candour.guidelines.queries.proposals import alike, proposed
from candour.guidelines.views.finding import find
from candour.people.access import signed_in, the_person
from candour.voice.queries.policy import policy_in_force
from candour.web.once import once
from candour.web.pages import kept, page, redirect, refused


@require_http_methods(["POST"])
@signed_in
@once
def begin(request: HttpRequest) -> HttpResponse:
    """This will begin a draft: of a new clause, of a change of one, or out of a hold that somebody met."""
    person = the_person(request)
    number = request.POST.get("number", "")
    standing = guideline_of(person.trust_id).get(number)
    reply = own_reply(person, request.POST.get("reply", ""))
    case = case_of(reply, request.POST.get("check", ""), timezone.now())
    written = Written(_words(standing), standing.settings if standing else (), case=case)
    try:
        made = writing.begin(by=person, number=number, written=written, now=timezone.now())
    except Refusal as refusal:
        return refused(request, refusal)
    return redirect("guidelines-write", made.pk)


@require_http_methods(["GET"])
@signed_in
def challenge(request: HttpRequest, number: str, check: str) -> HttpResponse:
    """This will show the rule behind a hold, and offer to propose a change of it with the case attached."""
    person = the_person(request)
    standing = guideline_of(person.trust_id).get(number)
    if standing is None:
        raise Http404
    reply = own_reply(person, request.GET.get("reply", ""))
    return page(
        request,
        "guidelines/challenge.html",
        standing,
        check=check,
        reply=reply.pk if reply else "",
        case=case_of(reply, check, timezone.now()),
    )


@require_http_methods(["GET", "POST"])
@signed_in
@once
def write(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """This will show a proposal to its author as it is written, keep it, or put it to colleagues."""
    person = the_person(request)
    proposal = find(person, proposal_id)
    refusal = to_mend(proposed(proposal), person.pk)
    if refusal is not None:
        return refused(request, refusal)
    form = _form(request, proposal)
    if request.method == "POST" and (form.is_valid() or proposal.stage == Stage.DRAFT):
        try:
            writing.keep(by=person, proposal=proposal, written=form.written, now=timezone.now())
            if form.is_valid():
                return _on(request, proposal)
        except Refusal as no:
            refusal = no
    near = alike(person.trust_id, proposal.words, but=proposal.pk)
    return page(
        request,
        "guidelines/write.html",
        proposal,
        form=form,
        near=[each for each in near if each[0] != proposal.number or not each[0]],
        refusal=refusal,
        status=403 if refusal is not None else None,
    )


@require_http_methods(["POST"])
@signed_in
def keep(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """This will keep a draft as it is written, for the script that asks every few words."""
    person = the_person(request)
    proposal = find(person, proposal_id)
    form = _form(request, proposal)
    form.is_valid()
    if proposal.stage != Stage.DRAFT:
        raise Http404
    saved = writing.keep(by=person, proposal=proposal, written=form.written, now=timezone.now())
    return kept(saved.mended_at)


@require_http_methods(["GET"])
@signed_in
def similar(request: HttpRequest) -> HttpResponse:
    """This will show clauses and proposals with like words, while somebody types; it is part of a page."""
    if not getattr(request, "htmx", False):
        return redirect("guidelines")
    near = alike(the_person(request).trust_id, request.GET.get("words", ""))
    return page(request, "guidelines/_similar.html", near=near)


@require_http_methods(["POST"])
@signed_in
@once
def withdraw(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """This will take a proposal back."""
    person = the_person(request)
    try:
        writing.withdraw(by=person, proposal=find(person, proposal_id), now=timezone.now())
    except Refusal as refusal:
        return refused(request, refusal)
    return redirect("guidelines")


def _on(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    """This will put a draft to colleagues where that was pressed, and lead to the page that comes next."""
    if proposal.stage == Stage.DRAFT and "open" not in request.POST:
        return redirect("guidelines-write", proposal.pk)
    if proposal.stage == Stage.DRAFT:
        writing.put_to_colleagues(by=the_person(request), proposal=proposal, now=timezone.now())
    return redirect("guidelines-proposal", proposal.pk)


def _form(request: HttpRequest, proposal: Proposal) -> ProposalForm:
    _, table = policy_in_force(proposal.trust_id)
    return ProposalForm(request.POST or None, initial=first_values(proposal)).offer(table)


def _words(standing: Standing | None) -> Clause:
    return standing.clause if standing else Clause("", "", "")
