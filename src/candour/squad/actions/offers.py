"""Offering a turn to colleagues, or to one in exchange for theirs; saying yes to it; taking it back."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from candour.domain.actor import Actor
from candour.domain.refusal import Refusal, refuse
from candour.domain.roles import Role
from candour.domain.turns import to_offer, to_take
from candour.jobs import news
from candour.people import actions as people
from candour.people.actions.permits import must_be_of, must_be_one_trust
from candour.people.models import Person, Shift
from candour.people.queries import active_with_role, roles_of
from candour.squad.models import Offer
from candour.squad.queries.turns import open_offers
from candour.squad.recording import OFFER_TAKEN, OFFERED, notify
from candour.web.filters import exact_time


@transaction.atomic
def offer(*, by: Person, shift: Shift, now: datetime, wants: Shift | None = None) -> Offer:
    """This will offer a turn of one's own: to every reader, or to whoever has the turn wanted for it."""
    must_be_of(by, shift.trust_id)
    must_be_one_trust(shift.trust_id, wants)
    people.lock_rota(shift.trust_id)
    shift.refresh_from_db()
    _end_stale(by, shift, now)
    is_theirs = shift.person_id == by.pk and shift.cancelled_at is None
    is_offered = shift.offers.filter(ended_at=None).exists()
    refuse(to_offer(is_theirs=is_theirs, ends_at=shift.ends_at, is_offered=is_offered, now=now))
    if wants is not None and (wants.cancelled_at or wants.ends_at <= now or wants.person_id == by.pk):
        raise Refusal("That turn cannot be had in exchange.", "Choose a colleague’s turn that is to come.")
    made = Offer.objects.create(
        trust_id=by.trust_id,
        shift=shift,
        wants=wants,
        by=by,
        to=wants.person if wants else None,
        offered_at=now,
    )
    whom = [wants.person] if wants else active_with_role(by.trust_id, Role.READER_ON_CALL).order_by("pk")
    words = f"{by.full_name} offers a turn: {shift.title}, {exact_time(shift.starts_at)}."
    opens = reverse("squad-rota")
    notify(whom, by=by, kind=OFFERED, about=_about(made), words=words, opens=opens, now=now)
    _tell("squad:offer:made", by, made, now)
    return made


@transaction.atomic
def take_offer(*, by: Person, offered: Offer, now: datetime) -> Offer:
    """This will make an offered turn theirs who say yes, and give the one wanted in exchange for it."""
    must_be_of(by, offered.trust_id)
    offered = _still_open(offered)
    if by.pk == offered.by_id or offered.to_id not in {None, by.pk}:
        raise Refusal("This was offered to somebody else.", "Take another turn on the rota.")
    shift, wants = offered.shift, offered.wants
    is_there = shift.person_id == offered.by_id and (wants is None or wants.person_id == by.pk)
    refuse(to_take(roles_of(by), ends_at=shift.ends_at, is_free=is_there, now=now))
    people.take_offered(by=by, shift=shift, now=now)
    if wants is not None:
        people.swap(by=by, shift=wants, to=offered.by, now=now)
    offered.ended_at, offered.taken_by = now, by
    offered.save(update_fields=["ended_at", "taken_by"])
    words = f"{by.full_name} takes your turn: {shift.title}, {exact_time(shift.starts_at)}."
    people.finish_notices(by=by, trust=by.trust_id, about=_about(offered), now=now)
    opens = reverse("squad-rota")
    notify([offered.by], by=by, kind=OFFER_TAKEN, about=_about(offered), words=words, opens=opens, now=now)
    _tell("squad:offer:taken", by, offered, now)
    return offered


@transaction.atomic
def end_offer(*, by: Person, offered: Offer, now: datetime) -> None:
    """This will take one's own offer back, or say no to one that was made to oneself alone."""
    must_be_of(by, offered.trust_id)
    offered = _still_open(offered)
    if by.pk not in {offered.by_id, offered.to_id}:
        raise Refusal("This is somebody else’s offer.", "Take the turn, or leave it for a colleague.")
    _end(by, offered, now)


def end_offers_of(*, by: Actor, shift: Shift, now: datetime) -> None:
    """This will end what stands open about a turn that somebody had; the caller is in a transaction."""
    for offered in Offer.objects.filter(Q(shift=shift) | Q(wants=shift), ended_at=None):
        _end(by, offered, now)


def _end_stale(by: Person, shift: Shift, now: datetime) -> None:
    """This will end an offer of a turn that has become somebody else's since, or that asks for such a one."""
    stand = {each.pk for each in open_offers(shift.trust_id, now)}
    for offered in Offer.objects.filter(shift=shift, ended_at=None).exclude(pk__in=stand):
        _end(by, offered, now)


def _end(by: Actor, offered: Offer, now: datetime) -> None:
    offered.ended_at = now
    offered.save(update_fields=["ended_at"])
    people.finish_notices(by=by, trust=offered.trust_id, about=_about(offered), now=now)
    _tell("squad:offer:ended", by, offered, now)


def _still_open(offered: Offer) -> Offer:
    people.lock_rota(offered.trust_id)
    offered = Offer.objects.select_related("shift", "wants", "by").get(pk=offered.pk)
    if offered.ended_at is not None:
        raise Refusal("This offer is over.", "Look at the rota again.")
    return offered


def _tell(name: str, by: Actor, offered: Offer, now: datetime) -> None:
    about = {"offer": offered.pk, "shift": offered.shift_id, "wants": offered.wants_id}
    news.tell(name, by=by, trust=offered.trust_id, about=about, now=now)


def _about(offered: Offer) -> str:
    return f"offer:{offered.pk}"
