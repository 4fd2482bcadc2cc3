"""Floods, echoes and gaps: nobody else waits, nothing comes twice, nothing is missing."""

import json
import random
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.utils import timezone

from candour.channels.base import Incoming
from candour.channels.models import Account, Stream
from candour.jobs import worker
from candour.listening.actions import receive_many
from candour.listening.fetching import MOST_UNREAD
from candour.listening.models import PublicPost
from candour.lookout.keeper import MOST_UNREAD as MOST_UNREAD_OF_A_LINE
from candour.lookout.keeper import Keeper
from candour.lookout.turns import AT_ONCE, MOST_WAITING
from tests.contracts.pretended import QUICK, Network, running
from tests.contracts.stream_kit import QUICKLY
from tests.rooms.listening.hospital import FETCH, NOW, Hospital

TIMES = 10
"""How often each event comes."""


def events_of(number: int, chance: random.Random) -> list[Incoming]:
    """This will make the life of one post: written, edited up to three times, perhaps taken down."""
    first = Incoming(f"post-{number}", f"Version 0 of {number}.", "Jan", NOW)
    last = chance.randrange(4)
    life = [replace(first, text=f"Version {each} of {number}.", version=each) for each in range(last + 1)]
    if chance.random() < 0.3:
        life.append(replace(first, text="", version=last + 1, is_deleted=True))
    gaps = [event for event in life[:-1] if chance.random() < 0.7]
    return [*gaps, life[-1]]


def echo(hospital: Hospital, posts: int, seed: int) -> None:
    """This will send each event ten times, in any order, and compare what is kept with what was said last."""
    chance = random.Random(seed)  # noqa: S311 - an order that anybody can repeat
    lives = {number: events_of(number, chance) for number in range(posts)}
    sent = [event for life in lives.values() for event in life for _ in range(TIMES)]
    chance.shuffle(sent)
    for start in range(0, len(sent), 100):
        receive_many(by=FETCH, account=hospital.account, incoming=sent[start : start + 100], now=NOW)
    print(f"\n{len(sent):,} events of {posts:,} posts, seed {seed}")
    rows = {row.network_id: row for row in PublicPost.objects.all()}
    assert len(rows) == posts == PublicPost.objects.count()
    for life in lives.values():
        row, words = rows[life[-1].network_id], [event for event in life if not event.is_deleted]
        assert row.text == (max(words, key=lambda event: event.version).text if words else "")
        assert (row.deleted_at is not None) is life[-1].is_deleted


def test_each_event_ten_times_in_any_order_is_one_row_in_its_last_version(hospital: Hospital) -> None:
    echo(hospital, 25, seed=7)


@pytest.mark.in_full
def test_ten_thousand_echoes_leave_one_row_each(hospital: Hospital) -> None:
    echo(hospital, 460, seed=8)


def _log(file: Path, posts: int) -> None:
    """This will write what a network was told before it started, as it would have itself."""
    lines = []
    for number in range(posts):
        body = {"network_id": f"day-{number}", "text": "Lovely day.", "author": "Sam", "at": NOW.isoformat()}
        entry = {"what": "incoming", "time": NOW.isoformat(), "key": "", "bytes": json.dumps(body), "id": ""}
        lines.append(json.dumps(entry))
    file.write_text("\n".join(lines) + "\n")


def streamed(hospital: Hospital, network: Network, name: str = "Streamed") -> Account:
    return Account.objects.create(
        trust=hospital.trust,
        channel="pretend_streamed",
        name=name,
        address=network.address,
        settings=dict(QUICK),
        connected_at=NOW,
    )


@pytest.mark.in_full
@pytest.mark.timeout(1_800)
def test_a_poll_brings_a_whole_day_that_no_line_told_of(hospital: Hospital, tmp_path: Path) -> None:
    """5,853 comments, as many as a day in the life of a company brought once."""
    _log(tmp_path / "day.jsonl", 5_853)
    with running(tmp_path / "day.jsonl", "--page", "100") as network:
        account = streamed(hospital, network)
        Stream.objects.create(
            trust=hospital.trust, account=account, holder="one", opened_at=NOW, held_until=NOW, gap_since=NOW
        )
        for minute in range(10):
            worker.run_due(timezone.now(), limit=100_000, with_schedules=minute == 0)
    ids = set(PublicPost.objects.values_list("network_id", flat=True))
    print(f"\n{len(ids):,} of 5,853 came by the poll")
    assert ids == {f"day-{number}" for number in range(5_853)}
    assert Stream.objects.get().gap_since is None


def test_a_flood_waits_on_its_network_while_its_posts_wait_to_be_read(
    hospital: Hospital, elsewhere: Hospital, tmp_path: Path
) -> None:
    with running(tmp_path / "flood.jsonl") as loud, running(tmp_path / "quiet.jsonl") as still:
        flooded, quiet = streamed(hospital, loud), streamed(elsewhere, still)
        keeper = Keeper(timezone.now, lambda: 0.0)
        try:
            _until(keeper, lambda: Stream.objects.filter(opened_at__isnull=False).count() == 2)
            for number in range(MOST_UNREAD_OF_A_LINE + AT_ONCE):
                loud.say(f"flood-{number}", "Again and again.")
            _until(
                keeper, lambda: PublicPost.objects.filter(account=flooded).count() >= MOST_UNREAD_OF_A_LINE
            )
            still.say("quiet", "Nobody told us anything.")
            _until(keeper, lambda: PublicPost.objects.filter(account=quiet).exists())
            taken = PublicPost.objects.filter(account=flooded).count()
            assert taken < MOST_UNREAD_OF_A_LINE + AT_ONCE
            assert keeper.turns.waiting(flooded.pk) <= MOST_WAITING
            for _ in range(3):
                worker.run_due(timezone.now())
                _until(keeper, lambda: True)
            assert PublicPost.objects.filter(account=flooded).count() == MOST_UNREAD_OF_A_LINE + AT_ONCE
        finally:
            keeper.end()


def test_a_poll_brings_no_more_while_what_came_waits_to_be_read(hospital: Hospital, tmp_path: Path) -> None:
    _log(tmp_path / "many.jsonl", 2 * MOST_UNREAD)
    with running(tmp_path / "many.jsonl", "--page", "50") as network:
        account = streamed(hospital, network)
        from candour.listening import fetching  # noqa: PLC0415 - beside what it is used for

        for _ in range(3):
            assert fetching.fetch_some(by=FETCH, account=account, now=timezone.now())
    assert PublicPost.objects.filter(account=account).count() == MOST_UNREAD


@pytest.mark.only_on("sqlite")
@pytest.mark.in_full
def test_seven_times_as_much_from_one_trust_is_felt_by_no_other(
    hospital: Hospital, elsewhere: Hospital, tmp_path: Path
) -> None:
    """From being said to being read, for the quiet trust: with five posts a second beside it, then 35."""
    with running(tmp_path / "flood.jsonl") as loud, running(tmp_path / "quiet.jsonl") as still:
        streamed(hospital, loud), streamed(elsewhere, still)
        keeper = Keeper(timezone.now, lambda: 0.0)
        try:
            _until(keeper, lambda: Stream.objects.filter(opened_at__isnull=False).count() == 2)
            before = _p95(keeper, loud, still, "before", beside=5)
            beside = _p95(keeper, loud, still, "beside", beside=35)
        finally:
            keeper.end()
    ratio = beside / before
    print(f"\nthe quiet trust's p95: {before:.0f} ms, beside a flood {beside:.0f} ms: {ratio:.2f} times")
    assert beside <= 1.5 * before


def _p95(
    keeper: Keeper, loud: Network, still: Network, name: str, beside: int, seconds: float = 30.0
) -> float:
    """This will let both be told things at their pace, and give the quiet one's wait in milliseconds."""
    said: dict[str, float] = {}
    waits: list[float] = []
    stop = threading.Event()

    def speak(network: Network, pace: float, mark: str, notes: dict[str, float] | None) -> None:
        number = 0
        while not stop.wait(1 / pace):
            number += 1
            if notes is not None:
                notes[f"{mark}-{number}"] = time.monotonic()
            network.say(f"{mark}-{number}", "Nobody told us anything.")

    threads = [
        threading.Thread(target=speak, args=(loud, beside, f"loud-{name}", None)),
        threading.Thread(target=speak, args=(still, 5, f"quiet-{name}", said)),
    ]
    for thread in threads:
        thread.start()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        keeper.take_in(0.005)
        worker.run_due(timezone.now(), limit=1)
        done = PublicPost.objects.filter(network_id__in=list(said)).exclude(kind="")
        now = time.monotonic()
        waits += [
            1000 * (now - said.pop(network_id)) for network_id in done.values_list("network_id", flat=True)
        ]
    stop.set()
    for thread in threads:
        thread.join()
    return statistics.quantiles(waits, n=20)[-1]


def _until(keeper: Keeper, holds: Callable[[], bool]) -> None:
    """This will let the keeper work until something holds, and then until nothing waits that may be taken."""
    end = time.monotonic() + QUICKLY
    while time.monotonic() < end:
        keeper.look()
        while keeper.take_in(0.05):
            pass
        if holds():
            return
    assert holds()
