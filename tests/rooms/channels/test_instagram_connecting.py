"""Connecting on Instagram's twin: access for sixty days, which we are given a later day for in time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from candour.channels.base import Disconnected, NotYet
from candour.channels.connecting import connectable
from candour.channels.connections import connected
from candour.channels.hosts import hosts
from candour.channels.models import Account, AccountSecrets
from candour.domain.connections import renew_at
from tests.contracts.meta_bench import APP, APP_SECRET, OURS
from tests.pages import Visit
from tests.rooms.channels.gates import with_a_yes
from tests.twins.running import Running, running

if TYPE_CHECKING:
    from tests.rooms.channels.doors import FrontDoorHere

pytestmark = pytest.mark.django_db
DAYS_60 = timedelta(days=60)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running("instagram", tmp_path_factory.mktemp("instagram") / "log.jsonl") as twin:
        yield twin


@pytest.fixture
def twin(network: Running, monkeypatch: pytest.MonkeyPatch) -> Running:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")  # the twin speaks plain HTTP on this computer
    network.begin_anew()
    return network


@pytest.fixture
def account(door: "FrontDoorHere", visit: Visit, twin: Running) -> Account:
    typed = {"client": APP, "client_secret": APP_SECRET, "server": twin.address}
    row = with_a_yes(visit, door.administrator, "instagram", **typed)
    assert (row.state, row.reason) == ("connected", "")
    assert row.account is not None
    return row.account


def test_an_account_is_connected_by_access_for_sixty_days(account: Account, twin: Running) -> None:
    assert (account.name, account.address) == ("@brannoc", f"{twin.address}/{OURS}")
    assert account.settings["username"] == "brannoc"
    assert "api.instagram.com" in {host.host for host in hosts([account])}
    row = AccountSecrets.objects.for_trust(account.trust_id).get(account=account)
    assert row.renewal == "extending"
    assert row.expires_at is not None
    assert abs(row.expires_at - datetime.now(UTC) - DAYS_60) < timedelta(minutes=5)
    asked_at = renew_at(row.access)
    assert asked_at is not None
    assert row.saved_at + timedelta(days=1) < asked_at < row.expires_at - timedelta(days=20)
    assert connected(account).secrets["access"].startswith("long-")


def test_it_is_given_a_later_day_by_ourselves(account: Account, twin: Running) -> None:
    twin.rules(at_least_old=0)
    line, network = connected(account), connectable("instagram")
    assert network is not None
    first = line.secrets
    second = line.renew(first, network.renewed)
    assert second["access"] != first["access"]
    assert second["client_secret"] == APP_SECRET
    assert second.expires_at is not None


def test_access_that_is_too_young_or_over_is_not_given_more(account: Account, twin: Running) -> None:
    line, network = connected(account), connectable("instagram")
    assert network is not None
    with pytest.raises(NotYet):  # Instagram: at least a day old
        network.renewed(line, line.secrets)
    twin.rules(revoked=463)
    with pytest.raises(Disconnected):
        network.renewed(line, line.secrets)


def test_the_page_says_that_a_post_is_taken_down_by_hand(
    door: "FrontDoorHere", visit: Visit, twin: Running
) -> None:
    del twin
    page = visit("/connections/add/instagram", by=door.administrator).content.decode()
    assert "A person is asked, at once" in page
    assert "fetches each picture there" in page
