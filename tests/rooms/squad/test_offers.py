"""Turns that pass from colleague to colleague: offered, exchanged, and what becomes of an old offer."""

import pytest

from candour.domain.refusal import Refusal
from candour.people import actions as people
from candour.people.models import Shift
from candour.squad.actions import offers, turns
from candour.squad.models import Offer
from candour.squad.queries.turns import open_offers
from tests.rooms.squad.calling import evening, make_readers
from tests.rooms.squad.test_turns import free, told
from tests.rooms.squad.test_volunteering import events
from tests.world import World


def test_an_offer_passes_a_turn_on_and_an_exchange_swaps_two(world: World) -> None:
    evening(world)
    evening(world, weekday=2)
    nurse, porter, _midwife = make_readers(world, "nurse", "porter", "midwife")
    first, second, third = (
        turns.take(by=who, turn=turn, now=world.now)
        for who, turn in zip((nurse, porter, nurse), free(world), strict=False)
    )
    offered = offers.offer(by=nurse, shift=first, wants=second, now=world.now)
    assert told("turn_offered") == [porter]
    with pytest.raises(Refusal, match="offered this turn already"):
        offers.offer(by=nurse, shift=first, now=world.now)
    with pytest.raises(Refusal, match="offered to somebody else"):
        offers.take_offer(by=world["midwife"], offered=offered, now=world.now)
    offers.take_offer(by=porter, offered=offered, now=world.now)
    assert [Shift.objects.get(pk=each.pk).person for each in (first, second)] == [porter, nurse]
    assert told("turn_offer_taken") == [nurse]
    given = offers.offer(by=nurse, shift=third, now=world.now)
    offers.take_offer(by=world["midwife"], offered=given, now=world.now)
    assert Shift.objects.get(pk=third.pk).person == world["midwife"]
    with pytest.raises(Refusal, match="This offer is over"):
        offers.take_offer(by=porter, offered=given, now=world.now)


def test_an_offer_of_a_turn_that_moved_meanwhile_is_refused(world: World) -> None:
    evening(world)
    nurse, porter = make_readers(world, "nurse", "porter")
    shift = turns.take(by=nurse, turn=free(world)[0], now=world.now)
    offered = offers.offer(by=nurse, shift=shift, now=world.now)
    people.swap(by=world["communications"], shift=shift, to=world["second_reader"], now=world.now)
    with pytest.raises(Refusal, match="Somebody has this turn"):
        offers.take_offer(by=porter, offered=offered, now=world.now)
    offers.end_offer(by=nurse, offered=offered, now=world.now)
    assert Offer.objects.get().ended_at is not None


def test_whoever_has_a_turn_now_may_offer_it_though_it_was_offered_before(world: World) -> None:
    evening(world)
    nurse, porter = make_readers(world, "nurse", "porter")
    shift, wanted = (turns.take(by=who, turn=free(world)[0], now=world.now) for who in (nurse, porter))
    stale = offers.offer(by=nurse, shift=shift, wants=wanted, now=world.now)
    assert open_offers(world.made.trust, world.now) == [stale]
    people.swap(by=world["communications"], shift=wanted, to=world["second_reader"], now=world.now)
    assert open_offers(world.made.trust, world.now) == []
    again = offers.offer(by=nurse, shift=shift, now=world.now)
    people.swap(by=world["communications"], shift=shift, to=porter, now=world.now)
    assert open_offers(world.made.trust, world.now) == []
    fresh = offers.offer(by=porter, shift=shift, now=world.now)
    assert open_offers(world.made.trust, world.now) == [fresh]
    assert [each["offer"] for each in events("squad:offer:ended")] == [stale.pk, again.pk]
