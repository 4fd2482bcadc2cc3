"""Owning a mistake, taking words down at once, and the thread in which both are seen."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.amends.actions import alerts, owning
from candour.amends.forms import OWN_PARTS, OwnForm, TakeDownForm
from candour.amends.presenters.own import OwnPage, TakeDownPage
from candour.amends.presenters.thread import ThreadPage
from candour.amends.presenters.words import WordsPage
from candour.amends.queries.statements import public_words
from candour.amends.queries.threads import answers_under, copies_of, take_downs_of, thread_of
from candour.domain.refusal import Refusal
from candour.people.access import signed_in, the_person
from candour.people.queries.pledge import pledge_of
from candour.voice.actions import rewording
from candour.voice.actions.correcting import owning_refusal
from candour.voice.models import Statement
from candour.voice.queries.amending import taking_down_refusal
from candour.voice.queries.rewording import places_of, rewording_refusal
from candour.web.once import once
from candour.web.pages import page, redirect


@require_http_methods(["GET", "POST"])
@signed_in
def own(request: HttpRequest, reply_id: int) -> HttpResponse:
    """This will take what was wrong and what is right, and go on to the checks and to sending it."""
    statement, person = _reply(request, reply_id), the_person(request)
    if request.method != "POST":
        return _own_page(request, statement, OwnForm(initial=_begun(request, statement)))
    form = OwnForm(request.POST)
    if not form.is_valid():
        return _own_page(request, statement, form)
    try:
        correction = owning.own(by=person, statement=statement, parts=form.parts, now=timezone.now())
    except Refusal as refusal:
        return _own_page(request, statement, form, refusal)
    return redirect("voice-reply", correction.pk)


@require_http_methods(["GET", "POST"])
@signed_in
@once
def take_down(request: HttpRequest, reply_id: int) -> HttpResponse:
    """This will say what happens on each network, and take the words down once a reason is chosen."""
    statement, person = _reply(request, reply_id), the_person(request)
    form = TakeDownForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _take_down_page(request, statement, form)
    try:
        owning.take_down_at_once(by=person, statement=statement, reason=form.chosen, now=timezone.now())
    except Refusal as refusal:
        return _take_down_page(request, statement, form, refusal)
    return redirect("amends-thread", statement.pk)


@require_http_methods(["GET", "POST"])
@signed_in
def change_words(request: HttpRequest, reply_id: int) -> HttpResponse:
    """This will say what changing the words does on each network, and open the draft of the new ones."""
    statement, person, now = _reply(request, reply_id), the_person(request), timezone.now()
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            draft = rewording.begin_rewording(by=person, statement=statement, now=now)
            return redirect("voice-reply", draft.pk)
        except Refusal as no:
            refusal = no
    places = places_of(statement)
    no_change = refusal or rewording_refusal(person, statement, now, places=places)
    shown = WordsPage.of(statement, places, answers_under(statement).count(), no_change)
    return page(request, "amends/words.html", shown, status=403 if refusal else None)


@require_http_methods(["GET"])
@signed_in
def thread(request: HttpRequest, reply_id: int) -> HttpResponse:
    """This will show the whole thread: our words, what put them right, and every answer."""
    person = the_person(request)
    found = thread_of(_reply(request, reply_id))
    no = owning_refusal(person, found.chain[-1], timezone.now())
    shown = ThreadPage.of(found, person, no, take_downs_of(found.chain))
    return page(request, "amends/thread.html", shown)


@require_http_methods(["POST"])
@signed_in
@once
def no_mistake(request: HttpRequest, reply_id: int) -> HttpResponse:
    """This will say that somebody looked at the answers and found nothing to put right."""
    statement = _reply(request, reply_id)
    alerts.no_mistake(by=the_person(request), statement=statement, now=timezone.now())
    return redirect("amends-thread", statement.pk)


def _reply(request: HttpRequest, reply_id: int) -> Statement:
    """This will give words of the reader's trust that are or were public, or say that there are none."""
    found = public_words(the_person(request).trust_id).filter(pk=reply_id).first()
    if found is None:
        raise Http404
    return found


def _begun(request: HttpRequest, statement: Statement) -> dict[str, str]:
    """This will give what somebody wrote before into the boxes of a correction that they have not sent."""
    person = the_person(request)
    mine = statement.corrections.filter(author=person, ended_at=None, submitted_at=None).first()
    return {name: str(mine.draft_parts.get(name, "")) for name in OWN_PARTS} if mine is not None else {}


def _own_page(
    request: HttpRequest, statement: Statement, form: OwnForm, refusal: Refusal | None = None
) -> HttpResponse:
    person, now = the_person(request), timezone.now()
    shown = OwnPage.of(
        statement=statement,
        person=person,
        copies=tuple(copies_of([statement])),
        pledge=pledge_of(person.trust_id),
        no=refusal or owning_refusal(person, statement, now),
        now=now,
    )
    return page(request, "amends/own.html", shown, form=form, status=403 if refusal else None)


def _take_down_page(
    request: HttpRequest, statement: Statement, form: TakeDownForm, refusal: Refusal | None = None
) -> HttpResponse:
    person, now = the_person(request), timezone.now()
    no = refusal or taking_down_refusal(person, statement, now)
    shown = TakeDownPage.of(statement, tuple(copies_of([statement])), no, now)
    return page(request, "amends/take_down.html", shown, form=form, status=403 if refusal else None)
