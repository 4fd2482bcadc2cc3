"""Connecting an account on a page: by app password, by the network's own page, again, and what goes wrong."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from django.utils import timezone

from candour.channels import actions
from candour.channels.base import Message
from candour.channels.connections import connected
from candour.channels.models import Account, AccountSecrets, ConnectionTry
from candour.channels.registry import channel
from candour.domain.actor import Job
from candour.domain.refusal import Refusal
from candour.domain.roles import Role
from candour.jobs import queue, worker
from candour.ledger.models import Event
from candour.people import actions as people
from candour.people.models import Notice
from tests.contracts.pretended import Network, running
from tests.pages import Visit
from tests.rooms.channels.gates import (
    begin_oauth,
    come_back,
    say_yes,
    with_oauth,
    with_password,
    work_on_newest,
)

if TYPE_CHECKING:
    from tests.rooms.channels.doors import FrontDoorHere

JOB = Job("test.set_up")


@pytest.fixture(autouse=True)
def _loopback_is_no_internet(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library takes https alone; our twins stand on this computer."""
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")


def publish(account: Account, key: str) -> str:
    """This will publish a post by an account, as the outbox does, and give its words on the network."""
    message = Message("I am sorry about the wait.", "Nia", "staff nurse")
    return channel(account.channel).publish(connected(account), message, key).text


def test_an_app_password_connects_an_account_that_publishes(
    door: "FrontDoorHere", visit: Visit, words: Network
) -> None:
    row = with_password(visit, door.administrator, words)
    assert (row.state, row.sealed) == ("connected", "")
    assert row.account is not None
    assert row.account.owner == door.administrator
    assert publish(row.account, "k1") == "I am sorry about the wait."
    page = visit(f"/connections/tries/{row.pk}", by=door.administrator).content.decode()
    assert "@ward is connected" in page


def test_access_that_has_run_out_is_renewed_on_the_way(
    door: "FrontDoorHere", visit: Visit, words: Network
) -> None:
    words.gate(lifetime=0.0)
    account = with_password(visit, door.administrator, words).account
    words.gate(lifetime=7200.0)
    assert account is not None
    before = connected(account).secrets
    publish(account, "k2")
    after = connected(account).secrets
    assert after["access"] != before["access"]
    assert after["password"] == before["password"]


def test_a_wrong_password_is_refused_with_what_helps_and_never_printed(
    door: "FrontDoorHere", visit: Visit, words: Network
) -> None:
    row = with_password(visit, door.administrator, words, password="canary-wrong")
    assert (row.state, row.sealed, row.account) == ("refused", "", None)
    page = visit(f"/connections/tries/{row.pk}", by=door.administrator).content.decode()
    assert "does not know this handle" in page
    assert "canary-wrong" not in page
    assert not Account.objects.filter(channel="pretend_password").exists()


def test_the_form_never_prints_a_password_back(door: "FrontDoorHere", visit: Visit) -> None:
    post = {"server": "not an address", "handle": "@ward", "password": "canary-typed"}
    page = visit("/connections/add/pretend_password", by=door.administrator, post=post, expecting=422)
    assert "Enter the address of the server" in page.content.decode()
    assert "canary-typed" not in page.content.decode()


def test_saying_yes_on_the_network_s_page_connects_an_account(
    door: "FrontDoorHere", visit: Visit, asking: Network
) -> None:
    row = begin_oauth(visit, door.administrator, asking)
    page = visit(f"/connections/tries/{row.pk}", by=door.administrator).content.decode()
    assert f"{asking.address}/oauth/authorise?" in page
    assert "code_challenge_method=S256" in page
    answer = say_yes(row)
    come_back(visit, door.administrator, answer)
    row.refresh_from_db()
    assert row.state == "connected"
    assert row.account is not None
    assert publish(row.account, "k3") == "I am sorry about the wait."


def test_what_the_network_sent_back_works_once_and_for_nobody_else(
    door: "FrontDoorHere", other_door: "FrontDoorHere", visit: Visit, asking: Network
) -> None:
    row = begin_oauth(visit, door.administrator, asking)
    answer = say_yes(row)
    come_back(visit, other_door.administrator, answer, expecting=403)
    come_back(visit, door.administrator, {**answer, "state": "made up"}, expecting=403)
    row.refresh_from_db()
    assert row.state == "at_network"
    come_back(visit, door.administrator, answer)
    come_back(visit, door.administrator, answer, expecting=403)
    assert Account.objects.filter(channel="pretend_oauth").count() == 1


def test_a_no_on_the_network_s_page_is_a_no(door: "FrontDoorHere", visit: Visit, asking: Network) -> None:
    asking.gate(says_no=True)
    row = begin_oauth(visit, door.administrator, asking)
    come_back(visit, door.administrator, say_yes(row))
    asking.gate(says_no=False)
    row.refresh_from_db()
    assert (row.state, row.reason) == ("refused", "You, or the network, said no on its page.")


def test_an_answer_that_comes_after_an_hour_is_refused_and_the_try_ends(
    door: "FrontDoorHere", visit: Visit, asking: Network
) -> None:
    row = begin_oauth(visit, door.administrator, asking)
    ConnectionTry.objects.filter(pk=row.pk).update(began_at=timezone.now() - timedelta(minutes=61))
    come_back(visit, door.administrator, say_yes(row), expecting=403)
    assert actions.lapse_tries(now=timezone.now()) == 1
    row.refresh_from_db()
    assert (row.state, row.sealed) == ("refused", "")


def test_connecting_again_keeps_the_account_and_lets_out_what_waits(
    door: "FrontDoorHere", visit: Visit, asking: Network
) -> None:
    account = with_oauth(visit, door.administrator, asking).account
    assert account is not None
    actions.save_cursor(by=JOB, account=account, cursor="12", now=timezone.now())
    actions.disconnect_account(by=JOB, account=account, reason="Gone.", remedy="Again.", now=timezone.now())
    with pytest.raises(Refusal):
        actions.resume_account(by=door.administrator, account=account, now=timezone.now())
    assert "Connect it again" in visit("/connections", by=door.administrator).content.decode()
    row = with_oauth(visit, door.administrator, asking, again=account)
    assert row.account == account
    account.refresh_from_db()
    assert (account.paused_at, account.disconnected_at, account.cursor) == (None, None, "12")
    names = Event.objects.filter(name__startswith="channels:account:", about__account=account.pk)
    assert [name.rsplit(":", 1)[1] for name in names.order_by("pk").values_list("name", flat=True)] == [
        "connected",
        "paused",
        "disconnected",
        "reconnected",
        "resumed",
    ]


def test_connecting_again_does_not_end_a_pause_that_somebody_asked_for(
    door: "FrontDoorHere", visit: Visit, words: Network
) -> None:
    account = with_password(visit, door.administrator, words).account
    assert account is not None
    now = timezone.now()
    actions.pause_account(by=JOB, account=account, reason="Restored.", remedy="Look.", now=now)
    actions.disconnect_account(by=JOB, account=account, reason="Gone.", remedy="Again.", now=now)
    row = with_password(visit, door.administrator, words, again=account)
    account.refresh_from_db()
    assert (account.paused_because, account.disconnected_at) == ("Restored.", None)
    page = visit(f"/connections/tries/{row.pk}", by=door.administrator).content.decode()
    assert "still paused, for another reason" in page


def test_another_account_is_not_taken_for_the_one_to_connect_again(
    door: "FrontDoorHere", visit: Visit, asking: Network
) -> None:
    account = with_oauth(visit, door.administrator, asking).account
    asking.gate(handle="@somebody")
    row = with_oauth(visit, door.administrator, asking, again=account)
    asking.gate(handle="@ward")
    assert row.state == "refused"
    assert "That is @somebody, another account than @ward." in row.reason


def test_whoever_lost_the_role_meanwhile_connects_nothing(
    door: "FrontDoorHere", visit: Visit, asking: Network
) -> None:
    person = door.administrator
    people.give_role(by=JOB, person=door.nurse, role=Role.ADMINISTRATOR, now=timezone.now())
    row = begin_oauth(visit, person, asking)
    actions.come_back(by=person, state=say_yes(row)["state"], answer=say_yes(row), now=timezone.now())
    people.end_role(by=JOB, person=person, role=Role.ADMINISTRATOR, now=timezone.now())
    assert work_on_newest().state == "refused"
    assert not Account.objects.filter(channel="pretend_oauth").exists()
    with pytest.raises(Refusal):
        actions.begin_try(
            by=person,
            channel="pretend_oauth",
            fields={},
            secrets=connected(door.account).secrets,
            now=timezone.now(),
        )


def test_a_network_that_does_not_answer_is_asked_for_two_minutes(
    door: "FrontDoorHere", visit: Visit, tmp_path: Path
) -> None:
    with running(tmp_path / "n.jsonl", "--lets-in", "password") as network:
        network.kill()
        row = with_password(visit, door.administrator, network)
    assert row.state == "asking"
    ConnectionTry.objects.filter(pk=row.pk).update(began_at=timezone.now() - timedelta(minutes=3))
    actions.take_a_step(try_id=row.pk, clock=timezone.now)
    row = work_on_newest()
    assert (row.state, row.sealed) == ("refused", "")
    assert "does not answer" in row.reason


def test_a_network_s_page_without_https_is_refused(
    door: "FrontDoorHere", visit: Visit, asking: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OAUTHLIB_INSECURE_TRANSPORT")
    row = begin_oauth(visit, door.administrator, asking)
    assert (row.state, row.reason) == ("refused", "Passwords and tokens travel over https alone.")


def test_access_is_renewed_before_its_end_without_anybody_asking(
    transactional_db: None,  # a worker does its work outside any transaction, and asks for more inside one
    door: "FrontDoorHere",
    visit: Visit,
    asking: Network,
) -> None:
    asking.gate(lifetime=3)
    account = with_oauth(visit, door.administrator, asking).account
    asking.gate(lifetime=7200)
    assert account is not None
    held = connected(account).secrets
    AccountSecrets.objects.update(expires_at=timezone.now())
    run_schedule("channels.renew_due")
    now_held = connected(account).secrets
    assert now_held["refresh"] != held["refresh"]
    assert now_held.expires_at is not None
    assert now_held.expires_at > timezone.now() + timedelta(hours=1)
    run_schedule("channels.renew_due")
    assert connected(account).secrets.version == now_held.version


def test_access_that_cannot_be_renewed_any_more_stops_the_account_before_a_reply_needs_it(
    door: "FrontDoorHere", visit: Visit, asking: Network
) -> None:
    account = with_oauth(visit, door.administrator, asking).account
    assert account is not None
    AccountSecrets.objects.update(expires_at=timezone.now())
    asking.gate(is_revoked=True)
    run_schedule("channels.renew_due")
    asking.gate(is_revoked=False)
    account.refresh_from_db()
    assert account.disconnected_at is not None
    told = Notice.objects.get(kind="account_paused", person=door.administrator)
    assert "cannot publish at present" in told.words


def test_a_try_that_nobody_went_on_with_ends_by_itself(
    door: "FrontDoorHere", visit: Visit, asking: Network
) -> None:
    row = begin_oauth(visit, door.administrator, asking)
    ConnectionTry.objects.update(began_at=timezone.now() - timedelta(hours=2))
    run_schedule("channels.tell_of_ends")
    row.refresh_from_db()
    assert (row.state, row.sealed) == ("refused", "")


def run_schedule(name: str) -> None:
    """This will do a scheduled job now, and all that it asks for."""
    now = timezone.now()
    with transaction.atomic():
        queue.enqueue(name, {}, due_at=now)
    worker.run_due(now)
