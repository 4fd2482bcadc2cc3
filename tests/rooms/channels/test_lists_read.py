"""A list of the account's own posts serves others only where it tells the truth of their copy."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.channels import lists_read
from candour.channels.base import Connection, NotYet, Unclear
from candour.channels.lists_read import KEPT_FOR, MOST_FAILURES, MOST_KEPT, Page, as_old_as, own_list

SINCE = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
ALL = ["five", "four", "three", "two", "one"]


@dataclass(frozen=True)
class Account:
    """As much of an account as a list needs."""

    pk: int = 4
    address: str = "https://square.example/4"


class Network:
    """Has one post on each page, and says which pages were asked for; a clock that a test sets tells when."""

    def __init__(self) -> None:
        self.now, self.asked, self.fails = 1000.0, list[str](), 0
        self.posts = list(ALL)

    def look(
        self,
        age: float,
        *,
        account: Account = Account(),
        name: str = "posts",
        since: datetime = SINCE,
        most: int = 9,
    ) -> Iterator[str]:
        with as_old_as(age):
            yield from own_list(cast(Connection, account), name, since, self._page, most)

    def whole(self, age: float, **more: object) -> list[str]:
        return list(self.look(age, **more))  # type: ignore[arg-type]

    def _page(self, since: datetime, below: str) -> Page[str]:
        assert since <= SINCE
        self.asked.append(below)
        if self.fails:
            self.fails -= 1
            raise NotYet("A page was cut.")
        at = self.posts.index(below) + 1 if below else 0
        return Page((self.posts[at],), self.posts[at] if at + 1 < len(self.posts) else "")


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Network:
    made = Network()
    monkeypatch.setattr(lists_read, "seconds_since_start", lambda: made.now)
    monkeypatch.setattr(lists_read, "_kept", {})
    return made


@pytest.mark.parametrize(
    ("later", "age", "is_read_again"),
    [(0.0, 10.0, False), (9.9, 10.0, False), (10.0, 10.0, True), (1.0, 0.0, True), (1.0, -80.0, True),
     (KEPT_FOR - 1, 9000.0, False), (KEPT_FOR, 9000.0, True)],
)  # fmt: skip
def test_a_list_serves_whose_copy_would_have_been_on_it(
    network: Network, later: float, age: float, *, is_read_again: bool
) -> None:
    network.whole(0.0)
    network.posts.insert(0, "six")
    network.now += later
    assert network.whole(age) == (network.posts if is_read_again else ALL)


def test_no_more_is_read_than_is_wanted(network: Network) -> None:
    assert list(islice(network.look(0.0), 2)) == ["five", "four"]
    assert network.asked == ["", "five"]


def test_a_reading_goes_on_where_another_stopped_or_was_cut(network: Network) -> None:
    list(islice(network.look(0.0), 2))
    network.now += 5
    network.fails = 1
    network.posts.insert(0, "six")
    with pytest.raises(NotYet):
        network.whole(10.0)
    assert network.whole(10.0) == ALL, "six came after the reading had begun, which nobody needs"
    assert network.asked == ["", "five", "four", "four", "three", "two"]


def test_what_is_read_on_is_no_younger_than_its_beginning(network: Network) -> None:
    list(islice(network.look(0.0), 2))
    network.now += 10
    network.posts.insert(0, "six")
    assert network.whole(9.0) == network.posts


@pytest.mark.parametrize(
    "other",
    [
        {"account": Account(pk=5)},
        {"account": replace(Account(), address="https://square.example/5")},
        {"name": "replies"},
        {"since": SINCE - timedelta(seconds=1)},
    ],
)
def test_another_list_is_read(network: Network, other: dict[str, object]) -> None:
    network.whole(0.0)
    network.whole(30.0, **other)
    assert network.asked.count("") == 2


def test_a_list_that_goes_further_back_serves(network: Network) -> None:
    network.whole(0.0)
    assert network.whole(30.0, since=SINCE + timedelta(hours=1)) == ALL
    assert network.asked.count("") == 1


def test_looks_of_one_hour_share_a_reading(network: Network) -> None:
    network.whole(0.0, since=SINCE + timedelta(minutes=50))
    network.whole(30.0, since=SINCE + timedelta(minutes=10))
    assert network.asked.count("") == 1


def test_a_place_that_fails_again_and_again_is_left(network: Network) -> None:
    list(islice(network.look(0.0), 2))
    network.fails = MOST_FAILURES
    for _ in range(MOST_FAILURES):
        with pytest.raises(NotYet):
            network.whole(30.0)
    assert network.whole(30.0) == ALL
    assert network.asked.count("") == 2


def test_the_reading_that_went_furthest_serves_and_few_are_kept(network: Network) -> None:
    list(islice(network.look(0.0), 4))
    for _ in range(MOST_KEPT + 3):
        network.now += 1
        list(islice(network.look(0.0), 1))
    asked = len(network.asked)
    assert network.whole(30.0) == ALL
    assert network.asked[asked:] == ["two"]
    assert [len(readings) for readings in lists_read._kept.values()] == [MOST_KEPT]


def test_a_list_without_an_end_says_nothing(network: Network) -> None:
    with pytest.raises(Unclear, match="too many"):
        network.whole(0.0, most=4)


def test_lists_are_kept_for_some_minutes(network: Network) -> None:
    network.whole(0.0)
    network.now += KEPT_FOR + 1
    network.whole(0.0, account=Account(pk=5))
    assert [key[0] for key in lists_read._kept] == [5]


def test_many_at_once_read_each_page_once(network: Network) -> None:
    next(network.look(0.0))
    with ThreadPoolExecutor(8) as many:
        seen = list(many.map(lambda _: network.whole(30.0), range(24)))
    assert seen == [ALL] * 24
    assert network.asked == ["", *ALL[:-1]]


STEP = st.tuples(st.sampled_from(["post", "look", "fail"]), st.integers(0, 40), st.integers(1, 9))


@given(steps=st.lists(STEP, max_size=30))
def test_a_look_to_the_end_shows_each_post_that_is_as_old_as_it_asks(
    steps: list[tuple[str, int, int]],
) -> None:
    network = Network()
    posted = dict.fromkeys(ALL, 0.0)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(lists_read, "seconds_since_start", lambda: network.now)
        patched.setattr(lists_read, "_kept", {})
        for number, (what, passed, wanted) in enumerate(steps):
            network.now += passed
            if what == "post":
                network.posts.insert(0, f"post {number}")
                posted[f"post {number}"] = network.now
                continue
            network.fails = int(what == "fail")
            age, most = float(passed * 2), wanted * 4
            seen = _seen(islice(network.look(age, most=99), most))
            if seen is not None and len(seen) < most:
                assert {each for each in posted if posted[each] <= network.now - age} <= set(seen)
                assert len(seen) == len(set(seen))


def _seen(look: Iterator[str]) -> list[str] | None:
    try:
        return list(look)
    except NotYet:
        return None
