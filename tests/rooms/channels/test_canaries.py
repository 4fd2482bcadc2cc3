"""Fault 56 for accounts: marked secrets, then errors of every kind; the marks are nowhere in clear.

The suite provokes 24 errors, `candour test --full` 200. Read afterwards: every page fetched, every row of
every table (a backup is a copy of them), and every line of the log.
"""

import logging
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from candour.channels import actions
from candour.channels.connecting import Given, Joined
from candour.channels.models import Account, ConnectionTry
from candour.channels.pretend.letting_in import PretendPassword
from candour.config.logs import LOGGING, WithoutWords
from candour.domain.actor import Job
from candour.jobs import worker
from tests.contracts.pretended import Network, running
from tests.rooms.channels.gates import work_on_newest

if TYPE_CHECKING:
    from tests.rooms.channels.doors import FrontDoorHere

ERRORS = 200 if os.environ.get("CANDOUR_FULL") else 24
MARK = "canary-7d1e"
JOB = Job("test.set_up")
KINDS = ("wrong word", "form", "crash", "page", "no state", "revoked")


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    with running(tmp_path_factory.mktemp("words") / "n.jsonl", "--lets-in", "password") as network:
        network.gate(password=f"{MARK}-right")
        yield network


@pytest.fixture
def staff(door: "FrontDoorHere") -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(door.administrator)
    session = client.session
    session["second_factor"] = door.administrator.pk
    session.save()
    return client


def test_no_secret_is_anywhere_in_clear_after_errors_of_every_kind(
    door: "FrontDoorHere",
    staff: Client,
    words: Network,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.DEBUG)
    seen = [_type(staff, words, f"{MARK}-right")]
    assert work_on_newest().state == "connected"
    account = Account.objects.get(channel="pretend_password")
    for number in range(ERRORS):
        kind = KINDS[number % len(KINDS)]
        with monkeypatch.context() as patch:
            seen += _provoke(kind, staff, words, account, patch)
        if kind != "revoked":
            seen.append(staff.get("/connections").content.decode())
            seen.append(
                staff.get(f"/connections/tries/{ConnectionTry.objects.latest('pk').pk}").content.decode()
            )
    assert [page for page in seen if MARK in page] == []
    assert [line for line in _log(caplog) if MARK in line] == []
    assert [place for place, words_of in _rows() if MARK in words_of] == []
    assert len(_log(caplog)) >= ERRORS // len(KINDS)


def _type(staff: Client, network: Network, password: str, server: str = "") -> str:
    post = {"server": server or network.address, "handle": "@ward", "password": password}
    return staff.post("/connections/add/pretend_password", post).content.decode()


def _provoke(
    kind: str, staff: Client, network: Network, account: Account, patch: pytest.MonkeyPatch
) -> list[str]:
    """This will let one thing go wrong with a marked secret in hand, and give what was printed."""
    if kind == "form":
        return [_type(staff, network, f"{MARK}-typed", "no address")]
    if kind == "no state":
        answer = staff.get("/connections/back", {"code": f"{MARK}-code", "state": f"{MARK}-state"})
        return [answer.content.decode()]
    if kind == "page":
        patch.setattr(actions, "begin_try", _crash)
        return [_type(staff, network, f"{MARK}-typed")]
    if kind == "revoked":
        actions.disconnect_account(
            by=JOB,
            account=account,
            reason="Gone.",
            remedy="Again.",
            now=timezone.now(),
        )
        return [staff.get(f"/connections/{account.pk}").content.decode()]
    if kind == "crash":
        patch.setattr(PretendPassword, "begin", _crash_at_work)
    page = _type(staff, network, f"{MARK}-typed")
    worker.run_due(timezone.now(), raising=False)
    return [page]


def _crash(**given: object) -> None:
    raise ValueError(f"{given} {MARK}")


def _crash_at_work(channel: PretendPassword, given: Given) -> Joined:
    raise ValueError(f"{dict(given.secrets)} {MARK}")


def _log(caplog: pytest.LogCaptureFixture) -> list[str]:
    """This will print what was logged, as the log of an installation does."""
    printer = WithoutWords(LOGGING["formatters"]["plain"]["format"])  # type: ignore[index]
    return [printer.format(record) for record in caplog.records if record.levelno >= logging.WARNING]


def _rows() -> Iterator[tuple[str, str]]:
    for model in apps.get_models():
        for row in model._default_manager.values_list():
            yield model._meta.label, str(row)
