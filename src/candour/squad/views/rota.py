"""The readers' rota: take a turn, give it up, deputise, offer it, say yes to an offer."""

from collections.abc import Callable
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.domain.squad import CALLERS
from candour.domain.turns import span
from candour.people import actions as people
from candour.people.access import holds_role, needs_role, signed_in, the_person
from candour.people.models import Person, Shift
from candour.people.queries import shift_of
from candour.squad.actions import offers, turns
from candour.squad.forms import OfferForm
from candour.squad.models import Offer, Turn
from candour.squad.presenters.rota import RotaPage
from candour.squad.queries.turns import free_turns, offer_of, open_offers, reader_shifts, turn_of
from candour.squad.queries.volunteers import volunteer_of
from candour.web.once import once
from candour.web.pages import page, redirect

Row = TypeVar("Row", Turn, Shift, Offer)


@require_http_methods(["GET"])
@signed_in
def rota(request: HttpRequest) -> HttpResponse:
    """This will show who reads when in the next four weeks, and which turns nobody has."""
    return _page(request)


@require_http_methods(["POST"])
@needs_role(Role.READER_ON_CALL)
@once
def take(request: HttpRequest, turn_id: int) -> HttpResponse:
    """This will give a free turn to the reader."""
    person = the_person(request)
    turn = _found(lambda: turn_of(person.trust_id, turn_id))
    return _done(request, lambda: turns.take(by=person, turn=turn, now=timezone.now()))


@require_http_methods(["POST"])
@needs_role(Role.READER_ON_CALL)
@once
def give_up(request: HttpRequest, shift_id: int) -> HttpResponse:
    """This will take a turn from the reader, who need not say why."""
    person, shift = the_person(request), _shift(the_person(request), shift_id)
    return _done(request, lambda: turns.give_up(by=person, shift=shift, now=timezone.now()))


@require_http_methods(["POST"])
@needs_role(Role.READER_ON_CALL)
@once
def deputise(request: HttpRequest, shift_id: int) -> HttpResponse:
    """This will make the reader the deputy of a colleague's turn."""
    person, shift = the_person(request), _shift(the_person(request), shift_id)
    return _done(request, lambda: people.deputise(by=person, shift=shift, now=timezone.now()))


@require_http_methods(["GET", "POST"])
@needs_role(Role.READER_ON_CALL)
@once
def offer(request: HttpRequest, shift_id: int) -> HttpResponse:
    """This will offer a turn to every reader, or to one in exchange for a turn of theirs."""
    person, now, refusal = the_person(request), timezone.now(), None
    shift = _shift(person, shift_id)
    if person.pk != shift.person_id:
        raise Http404
    theirs = [each for each in reader_shifts(person.trust_id, now) if each.person_id != person.pk]
    form = OfferForm(request.POST if request.method == "POST" else None).offer(theirs)
    if request.method == "POST" and form.is_valid():
        try:
            offers.offer(by=person, shift=shift, wants=form.wanted, now=now)
            return redirect("squad-rota")
        except Refusal as no:
            refusal = no
    when, status = span(shift.starts_at, shift.ends_at), 403 if refusal else None
    return page(
        request, "squad/offer.html", None, form=form, shift=shift, when=when, refusal=refusal, status=status
    )


@require_http_methods(["POST"])
@needs_role(Role.READER_ON_CALL)
@once
def take_offer(request: HttpRequest, offer_id: int) -> HttpResponse:
    """This will make an offered turn the reader's."""
    person = the_person(request)
    offered = _found(lambda: offer_of(person, offer_id))
    return _done(request, lambda: offers.take_offer(by=person, offered=offered, now=timezone.now()))


@require_http_methods(["POST"])
@needs_role(Role.READER_ON_CALL)
@once
def end_offer(request: HttpRequest, offer_id: int) -> HttpResponse:
    """This will take an offer back, or say no to one."""
    person = the_person(request)
    offered = _found(lambda: offer_of(person, offer_id))
    return _done(request, lambda: offers.end_offer(by=person, offered=offered, now=timezone.now()))


def _done(request: HttpRequest, act: Callable[[], object]) -> HttpResponse:
    """This will do something and come back to the rota; a refusal is printed there."""
    try:
        act()
    except Refusal as refusal:
        return _page(request, refusal)
    return redirect("squad-rota")


def _page(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    person, now = the_person(request), timezone.now()
    may_read = holds_role(request, Role.READER_ON_CALL)
    yes = None if may_read else volunteer_of(person)
    shown = RotaPage.of(
        person,
        free=list(free_turns(person.trust_id, now)),
        shifts=reader_shifts(person.trust_id, now),
        offers=open_offers(person.trust_id, now),
        may_read=may_read,
        waits_for_role=yes is not None and yes.takes_turns,
        may_plan=holds_role(request, *CALLERS),
    )
    return page(request, "squad/rota.html", shown, refusal=refusal, status=403 if refusal else None)


def _shift(person: Person, shift_id: int) -> Shift:
    shift = _found(lambda: shift_of(person.trust_id, shift_id))
    if shift.role != Role.READER_ON_CALL:
        raise Http404
    return shift


def _found(find: Callable[[], Row]) -> Row:
    try:
        return find()
    except (Turn.DoesNotExist, Shift.DoesNotExist, Offer.DoesNotExist) as missing:
        raise Http404 from missing
