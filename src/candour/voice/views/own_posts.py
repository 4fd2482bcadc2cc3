"""A post of one's own: begun, placed, timed; a draft shown to a colleague; what stopped us."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.domain.statements import StatementState
from candour.people.access import needs_role, signed_in, the_person
from candour.people.models import Person
from candour.voice.actions import own_posts, sharing
from candour.voice.forms import ComposerForm, fitting
from candour.voice.models import DraftShared, Statement
from candour.voice.placing import OfferForm, ShareForm, WhenForm, WhereForm, initial_of, wished
from candour.voice.presenters.own_posts import SharedPage, StoppedQuarter
from candour.voice.queries import sharing as shared_drafts
from candour.voice.views.composing import composer, mine, save
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["POST"])
@signed_in
@once
def begin(request: HttpRequest) -> HttpResponse:
    """This will open a post that answers nobody."""
    statement = own_posts.begin_post(by=the_person(request), now=timezone.now())
    return redirect("voice-reply", statement.pk)


@require_http_methods(["GET", "POST"])
@signed_in
def where(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will show and keep where a post of one's own goes and when, keeping the words on the way there."""
    person = the_person(request)
    statement = _own(person, statement_id)
    if statement.state != StatementState.DRAFT:
        return redirect("voice-when", statement.pk)
    if _kept_words(request, person, statement):
        return redirect("voice-where", statement.pk)
    form = WhereForm(request.POST if request.method == "POST" else None, initial=initial_of(statement))
    form.offer(person.trust, pictures=len(statement.draft_pictures))
    refusal = None
    if request.method == "POST" and form.is_valid():
        accounts = [int(pk) for pk in form.cleaned_data["accounts"]]
        try:
            own_posts.place_post(
                by=person,
                statement=statement,
                accounts=accounts,
                wished_at=wished(form),
                now=timezone.now(),
            )
            return redirect("voice-reply", statement.pk)
        except Refusal as said:
            refusal = said
    status = 403 if refusal else None
    return page(request, "voice/where.html", statement, form=form, refusal=refusal, status=status)


@require_http_methods(["GET", "POST"])
@signed_in
def when(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will show and change when an approved post of one's own leaves."""
    person = the_person(request)
    statement = mine(person, statement_id)
    form = WhenForm(request.POST if request.method == "POST" else None, initial=initial_of(statement))
    refusal = own_posts.time_refusal(person, statement)
    if request.method == "POST" and form.is_valid():
        try:
            own_posts.change_time(by=person, statement=statement, wished_at=wished(form), now=timezone.now())
            return redirect("voice-reply", statement.pk)
        except Refusal as said:
            refusal = said
    status = 403 if refusal and request.method == "POST" else None
    return page(request, "voice/when.html", statement, form=form, refusal=refusal, status=status)


@require_http_methods(["POST"])
@signed_in
def share(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will show a draft to a colleague, keeping its words first where they come along."""
    person = the_person(request)
    statement = mine(person, statement_id)
    if _kept_words(request, person, statement):
        return redirect("voice-shown", statement.pk)
    form = ShareForm(request.POST).offer(person)
    if not form.is_valid():
        return page(request, "voice/share.html", statement, form=form)
    colleague = Person.objects.for_trust(person.trust_id).filter(pk=form.cleaned_data["colleague"]).first()
    if colleague is None:
        raise Http404
    try:
        sharing.share_draft(by=person, statement=statement, colleague=colleague, now=timezone.now())
    except Refusal as refusal:
        return composer(request, mine(person, statement_id), refusal=refusal)
    return redirect("voice-reply", statement.pk)


@require_http_methods(["GET"])
@signed_in
def shown(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will ask to whom a draft is to be shown."""
    person = the_person(request)
    statement = mine(person, statement_id)
    return page(request, "voice/share.html", statement, form=ShareForm().offer(person))


@require_http_methods(["GET", "POST"])
@signed_in
def shared(request: HttpRequest, shared_id: int) -> HttpResponse:
    """This will show a colleague's draft, and offer them other words."""
    person = the_person(request)
    found = _found(person, shared_id, ours=False)
    presenter = SharedPage.of(found)
    form = OfferForm(
        request.POST if request.method == "POST" else None, initial={"text": presenter.to_change}
    )
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            sharing.offer_words(by=person, shared=found, text=form.cleaned_data["text"], now=timezone.now())
            return redirect("voice-shared", shared_id)
        except Refusal as said:
            refusal = said
    status = 403 if refusal else None
    return page(request, "voice/shared.html", presenter, form=form, refusal=refusal, status=status)


@require_http_methods(["POST"])
@signed_in
def end_shared(request: HttpRequest, shared_id: int) -> HttpResponse:
    """This will end that a draft is shown, for its author or for the colleague."""
    person = the_person(request)
    try:
        found = _found(person, shared_id, ours=True)
    except Http404:
        found = _found(person, shared_id, ours=False)
    sharing.stop_sharing(by=person, shared=found, now=timezone.now())
    is_mine = found.statement.author_id == person.pk
    return redirect("voice-reply", found.statement_id) if is_mine else redirect("voice-speak")


@require_http_methods(["POST"])
@signed_in
def take_offered(request: HttpRequest, shared_id: int) -> HttpResponse:
    """This will take a colleague's words into one's own draft."""
    person = the_person(request)
    found = _found(person, shared_id, ours=True)
    statement = mine(person, found.statement_id)
    try:
        _kept_words(request, person, statement)
        sharing.take_offered(by=person, shared=found, now=timezone.now())
    except Refusal as refusal:
        return composer(request, mine(person, found.statement_id), refusal=refusal)
    return redirect("voice-reply", found.statement_id)


@require_http_methods(["GET"])
@needs_role(*shared_drafts.SEES_WHAT_STOPPED)
def stopped(request: HttpRequest) -> HttpResponse:
    """This will show what stopped people who left a draft, in groups of ten or more."""
    quarters = shared_drafts.what_stopped_us(the_person(request).trust)
    lines = [StoppedQuarter.of(quarter, seen) for quarter, seen in quarters]
    return page(request, "voice/stopped.html", lines)


def _kept_words(request: HttpRequest, person: Person, statement: Statement) -> bool:
    """This will keep the words of the composer where its form brings them along, and say whether it did."""
    comes_along = "window" in request.POST
    if comes_along:
        save(person, statement, fitting(ComposerForm(request.POST), statement))
    return comes_along


def _own(person: Person, statement_id: int) -> Statement:
    """This will give one of a person's own posts; a reply has no place to choose."""
    statement = mine(person, statement_id)
    if statement.post_id is not None or statement.amends_id is not None:
        raise Http404
    return statement


def _found(person: Person, shared_id: int, *, ours: bool) -> DraftShared:
    find = shared_drafts.shared_by if ours else shared_drafts.shared_with
    try:
        return find(person, shared_id)
    except DraftShared.DoesNotExist as nothing:
        raise Http404 from nothing
