"""What the pages of proposals share: the proposal as somebody may see it, and its page."""

from collections.abc import Callable, Sequence

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from candour.domain.consensus.proposing import Stage
from candour.domain.refusal import Refusal
from candour.guidelines.actions.asking import MODERATORS
from candour.guidelines.forms import AnswerForm, HideForm, OfficerForm, QuestionForm, VoteForm
from candour.guidelines.models import Ballot, Proposal, Question
from candour.guidelines.presenters.proposal import ProposalPage
from candour.guidelines.queries.proposals import ballot_of, proposal_of, questions_of, reasons_of
from candour.people.access import roles_here, the_person
from candour.people.models import Person
from candour.policy.queries import officer_of
from candour.web.forms import Form
from candour.web.pages import page, redirect

FORMS: dict[str, type[Form]] = {"ask": QuestionForm, "vote": VoteForm, "officer": OfficerForm}
ROW_FORMS: dict[str, type[Form]] = {
    "answer": AnswerForm,
    "hide-question": HideForm,
    "hide-reason": HideForm,
}
"""Forms that stand under each question, or each reason of a vote."""


def find(person: Person, proposal_id: int) -> Proposal:
    """This will give a proposal as somebody may see it, or the page that says there is none."""
    try:
        return proposal_of(person, proposal_id)
    except Proposal.DoesNotExist as missing:
        raise Http404 from missing


def proposal_page(
    request: HttpRequest,
    proposal: Proposal,
    *,
    bound: Form | None = None,
    at: int = 0,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """This will print one proposal; with a form that has errors it answers 422, with a refusal 403.

    `at` is the question, or the vote, under which the form stands.
    """
    person = the_person(request)
    if proposal.stage == Stage.DRAFT:
        return redirect("guidelines-write", proposal.pk)
    forms = {prefix: form(prefix=prefix) for prefix, form in FORMS.items()}
    if bound is not None and bound.prefix in FORMS:
        forms[bound.prefix] = bound
    questions, reasons = questions_of(proposal), reasons_of(proposal)
    shown = ProposalPage.of(
        proposal,
        person,
        questions=questions,
        earlier=list(proposal.earlier.all()),
        ballot=ballot_of(person, proposal),
        reasons=reasons,
        officer=officer_of(proposal.trust_id),
        may_hide=bool(roles_here(request) & set(MODERATORS)),
        now=timezone.now(),
    )
    return page(
        request,
        "guidelines/proposal.html",
        shown,
        form=bound,
        forms=forms,
        answers=_rows("answer", questions, bound, at),
        hides_question=_rows("hide-question", questions, bound, at),
        hides_reason=_rows("hide-reason", reasons, bound, at),
        refusal=refusal,
        status=403 if refusal is not None else None,
    )


def row_form(prefix: str, key: int, data: QueryDict | None = None) -> Form:
    """This will make a form that stands under one row of a list, with ids of its own on the page."""
    return ROW_FORMS[prefix](data, prefix=prefix, auto_id=f"id_{prefix}-{key}_%s")


def _rows(prefix: str, rows: Sequence[Question | Ballot], bound: Form | None, at: int) -> dict[int, Form]:
    """This will give each row its form: the one that was sent where it was sent from."""
    is_here = bound is not None and bound.prefix == prefix
    return {row.pk: bound if is_here and bound and row.pk == at else row_form(prefix, row.pk) for row in rows}


def done(
    request: HttpRequest,
    proposal_id: int,
    act: Callable[[Person, Proposal], object],
    form: Form | None = None,
    at: int = 0,
) -> HttpResponse:
    """This will do something with a proposal and come back to its page; a refusal is printed there.

    Whatever is wrong with what a form holds, the words stay in their box.
    """
    person = the_person(request)
    proposal = find(person, proposal_id)
    if form is not None and not form.is_valid():
        return proposal_page(request, proposal, bound=form, at=at)
    try:
        act(person, proposal)
    except Refusal as refusal:
        return proposal_page(request, find(person, proposal_id), bound=form, at=at, refusal=refusal)
    return redirect("guidelines-proposal", proposal_id)
