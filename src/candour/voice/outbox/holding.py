"""Holding a delivery for the length of an act, in one order, so that no two acts wait for each other."""

from typing import NamedTuple

from django.db import connection

from candour.ledger.prepared import Prepared
from candour.people.models import Trust
from candour.voice.models import Delivery, Statement

_WHOLE: Prepared[Delivery] = Prepared(
    lambda delivery: Delivery.objects.filter(pk=delivery).select_related(
        "account",
        "version",
        "changes__statement",
        "statement__author",
        "statement__post",
        "statement__rewords",
        "statement__take_down",
    )
)


class Place(NamedTuple):
    """Where a delivery belongs, which never changes."""

    trust_id: int
    statement_id: int


def place_of(delivery_id: int) -> Place:
    """This will say which trust's and which statement's a delivery is."""
    return Place(*Delivery.objects.values_list("trust_id", "statement_id").get(pk=delivery_id))


def lock_delivery(delivery_id: int, place: Place | None = None) -> Delivery:
    """This will lock a delivery's statement and then the delivery, and give both as they are now.

    Every act on a statement locks it first too. Only bare rows are locked: what is joined to a row that
    somebody else was changing would be read as it was before. SQLite's transaction holds all rows as it is.
    """
    if connection.features.has_select_for_update:
        place = place or place_of(delivery_id)
        Statement.objects.select_for_update().values_list("pk", flat=True).get(pk=place.statement_id)
        Delivery.objects.select_for_update().values_list("pk", flat=True).get(pk=delivery_id)
    found = _WHOLE.rows(delivery=delivery_id)
    if not found:
        raise Delivery.DoesNotExist
    return found[0]


def hold_the_switch(trust_id: int) -> None:
    """This will keep the stop switch where it is until the transaction ends.

    Whoever presses it, and whoever claims a copy, calls this first: a copy has begun to leave before the
    switch was pressed, or it does not leave.
    """
    if connection.features.has_select_for_update:
        Trust.objects.select_for_update(no_key=True).values_list("pk", flat=True).get(pk=trust_id)
