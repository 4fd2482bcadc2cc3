"""What can be done with a reply that was sent: hold it, change it, answer a suggestion, say what one sees."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.people.access import signed_in, the_person
from candour.people.models import Person
from candour.voice import registers
from candour.voice.actions import answering, completing, settling, taking_down, threading
from candour.voice.models import Delivery, Statement
from candour.voice.presenters.statement import StatementPage
from candour.voice.queries.amending import may_read_evidence
from candour.voice.queries.drafts import statement_for, statement_to_decide
from candour.web.pages import page, redirect

DOINGS: dict[str, Callable[..., object]] = {
    "hold": completing.hold_it,
    "let-go": completing.let_go,
    "change": completing.change_words,
    "withdraw": completing.withdraw,
    "take": answering.take_suggestion,
    "leave-it": answering.leave_suggestion,
    "take-parts-down": threading.take_parts_down,
}
"""What the buttons of a sent reply do, by the last word of their address."""


@require_http_methods(["POST"])
@signed_in
def do(request: HttpRequest, statement_id: int, doing: str) -> HttpResponse:
    """This will do what one button says, or show the reply's page with the reason why not."""
    person = the_person(request)
    statement = own_or_decided(person, statement_id)
    act = DOINGS.get(doing)
    if act is None:
        raise Http404
    try:
        act(by=person, statement=statement, now=timezone.now())
    except Refusal as refusal:
        return sent_page(request, own_or_decided(person, statement_id), refusal=refusal)
    if statement.author_id != person.pk:
        return redirect("voice-decide", statement.pk)
    return redirect("voice-reply", statement.pk)


@require_http_methods(["POST"])
@signed_in
def copy_live(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """This will take a person's word that a copy is live."""
    person = the_person(request)
    delivery = _delivery(person, delivery_id)
    url = request.POST.get("url", "")
    settling.say_live(by=person, delivery=delivery, url=url, now=timezone.now())
    return redirect("voice-reply", delivery.statement_id)


@require_http_methods(["POST"])
@signed_in
def copy_not_live(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """This will take a person's word that a copy is not live, and send it again."""
    person = the_person(request)
    delivery = _delivery(person, delivery_id)
    settling.say_not_live(by=person, delivery=delivery, now=timezone.now())
    return redirect("voice-reply", delivery.statement_id)


@require_http_methods(["POST"])
@signed_in
def copy_again(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """This will try a copy again that a network did not take."""
    person = the_person(request)
    delivery = _delivery(person, delivery_id)
    settling.try_again(by=person, delivery=delivery, now=timezone.now())
    return redirect("voice-reply", delivery.statement_id)


@require_http_methods(["POST"])
@signed_in
def copy_gone(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """This will take a person's word that a copy which was to come down is gone."""
    person = the_person(request)
    delivery = _delivery(person, delivery_id)
    taking_down.say_gone(by=person, delivery=delivery, now=timezone.now())
    return redirect("voice-reply", delivery.statement_id)


@require_http_methods(["POST"])
@signed_in
def copy_remove(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """This will ask a network once more to take a copy down."""
    person = the_person(request)
    delivery = _delivery(person, delivery_id)
    taking_down.try_removing_again(by=person, delivery=delivery, now=timezone.now())
    return redirect("voice-reply", delivery.statement_id)


def sent_page(request: HttpRequest, statement: Statement, *, refusal: Refusal | None = None) -> HttpResponse:
    """This will print where a sent reply is, with what rooms above say of it and can do with it."""
    ways = registers.sent_ways(request, statement)
    shown = StatementPage.of(statement)
    return page(
        request,
        "voice/reply.html",
        shown,
        status=200 if refusal is None else 403,
        refusal=refusal,
        may_read_evidence=bool(shown.amended.line) and may_read_evidence(the_person(request)),
        is_mine=statement.author_id == the_person(request).pk,
        notes=registers.sent_notes(request, statement),
        ways=[way for way in ways if not isinstance(way, Refusal)],
        refusals=[way for way in ways if isinstance(way, Refusal)],
    )


def own_or_decided(person: Person, statement_id: int) -> Statement:
    """This will give a reply that is a person's own or that they were asked about, or say there is none."""
    for find in (statement_for, statement_to_decide):
        try:
            return find(person, statement_id)
        except Statement.DoesNotExist:
            continue
    raise Http404


def _delivery(person: Person, delivery_id: int) -> Delivery:
    found = Delivery.objects.for_trust(person.trust_id).filter(pk=delivery_id).first()
    if found is None:
        raise Http404
    return found
