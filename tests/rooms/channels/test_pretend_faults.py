"""Rows 2 to 8 of the faults: what the connector concludes from each, and how many copies stay."""

import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from candour.channels.base import Disconnected, Message, NotAccepted, NotYet, Receipt, Unclear
from candour.channels.pretend.channel import Pretend, PretendBlind, PretendListed
from candour.channels.pretend.faults import AFTER, BEFORE, DELETE, LOOK, NAMES, RESETS, Plan
from tests.contracts.channel_kit import LONG_AGO, PlainAccount
from tests.contracts.pretended import QUICK, Network, running

HASTY = {**QUICK, "read_seconds": "0.4", "total_seconds": "0.8"}
SILENT = {"timeout_before", "timeout_after", "accept_late", "endless", "slow_body", "slow_headers"}


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    log = tmp_path_factory.mktemp("keyed") / "keyed.jsonl"
    flags = ("--kind", "keyed", "--hang-seconds", "8", "--late-seconds", "1", "--hour-seconds", "3600")
    with running(log, *flags) as network:
        yield network


_accounts = iter(range(1, 10_000))


def account(network: Network, settings: dict[str, str] = QUICK) -> PlainAccount:
    """This will give a fresh account, so that one test's 429 holds up no other."""
    return PlainAccount(next(_accounts), 1, network.address, settings)


def message(text: str) -> Message:
    return Message(text, "Amina", "staff nurse")


def copies(network: Network, key: str) -> int:
    return sum(entry["key"] == key for entry in network.entries())


@pytest.mark.parametrize("fault", [*AFTER, *RESETS])
def test_after_the_post_is_accepted_every_fault_is_unclear_and_one_copy_stays(
    keyed: Network, fault: str
) -> None:
    pretend, words = Pretend(), message(f"After {fault}.")
    here = account(keyed, HASTY if fault in SILENT else QUICK)
    keyed.queue(fault)
    began = time.monotonic()
    with pytest.raises(Unclear):
        pretend.publish(here, words, fault)
    assert time.monotonic() - began < 5
    patient = account(keyed)
    receipt = pretend.publish(patient, words, fault)
    assert pretend.find(patient, words, fault, datetime.now(UTC)) == receipt
    assert receipt.text == f"After {fault}."
    if fault != "accept_late":
        assert copies(keyed, fault) == 1
    assert keyed.met()[fault] >= 1


@pytest.mark.parametrize("fault", ["500_before", "timeout_before", "reset_before"])
def test_before_the_post_is_accepted_a_fault_is_unclear_and_the_look_finds_nothing(
    keyed: Network, fault: str
) -> None:
    pretend, words = Pretend(), message(f"Before {fault}.")
    here = account(keyed, HASTY if fault in SILENT else QUICK)
    keyed.queue(fault)
    with pytest.raises(Unclear):
        pretend.publish(here, words, fault)
    assert pretend.find(account(keyed), words, fault, LONG_AGO) is None
    pretend.publish(account(keyed), words, fault)
    assert copies(keyed, fault) == 1


@pytest.mark.parametrize(
    ("fault", "least", "most"),
    [
        ("429_1", 1, 1),
        ("429_3600", 3600, 3600),
        ("429_date", 0.5, 3),
        ("429_junk", 60, 60),
        ("429_none", 60, 60),
    ],
)
def test_too_many_requests_wait_as_long_as_the_network_says(
    keyed: Network, fault: str, least: float, most: float
) -> None:
    keyed.queue(fault)
    with pytest.raises(NotYet) as waits:
        Pretend().publish(account(keyed), message("Wait."), fault)
    assert least <= waits.value.retry_after <= most
    assert copies(keyed, fault) == 0


def test_a_call_before_the_time_named_is_counted_as_early(keyed: Network) -> None:
    here, other = account(keyed), account(keyed)
    keyed.queue("429_3600")
    with pytest.raises(NotYet):
        Pretend().publish(here, message("One."), "early-1")
    Pretend().publish(other, message("Others are not held up."), "early-2")
    before = keyed.early()
    with pytest.raises(NotYet):
        Pretend().publish(here, message("Too soon."), "early-1")
    assert keyed.early() == before + 1


def test_a_refused_connection_is_not_yet_since_nothing_left_this_machine() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
        with pytest.raises(NotYet):
            Pretend().publish(PlainAccount(1, 1, address, QUICK), message("Hello."), "k")


def test_a_name_that_does_not_resolve_is_not_yet() -> None:
    here = PlainAccount(1, 1, "http://no-such-place.invalid", QUICK)
    with pytest.raises(NotYet):
        Pretend().publish(here, message("Hello."), "k")


def test_the_network_refuses_to_connect_for_a_moment_and_comes_back(tmp_path: Path) -> None:
    with running(tmp_path / "n.jsonl", "--refuse-seconds", "0.5") as network:
        pretend, here = Pretend(), account(network)
        network.queue("refuse_connect")
        pretend.publish(here, message("One."), "k1")
        outcome = _until_published(pretend, here, "k2")
        assert outcome.text == "Two."
        assert copies(network, "k2") == 1


def _until_published(pretend: Pretend, here: PlainAccount, key: str) -> Receipt:
    while True:
        try:
            return pretend.publish(here, message("Two."), key)
        except (NotYet, Unclear):
            continue


def test_a_clean_refusal_is_final_and_has_a_remedy(keyed: Network) -> None:
    keyed.queue("400")
    with pytest.raises(NotAccepted) as refused:
        Pretend().publish(account(keyed), message("No."), "k400")
    assert refused.value.remedy
    assert copies(keyed, "k400") == 0


def test_a_revoked_token_disconnects_the_account_whatever_the_words(keyed: Network) -> None:
    keyed.revoke()
    try:
        with pytest.raises(Disconnected) as gone:
            Pretend().publish(account(keyed), message("Hello."), "k401")
        assert gone.value.remedy
        with pytest.raises(Unclear):
            Pretend().find(account(keyed), message("Hello."), "k401", LONG_AGO)
    finally:
        keyed.revoke(revoked=False)
    assert copies(keyed, "k401") == 0


@pytest.mark.parametrize("fault", LOOK)
def test_a_look_that_fails_says_nothing_about_the_copy(keyed: Network, fault: str) -> None:
    pretend, words = Pretend(), message(f"Look {fault}.")
    pretend.publish(account(keyed), words, fault)
    keyed.queue(fault)
    with pytest.raises(Unclear):
        pretend.find(account(keyed, HASTY), words, fault, LONG_AGO)
    assert pretend.find(account(keyed), words, fault, LONG_AGO) is not None


def test_a_list_that_lags_gives_no_false_no(tmp_path: Path) -> None:
    with running(tmp_path / "n.jsonl", "--kind", "listed", "--lag-seconds", "60") as network:
        listed, here, words = PretendListed(), account(network), message("I was accepted.")
        began = datetime.now(UTC)
        network.queue("502_after")
        with pytest.raises(Unclear):
            listed.publish(here, words, "k")
        with pytest.raises(Unclear):
            listed.find(here, words, "k", began)
        assert copies(network, "k") == 1


@pytest.mark.parametrize("fault", ["504_after", "reset_at_7", "html_200"])
def test_a_listed_copy_is_found_by_its_words(tmp_path: Path, fault: str) -> None:
    with running(tmp_path / "n.jsonl", "--kind", "listed") as network:
        listed, here, words = PretendListed(), account(network), message("Find me.")
        network.queue(fault)
        with pytest.raises(Unclear):
            listed.publish(here, words, "k")
        found = listed.find(here, words, "k", datetime.now(UTC))
        assert found is not None
        assert found.text == "Find me."


def test_a_network_that_cannot_be_asked_stays_unclear(tmp_path: Path) -> None:
    with running(tmp_path / "n.jsonl", "--kind", "blind") as network:
        here, words = account(network), message("Only a person can look.")
        network.queue("500_after")
        with pytest.raises(Unclear):
            PretendBlind().publish(here, words, "k")
        with pytest.raises(Unclear):
            PretendBlind().find(here, words, "k", LONG_AGO)
        assert copies(network, "k") == 1


def test_the_log_is_on_disk_before_the_answer_leaves(tmp_path: Path) -> None:
    with running(tmp_path / "n.jsonl") as network:
        for number in range(20):
            receipt = Pretend().publish(account(network), message(f"Number {number}."), f"k{number}")
            assert network.entries()[-1]["id"] == receipt.network_id


def test_a_killed_network_still_has_every_post_that_it_acknowledged(tmp_path: Path) -> None:
    log = tmp_path / "n.jsonl"
    with running(log) as network:
        first = Pretend().publish(account(network), message("Before."), "k1")
        Pretend().publish(account(network), message("Gone."), "k2")
        Pretend().delete(account(network), "2", "d")
        Pretend().edit(account(network), "1", message("After."), "e")
        network.say("out-1", "Hello.")
        network.kill()
    with log.open("ab") as cut:
        cut.write(b'{"what": "publish", "key": "cut by a cra')
    with running(log) as network:
        assert network.shown() == ["After."]
        again = Pretend().publish(account(network), message("Before."), "k1")
        assert again.network_id == first.network_id
        assert len(Pretend().fetch(account(network), "").posts) == 1
        assert copies(network, "k1") == 1


def test_twenty_callers_with_one_key_get_one_copy(tmp_path: Path) -> None:
    with running(tmp_path / "n.jsonl") as network:
        here, words, ids = account(network), message("Once."), []
        callers = [
            threading.Thread(target=lambda: ids.append(Pretend().publish(here, words, "k").network_id))
            for _ in range(20)
        ]
        for caller in callers:
            caller.start()
        for caller in callers:
            caller.join()
        assert ids == ["1"] * 20
        assert copies(network, "k") == 1


def test_a_plan_meets_every_fault_and_the_same_seed_gives_the_same_order() -> None:
    plans = [Plan.of("all", 0.5, seed=7) for _ in range(2)]
    drawn = [[plan.draw("publish") for _ in range(200)] for plan in plans]
    assert drawn[0] == drawn[1]
    assert set(drawn[0]) - {""} == set(NAMES) - set(LOOK) - set(DELETE) - {"401", "400"}
    assert 60 < sum(bool(name) for name in drawn[0]) < 140
    assert {plans[0].draw("look") for _ in range(50)} - {""} == set(LOOK)


def test_an_unknown_fault_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no_such_fault"):
        Plan.of("502_after,no_such_fault", 1.0, seed=1)


def test_every_fault_that_comes_before_accepting_is_known_to_the_plan() -> None:
    assert set(BEFORE) < set(NAMES)
