"""What can be done with a proposal: ask, answer, begin the vote, vote, answer as the officer, hide."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.roles import Role
from candour.guidelines.actions import asking, voting
from candour.guidelines.forms import OfficerForm, QuestionForm, SitesForm, VoteForm
from candour.guidelines.models import Ballot, Question
from candour.guidelines.views.finding import done, row_form
from candour.people import actions as people
from candour.people.access import needs_role, signed_in, the_person
from candour.people.models import Person, Site
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["POST"])
@signed_in
@once
def ask(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """This will ask what is not clear."""
    form = QuestionForm(request.POST, prefix="ask")
    return done(
        request,
        proposal_id,
        lambda person, proposal: asking.ask(
            by=person, proposal=proposal, words=form.cleaned_data["words"], now=timezone.now()
        ),
        form,
    )


@require_http_methods(["POST"])
@signed_in
@once
def answer(request: HttpRequest, question_id: int) -> HttpResponse:
    """This will answer a question about one's own proposal."""
    question = _question(the_person(request), question_id)
    form = row_form("answer", question.pk, request.POST)
    return done(
        request,
        question.proposal_id,
        lambda person, _: asking.answer(
            by=person, question=question, words=form.cleaned_data["words"], now=timezone.now()
        ),
        form,
        at=question.pk,
    )


@require_http_methods(["POST"])
@signed_in
@once
def begin_vote(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """This will begin the vote."""
    return done(
        request,
        proposal_id,
        lambda person, proposal: voting.begin_vote(by=person, proposal=proposal, now=timezone.now()),
    )


@require_http_methods(["POST"])
@signed_in
@once
def vote(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """This will cast a vote, or change it."""
    form = VoteForm(request.POST, prefix="vote")
    return done(
        request,
        proposal_id,
        lambda person, proposal: voting.vote(
            by=person,
            proposal=proposal,
            opinion=form.chosen,
            reason=form.cleaned_data["reason"] or "",
            now=timezone.now(),
        ),
        form,
    )


@require_http_methods(["POST"])
@signed_in
@once
def officer(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """This will accept, or decline, what colleagues agreed on."""
    form = OfficerForm(request.POST, prefix="officer")
    return done(
        request,
        proposal_id,
        lambda person, proposal: voting.answer_as_officer(
            by=person,
            proposal=proposal,
            accepts=form.cleaned_data["accepts"] == "yes",
            reason=form.cleaned_data["reason"] or "",
            now=timezone.now(),
        ),
        form,
    )


@require_http_methods(["POST"])
@signed_in
@once
def hide_question(request: HttpRequest, question_id: int) -> HttpResponse:
    """This will take a question out of sight."""
    return _hide(request, _question(the_person(request), question_id))


@require_http_methods(["POST"])
@signed_in
@once
def hide_reason(request: HttpRequest, ballot_id: int) -> HttpResponse:
    """This will take the reason of a vote out of sight; the vote counts on."""
    found = Ballot.objects.for_trust(the_person(request).trust_id).filter(pk=ballot_id).first()
    if found is None:
        raise Http404
    return _hide(request, found)


@require_http_methods(["GET", "POST"])
@needs_role(Role.ADMINISTRATOR, Role.COMMUNICATIONS)
@once
def sites(request: HttpRequest) -> HttpResponse:
    """This will say what sort of place each site is: votes are counted by it."""
    person = the_person(request)
    form = SitesForm(
        request.POST if request.method == "POST" else None,
        sites=list(Site.objects.for_trust(person.trust_id)),
    )
    if request.method == "POST" and form.is_valid():
        for site, kind in form.chosen:
            people.set_site_kind(by=person, site=site, kind=kind, now=timezone.now())
        return redirect("guidelines")
    return page(request, "guidelines/sites.html", form=form)


def _hide(request: HttpRequest, words: Question | Ballot) -> HttpResponse:
    prefix = "hide-question" if isinstance(words, Question) else "hide-reason"
    form = row_form(prefix, words.pk, request.POST)
    return done(
        request,
        words.proposal_id,
        lambda person, _: asking.hide(
            by=person, words=words, because=form.cleaned_data["because"], now=timezone.now()
        ),
        form,
        at=words.pk,
    )


def _question(person: Person, question_id: int) -> Question:
    found = Question.objects.for_trust(person.trust_id).filter(pk=question_id).first()
    if found is None:
        raise Http404
    return found
