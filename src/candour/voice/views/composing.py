"""Writing a reply: the composer, its autosave, its checks, and the button that sends it."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.domain.roles import Right
from candour.domain.statements import StatementState
from candour.listening.models import PublicPost
from candour.people.access import signed_in, the_person
from candour.people.lessons import lesson_for
from candour.people.models import Person
from candour.reading.asking import wake
from candour.voice.actions import drafting, handing_over, submitting, threading
from candour.voice.forms import ComposerForm, composer_form, fitting
from candour.voice.models import Statement
from candour.voice.placing import LeaveForm
from candour.voice.presenters.composer import ComposerPage
from candour.voice.presenters.speak import SpeakPage
from candour.voice.queries.drafts import left_for, statement_for
from candour.voice.views.sent import sent_page
from candour.web.pages import kept, page, redirect


@require_http_methods(["GET"])
@signed_in
def speak(request: HttpRequest) -> HttpResponse:
    """This will list what waits for my decision and where my replies are."""
    return page(request, "voice/speak.html", SpeakPage.of(the_person(request)))


@require_http_methods(["POST"])
@signed_in
def begin(request: HttpRequest, post_id: int) -> HttpResponse:
    """This will open a reply to a post, taking the post."""
    person = the_person(request)
    post = PublicPost.objects.for_trust(person.trust_id).filter(pk=post_id).first()
    if post is None:
        raise Http404
    statement = drafting.begin_reply(by=person, post=post, now=timezone.now())
    return redirect("voice-reply", statement.pk)


@require_http_methods(["GET"])
@signed_in
def reply(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will show the composer for a draft, and where it is for anything that was sent."""
    person = the_person(request)
    statement = left_for(person, statement_id) or mine(person, statement_id)
    if statement.state == StatementState.DRAFT:
        wake(Path(settings.CANDOUR_DATA))
        return composer(request, statement)
    return sent_page(request, statement)


@require_http_methods(["POST"])
@signed_in
def keep(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will keep the draft as it is written, for the script that asks every few words."""
    statement = mine(the_person(request), statement_id)
    saved = save(the_person(request), statement, _form(request, statement))
    return kept(saved.saved_at)


@require_http_methods(["POST"])
@signed_in
def check(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will save the draft and say what the checks found: on a page, or as a part of one."""
    person = the_person(request)
    statement = mine(person, statement_id)
    save(person, statement, _form(request, statement))
    if getattr(request, "htmx", False):
        presenter = ComposerPage.of(mine(person, statement_id), timezone.now())
        return page(request, "voice/_checked_live.html", presenter)
    return redirect("voice-reply", statement_id)


@require_http_methods(["POST"])
@signed_in
def cut(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will keep the draft and cut it into parts that fit, to be looked at before it is sent."""
    person = the_person(request)
    statement = mine(person, statement_id)
    save(person, statement, _form(request, statement))
    try:
        threading.cut_draft(by=person, statement=statement, now=timezone.now())
    except Refusal as refusal:
        return composer(request, mine(person, statement_id), refusal=refusal)
    return redirect("voice-reply", statement_id)


@require_http_methods(["POST"])
@signed_in
def send(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will send the reply on its route; sent twice, the second press shows where it is."""
    person = the_person(request)
    statement = mine(person, statement_id)
    if statement.state != StatementState.DRAFT:
        return redirect("voice-reply", statement.pk)
    form = _form(request, statement)
    if not form.is_valid():
        return composer(request, statement, form=form)
    try:
        statement = save(person, statement, form)
        handing_over.hand_over_if_harmed(by=person, statement=statement, now=timezone.now())
        submitting.submit(by=person, statement=statement, now=timezone.now())
    except Refusal as refusal:
        return composer(request, mine(person, statement_id), form=form, refusal=refusal)
    return redirect("voice-reply", statement.pk)


@require_http_methods(["POST"])
@signed_in
def talk(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will keep the draft and lead to the offer of a private talk, as a hold on identity asks for."""
    person = the_person(request)
    statement = mine(person, statement_id)
    if statement.post_id is None:
        raise Http404
    save(person, statement, _form(request, statement))
    return redirect("talks-offer", statement.post_id)


@require_http_methods(["POST"])
@signed_in
def put_aside(request: HttpRequest, statement_id: int, code: str) -> HttpResponse:
    """This will hide one hint for this draft."""
    person = the_person(request)
    statement = mine(person, statement_id)
    save(person, statement, _form(request, statement))
    drafting.put_hint_aside(by=person, statement=statement, code=code, now=timezone.now())
    return redirect("voice-reply", statement_id)


@require_http_methods(["POST"])
@signed_in
def learn(request: HttpRequest, statement_id: int, right: str) -> HttpResponse:
    """This will keep the draft and open the lesson that shortens its route, with the way back."""
    person = the_person(request)
    statement = mine(person, statement_id)
    lesson = lesson_for(Right(right)) if right in set(Right) else None
    if lesson is None:
        raise Http404
    if statement.state == StatementState.DRAFT:
        save(person, statement, _form(request, statement))
    return redirect(f"{lesson.address}?reply={statement.pk}")


@require_http_methods(["POST"])
@signed_in
def lift(request: HttpRequest, statement_id: int, code: str) -> HttpResponse:
    """This will let one hold go for these words, with the author's reason."""
    person = the_person(request)
    statement = mine(person, statement_id)
    save(person, statement, _form(request, statement))
    reason = request.POST.get(f"lift-{code}", "")
    try:
        drafting.lift_hold(by=person, statement=statement, code=code, reason=reason, now=timezone.now())
    except Refusal as refusal:
        return composer(request, mine(person, statement_id), refusal=refusal)
    return redirect("voice-reply", statement_id)


@require_http_methods(["POST"])
@signed_in
def leave(request: HttpRequest, statement_id: int) -> HttpResponse:
    """This will leave a draft for good and give the post back."""
    person = the_person(request)
    statement = mine(person, statement_id)
    because = request.POST.get("stopped", "")
    drafting.leave_draft(by=person, statement=statement, now=timezone.now(), because=because)
    return redirect("listening-post", statement.post_id) if statement.post_id else redirect("voice-speak")


def mine(person: Person, statement_id: int) -> Statement:
    """This will give one of a person's own replies, or the page that says there is none."""
    try:
        return statement_for(person, statement_id)
    except Statement.DoesNotExist as missing:
        raise Http404 from missing


def save(person: Person, statement: Statement, form: ComposerForm) -> Statement:
    """This will keep what the form holds, whatever another window kept before."""
    form.is_valid()
    values = form.cleaned_data
    return drafting.save_draft(
        by=person,
        statement=statement,
        text=values.get("text") or "",
        parts=form.parts,
        says=values.get("says") or [],
        harm_answer=values.get("harm_answer") or statement.harm_answer,
        window=values.get("window") or "",
        now=timezone.now(),
    )


def composer(
    request: HttpRequest,
    statement: Statement,
    *,
    form: ComposerForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """This will print the composer; with a refusal in place of the button it answers 403."""
    presenter = ComposerPage.of(statement, timezone.now(), refusal=refusal)
    shown = form or composer_form(statement)
    status = 403 if refusal is not None else None
    leaving = LeaveForm()
    return page(request, "voice/composer.html", presenter, form=shown, leaving=leaving, status=status)


def _form(request: HttpRequest, statement: Statement) -> ComposerForm:
    return fitting(ComposerForm(request.POST), statement)
