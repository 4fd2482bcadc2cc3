"""What a channel keeps of a delivery between two attempts: each account its own, and not for ever."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from candour.channels.connections import connected
from candour.channels.jobs import REMEMBERED_FOR
from candour.channels.models import Remembered
from candour.jobs import queue, worker
from tests.rooms.people.trusts import NOW

if TYPE_CHECKING:
    from tests.rooms.channels.doors import FrontDoorHere


def test_what_was_kept_last_for_a_key_is_recalled(door: "FrontDoorHere") -> None:
    assert door.line.recall("k1") == ""
    door.line.remember("k1", "container 1")
    door.line.remember("k1", "container 2")
    door.line.remember("k2", "container 3")
    again = connected(door.account)
    assert (again.recall("k1"), again.recall("k2")) == ("container 2", "container 3")


def test_another_account_recalls_nothing_of_it(door: "FrontDoorHere", other_door: "FrontDoorHere") -> None:
    door.line.remember("k1", "container 1")
    other_door.line.remember("k1", "container 9")
    assert door.line.recall("k1") == "container 1"


def test_it_is_thrown_away_when_every_network_has_forgotten_it_too(door: "FrontDoorHere") -> None:
    line = connected(door.account, lambda: NOW)
    line.remember("k1", "container 1")
    tidy(NOW + timedelta(days=2))
    assert line.recall("k1") == "container 1"
    tidy(NOW + REMEMBERED_FOR + timedelta(days=2))
    assert not Remembered.objects.exists()


def tidy(now: datetime) -> None:
    """This will do the daily work at a moment."""
    with transaction.atomic():
        queue.enqueue("channels.forget_remembered", {}, due_at=now)
    worker.run_due(now)
