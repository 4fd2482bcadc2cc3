"""Holding lines: taken by one worker, opened, mended, ended; nothing missing after a gap."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from candour.channels.models import Account, Stream
from candour.jobs import worker
from candour.listening.models import PublicPost
from candour.lookout import actions
from candour.lookout.keeper import Keeper
from candour.lookout.models import Sighting
from tests.contracts.pretended import QUICK, Network, running
from tests.contracts.stream_kit import QUICKLY
from tests.rooms.listening.hospital import NOW, Hospital


@pytest.fixture
def network(tmp_path: Path) -> Iterator[Network]:
    with running(tmp_path / "streamed.jsonl", "--page", "15") as started:
        yield started


@pytest.fixture
def account(hospital: Hospital, network: Network) -> Account:
    return Account.objects.create(
        trust=hospital.trust,
        channel="pretend_streamed",
        name="Streamed",
        address=network.address,
        settings=dict(QUICK),
        connected_at=NOW,
    )


@pytest.fixture
def keeper(account: Account) -> Iterator[Keeper]:
    kept = Keeper(timezone.now, lambda: 0.0)
    yield kept
    kept.end()


def until(keeper: Keeper, holds: Callable[[], bool]) -> None:
    """This will let the keeper work until something holds."""
    end = time.monotonic() + QUICKLY
    while not holds() and time.monotonic() < end:
        keeper.look()
        while keeper.take_in(0.02):
            pass
    assert holds()


def is_open() -> bool:
    return Stream.objects.filter(opened_at__isnull=False).exists()


def came(*ids: str) -> Callable[[], bool]:
    return lambda: set(ids) <= set(PublicPost.objects.values_list("network_id", flat=True))


def test_what_is_said_comes_in_by_the_line_once(keeper: Keeper, network: Network) -> None:
    until(keeper, is_open)
    network.say("one", "Six hours on a trolley.")
    until(keeper, came("one"))
    row = Stream.objects.get()
    assert (row.cursor, row.heard_at is not None, row.trouble) == ("1", True, "")
    worker.run_due(timezone.now())
    assert PublicPost.objects.filter(network_id="one").count() == 1


def test_posts_around_come_in_only_for_what_is_watched_for(
    hospital: Hospital, keeper: Keeper, network: Network
) -> None:
    actions.watch_for(by=hospital.press, text="no beds", why="Winter", now=NOW)
    until(keeper, is_open)
    network.say("weather", "Lovely weather.", is_around=True)
    network.say("beds", "NO BEDS again.", is_around=True)
    until(keeper, came("beds"))
    assert not came("weather")()
    assert Sighting.objects.get().post.network_id == "beds"


def test_a_new_word_is_watched_for_by_a_line_that_is_open(
    hospital: Hospital, keeper: Keeper, network: Network
) -> None:
    until(keeper, is_open)
    actions.watch_for(by=hospital.press, text="no beds", why="Winter", now=NOW)
    until(keeper, lambda: network.stream() == 2 and is_open())
    network.say("beds", "No beds.", is_around=True)
    until(keeper, came("beds"))


def test_a_cut_leaves_a_gap_that_a_poll_fills(keeper: Keeper, network: Network) -> None:
    until(keeper, is_open)
    network.stream(cut=1, is_away=True)
    until(keeper, lambda: not is_open())
    row = Stream.objects.get()
    assert (row.tries >= 1, row.gap_since is not None, "cut" in row.trouble) == (True, True, True)
    for number in range(40):
        network.say(f"gap-{number}", "Nobody told us anything.")
    network.stream(is_away=False)
    until(keeper, is_open)
    worker.run_due(timezone.now())
    assert came(*(f"gap-{number}" for number in range(40)))()
    row.refresh_from_db()
    assert (row.gap_since, row.gap_filled_at is not None) == (None, True)


def test_a_line_that_ends_is_noted_as_far_as_it_was_heard(
    hospital: Hospital, keeper: Keeper, network: Network
) -> None:
    """Else a line by which seldom anything comes for us would be read again from long ago."""
    actions.watch_for(by=hospital.press, text="no beds", why="Winter", now=NOW)
    until(keeper, is_open)
    network.say("weather", "Lovely weather.", is_around=True)
    until(keeper, lambda: any(line.cursor for line in keeper.lines.values()))
    keeper.end()
    assert (Stream.objects.get().cursor, PublicPost.objects.count()) == ("1", 0)


def test_searching_finds_what_was_said_around_while_no_line_was_open(
    hospital: Hospital, account: Account, network: Network
) -> None:
    actions.watch_for(by=hospital.press, text="#NoBeds", why="Winter", now=NOW)
    for number in range(40):
        network.say(f"around-{number}", "#nobeds" if number % 10 == 0 else "weather", is_around=True)
    for _ in range(2):
        worker.run_due(timezone.now() + timedelta(minutes=_), with_schedules=True)
    found = set(PublicPost.objects.values_list("network_id", flat=True))
    assert found == {f"around-{number}" for number in range(0, 40, 10)}


def test_one_worker_holds_a_line_and_another_takes_it_when_that_one_is_silent(
    keeper: Keeper, network: Network
) -> None:
    until(keeper, is_open)
    other = Keeper(timezone.now)
    other.look()
    assert not other.lines
    later = Keeper(lambda: timezone.now() + timedelta(seconds=61), lambda: 0.0)
    later.look()
    assert len(later.lines) == 1
    row = Stream.objects.get()
    assert (row.holder, row.gap_since is not None) == (later.name, True)
    keeper._keep_at = 0.0
    keeper.look()
    assert not keeper.lines
    later.end()


def test_a_worker_that_stops_lets_go_at_once_and_takes_in_what_it_has(
    keeper: Keeper, network: Network
) -> None:
    until(keeper, is_open)
    for number in range(30):
        network.say(f"last-{number}", "words")
    line = next(iter(keeper.lines.values()))
    end = time.monotonic() + QUICKLY
    while keeper.turns.waiting(line.account.pk) < 30 and time.monotonic() < end:
        time.sleep(0.02)
    began = time.monotonic()
    keeper.end()
    assert time.monotonic() - began < 5
    assert came(*(f"last-{number}" for number in range(30)))()
    row = Stream.objects.get()
    assert (row.held_until, row.opened_at, row.trouble, row.tries) == (None, None, "", 0)
    assert line.has_ended


def test_a_right_that_is_gone_stops_the_account(keeper: Keeper, network: Network, account: Account) -> None:
    network.revoke()
    until(keeper, lambda: Account.objects.filter(pk=account.pk, paused_at__isnull=False).exists())
    keeper.look()
    assert not keeper.lines


def test_a_paused_account_is_listened_to_no_more(keeper: Keeper, network: Network, account: Account) -> None:
    until(keeper, is_open)
    Account.objects.filter(pk=account.pk).update(paused_at=NOW, paused_because="Quiet please.")
    until(keeper, lambda: not keeper.lines)
    assert not is_open()
