"""What lets an account in: sealed at rest, hidden from every print, renewed by one worker at a time."""

import pickle
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import DatabaseError, connection

from candour.channels import actions, connections
from candour.channels.base import Connection, Disconnected, NotYet, Unclear
from candour.channels.connections import connected
from candour.channels.models import Account, AccountSecrets
from candour.channels.tokens import Renewal, Renewed, Secrets
from candour.domain.actor import Job
from candour.domain.refusal import Refusal
from candour.ledger.models import Event
from tests.rooms.people.trusts import NOW

if TYPE_CHECKING:
    from tests.rooms.channels.doors import FrontDoorHere

JOB = Job("test.set_up")
CANARY = "canary-9f2c"


class Rotating:
    """A network whose renewal token is good once: the second use of one ends everything."""

    def __init__(self, first: str) -> None:
        self.good = first
        self.asked = 0
        self.gate = threading.Event()
        self.gate.set()
        self._lock = threading.Lock()

    def ask(self, line: Connection, held: Secrets) -> Renewed:  # noqa: ARG002 - what a channel is given
        with self._lock:
            self.asked += 1
            if held["refresh"] != self.good:
                raise Disconnected("The network no longer knows this token.", "Connect it again.")
            self.good = f"{CANARY}-{self.asked}"
            given = Secrets({"access": f"access-{self.asked}", "refresh": self.good, "client": ""})
        self.gate.wait(20)
        return Renewed(given, NOW + timedelta(hours=2))


def keep(account: Account, refresh: str = CANARY) -> Rotating:
    """This will give an account a token that can be renewed, and its network."""
    secrets = Secrets({"access": "old", "refresh": refresh, "client": "candour"})
    actions.save_secrets(by=JOB, account=account, secrets=secrets, now=NOW, renewal=Renewal.ROTATING)
    return Rotating(refresh)


def test_secrets_are_sealed_in_their_row_and_plain_for_the_channel(door: "FrontDoorHere") -> None:
    keep(door.account)
    row = AccountSecrets.objects.for_trust(door.trust).get()
    assert CANARY not in row.sealed
    assert dict(door.line.secrets) == {"access": "old", "refresh": CANARY, "client": "candour"}


def test_nothing_prints_or_keeps_a_secret(door: "FrontDoorHere") -> None:
    keep(door.account)
    held = door.line.secrets
    said = [repr(held), f"{held}", repr(door.line), str(Renewed(held)), repr(vars(door.account))]
    assert not [words for words in said if CANARY in words]
    with pytest.raises(TypeError):
        pickle.dumps(held)


def test_no_event_holds_a_secret(door: "FrontDoorHere") -> None:
    network = keep(door.account)
    door.line.renew(door.line.secrets, network.ask)
    actions.forget_secrets(by=JOB, account=door.account, now=NOW)
    names = []
    for event in Event.objects.filter(name__startswith="channels:secrets:").order_by("pk"):
        names.append(event.name.rpartition(":")[2])
        assert CANARY not in str(event.about)
    assert names == ["saved", "renewed", "forgotten"]
    assert not door.line.secrets


def test_an_account_without_secrets_has_none_and_cannot_renew(door: "FrontDoorHere") -> None:
    assert len(door.line.secrets) == 0
    with pytest.raises(Disconnected):
        door.line.renew(door.line.secrets, Rotating("x").ask)


def test_empty_secrets_are_not_kept(door: "FrontDoorHere") -> None:
    with pytest.raises(Refusal):
        actions.save_secrets(by=JOB, account=door.account, secrets=Secrets({"access": ""}), now=NOW)


def test_a_renewal_never_overwrites_with_an_empty_value(door: "FrontDoorHere") -> None:
    network = keep(door.account)
    after = door.line.renew(door.line.secrets, network.ask)
    assert dict(after) == {"access": "access-1", "refresh": f"{CANARY}-1", "client": "candour"}
    assert after.expires_at == NOW + timedelta(hours=2)


def test_secrets_that_somebody_renewed_meanwhile_are_taken_without_asking(door: "FrontDoorHere") -> None:
    network = keep(door.account)
    used = door.line.secrets
    first = door.line.renew(used, network.ask)
    assert dict(door.line.renew(used, network.ask)) == dict(first)
    assert network.asked == 1


def test_a_revoked_token_is_for_a_person_and_its_trouble_is_kept(door: "FrontDoorHere") -> None:
    network = keep(door.account)
    network.good = "another"
    with pytest.raises(Disconnected) as lost:
        door.line.renew(door.line.secrets, network.ask)
    assert lost.value.reason == "The network no longer knows this token."
    row = AccountSecrets.objects.for_trust(door.trust).get()
    assert (row.trouble, row.renewing_until) == ("The network no longer knows this token.", None)


@pytest.mark.parametrize(("failure", "is_marked"), [(NotYet("Busy.", 9.0), False), (Unclear("Cut."), True)])
def test_a_renewal_that_fails_is_tried_again_later(
    door: "FrontDoorHere", failure: Exception, is_marked: bool
) -> None:
    network = keep(door.account)

    def fails(line: Connection, held: Secrets) -> Renewed:
        raise failure

    with pytest.raises(NotYet) as later:
        door.line.renew(door.line.secrets, fails)
    assert later.value.retry_after >= 5
    row = AccountSecrets.objects.for_trust(door.trust).get()
    assert (row.renewing_until is not None) is is_marked
    late = connected(door.account, lambda: NOW + timedelta(days=400))
    assert late.renew(late.secrets, network.ask)["access"] == "access-1"


def test_while_one_asks_another_waits_a_moment_and_says_not_yet(
    door: "FrontDoorHere", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "OTHERS_WAIT", 0.0)
    network = keep(door.account)
    AccountSecrets.objects.for_trust(door.trust).update(renewing_until=NOW + timedelta(seconds=50))
    line = connected(door.account, lambda: NOW)
    with pytest.raises(NotYet):
        line.renew(line.secrets, network.ask)
    assert network.asked == 0


def test_a_token_lost_in_a_crash_asks_a_person_and_says_why(door: "FrontDoorHere") -> None:
    """The worker died between the network's answer and our row: the network wants the token that is gone."""
    network = keep(door.account)
    line = connected(door.account, lambda: NOW)
    _die_before_saving(line, network)
    later = connected(door.account, lambda: NOW + timedelta(minutes=2))
    with pytest.raises(Disconnected) as lost:
        later.renew(later.secrets, network.ask)
    assert "cut off" in lost.value.reason
    assert lost.value.remedy


def _die_before_saving(line: Connection, network: Rotating) -> None:
    def asks_and_dies(line: Connection, held: Secrets) -> Renewed:
        network.ask(line, held)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        line.renew(line.secrets, asks_and_dies)


def test_a_new_token_is_saved_though_the_database_fails_at_first(
    door: "FrontDoorHere", monkeypatch: pytest.MonkeyPatch
) -> None:
    network, saved, tries = keep(door.account), connections._saved, []

    def fails_twice(*given: object) -> Secrets:
        tries.append(given)
        if len(tries) < 3:
            raise DatabaseError
        return saved(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(connections, "_saved", fails_twice)
    assert door.line.renew(door.line.secrets, network.ask)["refresh"] == network.good
    assert network.asked == 1


def test_connecting_again_while_a_renewal_is_under_way_wins(door: "FrontDoorHere") -> None:
    network = keep(door.account)

    def overtaken(line: Connection, held: Secrets) -> Renewed:
        given = network.ask(line, held)
        actions.save_secrets(by=JOB, account=door.account, secrets=Secrets({"access": "newest"}), now=NOW)
        return given

    assert dict(door.line.renew(door.line.secrets, overtaken)) == {"access": "newest"}


def test_twenty_workers_at_once_ask_the_network_once(transactional_db: None) -> None:
    from tests.rooms.channels.doors import open_door  # noqa: PLC0415 - models need Django set up

    door = open_door("St Brannoc's", "brannoc")
    network, got, gate = keep(door.account), [], threading.Barrier(20)
    network.gate.clear()
    used = door.line.secrets

    def works() -> None:
        gate.wait(30)
        try:
            got.append(door.line.renew(used, network.ask)["access"])
        finally:
            connection.close()

    workers = [threading.Thread(target=works) for _ in range(20)]
    for worker in workers:
        worker.start()
    network.gate.set()
    for worker in workers:
        worker.join(30)
    assert got == ["access-1"] * 20
    assert network.asked == 1
