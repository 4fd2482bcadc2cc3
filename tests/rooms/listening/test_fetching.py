"""Fetching accounts: page by page, each account a job of its own, whatever the network answers."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from candour.channels import calls, lanes
from candour.channels.base import Capabilities, Connection, Disconnected, Fetched, Incoming, NotYet
from candour.channels.models import Account
from candour.channels.reading_pace import reads_wait_until
from candour.channels.registry import channel
from candour.jobs import worker
from candour.jobs.models import Work
from candour.jobs.registry import RetryAfter
from candour.listening import fetching
from candour.listening.models import PublicPost
from tests.rooms.listening.hospital import FETCH, NOW, Hospital


@dataclass
class Flood:
    """A network in this process that always has one more page of ten posts, up to `pages`."""

    pages: int
    asked: list[str] = field(default_factory=list)
    fails: Exception | None = None
    capabilities = Capabilities(has_key=True, can_find=True, can_edit=True, can_delete=True, can_fetch=True)

    def fetch(self, account: Connection, cursor: str) -> Fetched:
        if self.fails is not None:
            raise self.fails
        self.asked.append(f"{account.pk}:{cursor}")
        page = int(cursor or 0)
        if page >= self.pages:
            return Fetched((), cursor)
        posts = tuple(
            Incoming(f"{account.pk}-{page}-{number}", "Thank you", "Jan", NOW) for number in range(10)
        )
        return Fetched(posts, str(page + 1))


@pytest.fixture
def flood(monkeypatch: pytest.MonkeyPatch) -> Flood:
    network = Flood(pages=7)
    monkeypatch.setattr(fetching, "channel", lambda key: network if key == "pretend" else channel(key))
    return network


def test_a_fetch_brings_a_few_pages_and_says_that_there_is_more(hospital: Hospital, flood: Flood) -> None:
    assert fetching.fetch_some(by=FETCH, account=hospital.account, now=NOW)
    assert PublicPost.objects.count() == 5 * 10
    hospital.account.refresh_from_db()
    assert hospital.account.cursor == "5"


def test_one_accounts_flood_lets_the_others_in_between(hospital: Hospital, flood: Flood) -> None:
    other = Account.objects.create(
        trust=hospital.trust, channel="pretend", name="Quiet", address="quiet", connected_at=NOW
    )
    worker.run_due(NOW, limit=5_000, with_schedules=True)
    first_of_other = next(
        place for place, asked in enumerate(flood.asked) if asked.startswith(f"{other.pk}:")
    )
    assert first_of_other <= fetching.PAGES_AT_ONCE
    assert PublicPost.objects.filter(account=other).count() == 7 * 10
    assert PublicPost.objects.count() == 2 * 7 * 10


def test_an_account_that_is_still_being_fetched_is_not_asked_for_again(
    hospital: Hospital, flood: Flood
) -> None:
    flood.fails = NotYet("busy", 3600.0)
    worker.run_due(NOW, with_schedules=True)
    worker.run_due(NOW + timedelta(minutes=1), with_schedules=True)
    assert Work.objects.filter(name="listening.fetch_account").count() == 1


def test_not_now_is_tried_again_when_the_network_says(hospital: Hospital, flood: Flood) -> None:
    flood.fails = NotYet("busy", 30.0)
    with pytest.raises(RetryAfter) as later:
        fetching.fetch_some(by=FETCH, account=hospital.account, now=NOW)
    assert later.value.seconds == 30.0


def test_an_account_s_own_patience_holds_where_a_network_names_no_time(
    hospital: Hospital, flood: Flood, monkeypatch: pytest.MonkeyPatch
) -> None:
    hospital.account.settings = {"wait_seconds": "3"}
    waits: list[float] = []

    def fetch(_account: Connection, cursor: str) -> Fetched:
        waits.extend(
            [calls.usual_wait(), calls.seconds_to_wait({}), calls.seconds_to_wait({"retry-after": "40"})]
        )
        return Fetched((), cursor)

    monkeypatch.setattr(flood, "fetch", fetch)
    fetching.fetch_some(by=FETCH, account=hospital.account, now=NOW)
    assert waits == [3.0, 3.0, 40.0]
    assert calls.usual_wait() == calls.USUAL_WAIT


def test_what_one_question_was_told_to_wait_for_holds_for_the_next(hospital: Hospital, flood: Flood) -> None:
    flood.fails = NotYet("busy", 30.0)
    with pytest.raises(RetryAfter):
        fetching.fetch_some(by=FETCH, account=hospital.account, now=NOW)
    asked = len(flood.asked)
    flood.fails = None
    with pytest.raises(RetryAfter) as later:
        fetching.fetch_some(by=FETCH, account=hospital.account, now=NOW + timedelta(seconds=20))
    assert (later.value.seconds, len(flood.asked)) == (10.0, asked)
    assert fetching.fetch_some(by=FETCH, account=hospital.account, now=NOW + timedelta(seconds=30))


def test_a_wait_of_hours_speaks_of_fetching_alone(hospital: Hospital, flood: Flood) -> None:
    flood.fails = NotYet("Not on this plan.", 3600.0)
    with pytest.raises(RetryAfter):
        fetching.fetch_some(by=FETCH, account=hospital.account, now=NOW)
    assert reads_wait_until(hospital.account.pk, NOW) is None, "a lost copy can be looked for"


def test_fetching_takes_turns_with_what_else_asks_the_same_network(hospital: Hospital, flood: Flood) -> None:
    worker.run_due(NOW, with_schedules=True)
    lanes_of = set(Work.objects.filter(name="listening.fetch_account").values_list("lane", flat=True))
    assert lanes_of == {lanes.reading(hospital.account.pk)}


def test_an_account_that_lost_its_right_is_paused_with_what_helps(hospital: Hospital, flood: Flood) -> None:
    flood.fails = Disconnected("The password changed.", "Connect it again.")
    assert not fetching.fetch_some(by=FETCH, account=hospital.account, now=NOW)
    hospital.account.refresh_from_db()
    assert hospital.account.paused_because == "The password changed."
    assert not fetching.fetch_some(by=FETCH, account=hospital.account, now=NOW)


def test_a_page_that_comes_twice_makes_no_post_twice(hospital: Hospital, flood: Flood) -> None:
    fetching.fetch_some(by=FETCH, account=hospital.account, now=NOW)
    hospital.account.cursor = ""
    fetching.fetch_some(by=FETCH, account=hospital.account, now=NOW)
    assert PublicPost.objects.count() == 5 * 10
