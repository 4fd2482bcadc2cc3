"""The front door keeps every promise of a channel, on SQLite and on PostgreSQL."""

import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from candour.channels.base import Message, NotAccepted, Receipt
from tests.contracts.channel_kit import LONG_AGO, ChannelContract

if TYPE_CHECKING:
    from tests.contracts.channels.frontdoor_bench import FrontDoorBench


@pytest.fixture
def bench(db: None) -> "FrontDoorBench":
    from tests.contracts.channels.frontdoor_bench import FrontDoorBench  # noqa: PLC0415 - Django is set up by now

    return FrontDoorBench("St Brannoc's", "brannoc")


class TestFrontDoor(ChannelContract):
    """The trust's own public page."""


def test_an_answer_stands_under_the_story_that_it_answers(bench: "FrontDoorBench") -> None:
    told = bench.say_outside("Six hours on a trolley.")
    receipt = bench.channel.publish(bench.account, bench.message("I am sorry.", told), "k1")
    number = told.partition(":")[2]
    assert f"/stories/{number}#answer-" in receipt.url


def test_a_story_that_was_taken_back_is_not_answered(bench: "FrontDoorBench") -> None:
    told = bench.say_outside("Forget it.")
    bench.take_back_outside(told)
    with pytest.raises(NotAccepted) as refused:
        bench.channel.publish(bench.account, bench.message("I am sorry.", told), "k1")
    assert refused.value.remedy
    assert bench.shown() == []


@pytest.mark.parametrize("about", ["story:999999", "story:x", "reply:999999", "answer:0", "post:1", "story:"])
def test_an_answer_to_what_is_not_there_is_refused(bench: "FrontDoorBench", about: str) -> None:
    with pytest.raises(NotAccepted):
        bench.channel.publish(bench.account, bench.message("I am sorry.", about), "k1")


def test_another_trust_s_page_is_out_of_reach(bench: "FrontDoorBench") -> None:
    from tests.contracts.channels.frontdoor_bench import FrontDoorBench  # noqa: PLC0415 - Django is set up by now

    other = FrontDoorBench("St Nowhere's", "nowhere")
    told = bench.say_outside("Ours.")
    ours = bench.channel.publish(bench.account, bench.message("Ours.", told), "k1")
    with pytest.raises(NotAccepted):
        other.channel.publish(other.account, other.message("Theirs.", told), "k2")
    with pytest.raises(NotAccepted):
        other.channel.edit(other.account, ours.network_id, other.message("Theirs."), "e1")
    other.channel.delete(other.account, ours.network_id, "d1")
    assert other.channel.find(other.account, other.message("Ours."), "k1", LONG_AGO) is None
    assert other.channel.fetch(other.account, "").posts == ()
    assert bench.shown() == ["Ours."]


def test_an_answer_taken_down_never_comes_back_by_its_key(bench: "FrontDoorBench") -> None:
    message = bench.message("This names somebody.")
    first = bench.channel.publish(bench.account, message, "k1")
    bench.channel.delete(bench.account, first.network_id, "d1")
    assert bench.channel.find(bench.account, message, "k1", datetime.now(UTC)) == first
    assert bench.channel.publish(bench.account, message, "k1") == first
    assert bench.shown() == []


def test_every_wording_of_an_answer_is_kept(bench: "FrontDoorBench") -> None:
    first = bench.channel.publish(bench.account, bench.message("One."), "k1")
    bench.channel.edit(bench.account, first.network_id, bench.message("Two."), "e1")
    bench.channel.edit(bench.account, first.network_id, bench.message("Three."), "e2")
    assert bench.wordings(first.network_id) == ["One.", "Two.", "Three."]


def test_fetching_costs_one_statement_whatever_came(
    bench: "FrontDoorBench", django_assert_num_queries: "pytest.FixtureRequest"
) -> None:
    for number in range(6):
        bench.say_outside(f"Story {number}.")
    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django does not export its type
        assert len(bench.channel.fetch(bench.account, "").posts) == 6


@pytest.mark.django_db(transaction=True)
def test_eight_workers_with_one_key_leave_one_copy() -> None:
    from tests.contracts.channels.frontdoor_bench import FrontDoorBench  # noqa: PLC0415 - Django is set up by now

    bench = FrontDoorBench("St Brannoc's", "brannoc")
    told = bench.say_outside("Six hours on a trolley.")
    message: Message = bench.message("I am sorry.", told)
    receipts: list[Receipt] = []

    def publish() -> None:
        try:
            receipts.append(bench.channel.publish(bench.account, message, "k1"))
        finally:
            connection.close()

    workers = [threading.Thread(target=publish) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(receipts) == 8
    assert len(set(receipts)) == 1
    assert bench.shown() == ["I am sorry."]


@pytest.mark.django_db(transaction=True)
def test_stories_told_at_once_are_fetched_without_gap_or_repeat() -> None:
    from tests.contracts.channels.frontdoor_bench import FrontDoorBench  # noqa: PLC0415 - Django is set up by now

    bench = FrontDoorBench("St Brannoc's", "brannoc")
    tellers_are_done = threading.Event()
    came: list[str] = []

    def tell(number: int) -> None:
        try:
            for turn in range(5):
                bench.say_outside(f"Story {number}.{turn}")
        finally:
            connection.close()

    def fetch() -> None:
        cursor, is_last = "", False
        try:
            while True:
                fetched = bench.channel.fetch(bench.account, cursor)
                came.extend(post.network_id for post in fetched.posts)
                cursor = fetched.cursor
                if is_last and not fetched.posts:
                    return
                is_last = tellers_are_done.is_set()
        finally:
            connection.close()

    tellers = [threading.Thread(target=tell, args=(number,)) for number in range(4)]
    fetcher = threading.Thread(target=fetch)
    for thread in (*tellers, fetcher):
        thread.start()
    for teller in tellers:
        teller.join()
    tellers_are_done.set()
    fetcher.join()
    assert len(came) == 20
    assert len(set(came)) == 20
