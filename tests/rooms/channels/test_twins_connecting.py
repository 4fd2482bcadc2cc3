"""Connecting on X, Tumblr and LinkedIn by the pages of connections, on their twins; renewing; a no."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import TYPE_CHECKING

import pytest

from candour.channels.base import Disconnected, Message
from candour.channels.connecting import Way, connectable
from candour.channels.connections import connected
from candour.channels.hosts import hosts
from candour.channels.models import Account, AccountSecrets, ConnectionTry
from candour.channels.registry import channel
from tests.contracts.twin_bench import KINDS, WRITTEN_AT, TwinKind, all_running, reach
from tests.pages import Visit
from tests.rooms.channels.gates import come_back, say_yes, work_on_newest
from tests.twins.letting_in import CLIENT, CLIENT_SECRET
from tests.twins.running import Running

if TYPE_CHECKING:
    from tests.rooms.channels.doors import FrontDoorHere

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Running]]:
    with all_running(tmp_path_factory.mktemp("twins")) as started:
        yield started


@dataclass
class Here:
    """One of them, and the trust that connects to it."""

    network: TwinKind
    twin: Running
    door: "FrontDoorHere"
    visit: Visit

    def tried(self, secret: str = CLIENT_SECRET) -> ConnectionTry:
        """This will type everything, say what the twin says on its page, and come back."""
        person, typed = self.door.administrator, self.network.typed
        post = {**typed, "client": CLIENT, "client_secret": secret}
        path = f"/connections/add/{self.network.key}"
        page, way = unescape(self.visit(path, by=person).content.decode()), self.way
        assert [words for words in (*way.steps, *way.never, *way.assumed) if words not in page] == []
        self.visit(path, by=person, post=post, expecting=302)
        row = work_on_newest()
        come_back(self.visit, person, say_yes(row))
        row.refresh_from_db()
        return row

    @property
    def way(self) -> Way:
        """This will give what the page says."""
        found = connectable(self.network.key)
        assert found is not None
        return found.way

    def account(self) -> Account:
        """This will connect it."""
        account = self.tried().account
        assert account is not None
        return account

    def publish(self, account: Account, text: str) -> None:
        message = Message(text, "Amina", "staff nurse", created_at=WRITTEN_AT)
        channel(self.network.key).publish(connected(account), message, text)


@pytest.fixture(params=KINDS, ids=lambda network: network.key)
def here(
    request: pytest.FixtureRequest,
    twins: dict[str, Running],
    door: "FrontDoorHere",
    visit: Visit,
    monkeypatch: pytest.MonkeyPatch,
) -> Here:
    network: TwinKind = request.param
    twin = twins[network.key]
    twin.begin_anew()
    reach(monkeypatch, network.key, twin)
    return Here(network, twin, door, visit)


def test_a_yes_on_its_page_connects_it_once_and_its_access_is_renewed_on_the_way(here: Here) -> None:
    row = here.tried()
    account = row.account
    assert (row.state, row.sealed) == ("connected", "")
    assert account is not None
    assert (account.name, account.owner) == (here.network.name, here.door.administrator)
    before = connected(account).secrets
    assert set(before) == {"access", "refresh", "client_secret"}
    assert before["access"] not in AccountSecrets.objects.get(account=account).sealed
    here.publish(account, "One.")
    AccountSecrets.objects.filter(account=account).update(expires_at=datetime.now(UTC) - timedelta(hours=1))
    here.publish(account, "Two.")
    after = connected(account).secrets
    assert after["access"] != before["access"]
    assert (after["refresh"] != before["refresh"]) == here.network.rotates
    assert here.twin.public() == ["One.", "Two."]
    assert here.tried().account == account  # the same one, with its history
    further = ["www.linkedin.com"] if here.network.key == "linkedin" else []
    assert [each.host for each in hosts([account]) if each.setting == "The account"] == [
        "127.0.0.1",
        *further,
    ]


def test_access_that_its_network_takes_back_early_is_renewed_once_and_then_a_person_is_asked(
    here: Here,
) -> None:
    account = here.account()
    here.twin.rules(forgets=True)
    here.publish(account, "One.")
    here.twin.rules(is_revoked=True)
    with pytest.raises(Disconnected) as lost:
        here.publish(account, "Two.")
    assert lost.value.remedy
    assert here.twin.public() == ["One."]


def test_a_no_and_a_wrong_secret_are_said_with_what_helps(here: Here) -> None:
    here.twin.rules(says_no=True)
    row = here.tried()
    assert (row.state, bool(row.reason), bool(row.remedy)) == ("refused", True, True)
    here.twin.rules(says_no=False)
    row = here.tried("not the secret")
    assert (row.state, bool(row.reason), bool(row.remedy)) == ("refused", True, True)
    assert not Account.objects.filter(channel=here.network.key).exists()
