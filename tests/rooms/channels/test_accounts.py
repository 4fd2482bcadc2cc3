"""Accounts: connected once, paused with a reason, resumed, read on from where one stopped."""

from typing import TYPE_CHECKING

import pytest

from candour.channels import actions, queries
from candour.channels.registry import CHANNELS, channel
from candour.domain.actor import Job
from candour.domain.refusal import Refusal
from candour.ledger.models import Event
from tests.rooms.people.trusts import NOW

if TYPE_CHECKING:
    from tests.rooms.channels.doors import FrontDoorHere

JOB = Job("test.set_up")


def test_an_account_is_connected_once_at_each_address(door: "FrontDoorHere") -> None:
    for _ in range(2):
        actions.connect_account(
            by=JOB, trust=door.trust, channel="pretend", name="Twin", address="http://127.0.0.1:1", now=NOW
        )
    assert [account.name for account in queries.accounts(door.trust)] == ["Our page", "Twin"]
    assert Event.objects.filter(name="channels:account:connected").count() == 2
    assert queries.front_door(door.trust) == door.account


@pytest.mark.parametrize(("name", "network"), [("Twin", "myspace"), ("  ", "pretend")])
def test_a_network_that_is_not_there_is_refused(door: "FrontDoorHere", name: str, network: str) -> None:
    with pytest.raises(Refusal) as refused:
        actions.connect_account(by=JOB, trust=door.trust, channel=network, name=name, now=NOW)
    assert refused.value.remedy


def test_an_owner_from_another_trust_is_refused(door: "FrontDoorHere", other_door: "FrontDoorHere") -> None:
    with pytest.raises(Refusal):
        actions.connect_account(
            by=JOB, trust=door.trust, channel="pretend", name="Twin", owner=other_door.nurse, now=NOW
        )


def test_a_pause_keeps_its_first_reason_until_somebody_ends_it(door: "FrontDoorHere") -> None:
    for reason in ("The token was revoked.", "Another reason."):
        paused = actions.pause_account(
            by=JOB, account=door.account, reason=reason, remedy="Connect it again.", now=NOW
        )
    assert (paused.paused_because, paused.paused_remedy) == ("The token was revoked.", "Connect it again.")
    assert list(queries.paused_accounts(door.trust)) == [door.account]
    assert list(queries.accounts_that_write(door.trust)) == []
    actions.resume_account(by=door.nurse, account=door.account, now=NOW)
    assert list(queries.accounts_that_write(door.trust)) == [door.account]
    names = Event.objects.filter(name__startswith="channels:account").values_list("name", flat=True)
    assert sorted(names) == [
        "channels:account:connected",
        "channels:account:paused",
        "channels:account:resumed",
    ]


def test_a_pause_without_a_reason_is_refused(door: "FrontDoorHere") -> None:
    with pytest.raises(Refusal):
        actions.pause_account(by=JOB, account=door.account, reason="", remedy="x", now=NOW)


def test_the_cursor_is_kept_with_the_time_of_reading(door: "FrontDoorHere") -> None:
    actions.save_cursor(by=JOB, account=door.account, cursor="12", now=NOW)
    account = queries.account_of(door.trust, door.account.pk)
    assert account is not None
    assert (account.cursor, account.fetched_at) == ("12", NOW)


def test_one_trust_s_account_is_not_there_for_another(
    door: "FrontDoorHere", other_door: "FrontDoorHere"
) -> None:
    assert queries.account_of(other_door.trust, door.account.pk) is None
    assert list(queries.every_account()) == [door.account, other_door.account]


@pytest.mark.parametrize("key", sorted(CHANNELS))
def test_every_registered_channel_loads_under_its_own_key(key: str) -> None:
    assert channel(key).key == key
    assert channel(key) is channel(key)
