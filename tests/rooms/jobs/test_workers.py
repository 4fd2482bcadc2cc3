"""The contract of the engine, shown with real worker processes that are killed, slowed and raced."""

import os
import signal
import subprocess
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import pytest
from django.db import transaction

from candour.jobs import queries
from candour.jobs.models import State, Work
from candour.ledger.models import Event
from tests.rooms.jobs.conftest import NOW, Workers, ask, state_of
from tests.stopping import stop
from tests.waiting import wait_until

RACE = 1_000
"""So many that the second worker wakes before the first has done them all."""
LONG = 100_000 if os.environ.get("CANDOUR_FULL") else 10_000


def test_two_workers_racing_do_each_piece_of_work_once(workers: Workers, log: Path) -> None:
    workers.start()
    workers.start()
    with transaction.atomic():
        for number in range(RACE):
            ask("test.say", {"n": number, "log": str(log)})
    wait_until(lambda: Work.objects.filter(state=State.DONE).count() == RACE, 120)
    said = [line.split() for line in log.read_text().splitlines()]
    assert Counter(number for number, _ in said) == Counter({str(number): 1 for number in range(RACE)})
    assert len({process for _, process in said}) == 2, "both workers had a share"


def test_work_of_a_worker_killed_in_the_middle_is_done_by_another(
    workers: Workers, log: Path, tmp_path: Path
) -> None:
    work = ask("test.wait", {"log": str(log), "until": str(tmp_path / "go")})
    first = workers.start()
    wait_until(lambda: "begin 1" in log.read_text())
    first.send_signal(signal.SIGKILL)
    first.wait(10)
    (tmp_path / "go").touch()
    assert state_of(work) == State.RUNNING
    second = workers.start()
    wait_until(lambda: state_of(work) == State.DONE)
    assert log.read_text().splitlines() == [
        f"begin 1 {first.pid}",
        f"begin 2 {second.pid}",
        f"end 2 {second.pid}",
    ]


def test_work_outlives_the_whole_process_tree(workers: Workers, log: Path, tmp_path: Path) -> None:
    pieces = [ask("test.wait", {"log": str(log), "until": str(tmp_path / "go")}) for _ in range(2)]
    tree = [workers.start() for _ in range(2)]
    wait_until(lambda: log.read_text().count("begin") == 2)
    for process in tree:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)
    (tmp_path / "go").touch()
    workers.start()
    wait_until(lambda: {state_of(work) for work in pieces} == {State.DONE})
    assert log.read_text().count("end") == 2


def test_work_that_kills_its_worker_ends_dead_and_is_shown_to_a_person(workers: Workers, log: Path) -> None:
    work = ask("test.poison", {"log": str(log)})
    for attempt in (1, 2, 3):
        process = workers.start()
        process.wait(20)
        assert log.read_text().splitlines()[-1] == f"attempt {attempt}"
    after = workers.start()
    wait_until(lambda: state_of(work) == State.DEAD)
    other = ask("test.say", {"n": 1, "log": str(log)})
    wait_until(lambda: state_of(other) == State.DONE)
    assert after.poll() is None, "the worker lives on"
    assert log.read_text().count("attempt") == 3
    assert [dead.pk for dead in queries.dead_jobs()] == [work]
    assert Event.objects.get(name="jobs:job:died").about == {"work": work, "job": "test.poison"}


def test_work_longer_than_its_lease_is_kept_by_the_heartbeat(workers: Workers, log: Path) -> None:
    work = ask("test.slow", {"log": str(log), "seconds": 5})
    for _ in range(2):
        workers.start()
    wait_until(lambda: state_of(work) == State.DONE)
    assert [line.split()[:2] for line in log.read_text().splitlines()] == [["begin", "1"], ["end", "1"]]


def test_a_worker_that_comes_back_after_its_lease_ended_is_refused_by_the_fence(
    workers: Workers, log: Path, tmp_path: Path
) -> None:
    work = ask("test.wait", {"log": str(log), "until": str(tmp_path / "go")})
    sleeper = workers.start()
    wait_until(lambda: "begin 1" in log.read_text())
    stop(sleeper)
    (tmp_path / "go").touch()
    other = workers.start()
    wait_until(lambda: state_of(work) == State.DONE)
    ended = Work.objects.get(pk=work)
    sleeper.send_signal(signal.SIGCONT)
    wait_until(lambda: f"end 1 {sleeper.pid}" in log.read_text())
    sleeper.send_signal(signal.SIGTERM)
    assert sleeper.wait(15) == 0
    now = Work.objects.get(pk=work)
    assert (now.fence, now.attempts, now.ended_at) == (2, 2, ended.ended_at)
    assert f"end 2 {other.pid}" in log.read_text()


def test_an_idle_worker_that_is_killed_holds_nobody_up(workers: Workers, log: Path) -> None:
    workers.start().send_signal(signal.SIGKILL)
    other = workers.start()
    work = ask("test.say", {"n": 1, "log": str(log)})
    wait_until(lambda: state_of(work) == State.DONE)
    assert log.read_text() == f"1 {other.pid}\n"


def test_an_idle_worker_hardly_uses_the_processor_and_wakes_at_once(workers: Workers, log: Path) -> None:
    process = psutil.Process(workers.start().pid)
    first = ask("test.say", {"n": 0, "log": str(log)})
    wait_until(lambda: state_of(first) == State.DONE)
    before = process.cpu_times()
    work = ask("test.say", {"n": 1, "log": str(log)})
    wait_until(lambda: state_of(work) == State.DONE, 10)
    after = process.cpu_times()
    assert after.user + after.system - before.user - before.system < 1


def test_a_worker_told_to_stop_ends_what_it_has_in_hand_and_begins_nothing(
    workers: Workers, log: Path, tmp_path: Path
) -> None:
    go = tmp_path / "go"
    work = ask("test.wait", {"log": str(log), "until": str(go)})
    process = workers.start()
    wait_until(lambda: "begin" in log.read_text())
    later = ask("test.say", {"n": 1, "log": str(log)})
    process.send_signal(signal.SIGTERM)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.5)
    go.touch()
    assert process.wait(15) == 0
    assert (state_of(work), state_of(later)) == (State.DONE, State.WAITING)


def test_two_schedulers_ask_for_each_time_once(workers: Workers, log: Path) -> None:
    for _ in range(2):
        workers.start("--schedules", TEST_EVERY_LOG=str(log))
    wait_until(lambda: len(log.read_text().splitlines()) >= 4)
    for process in workers.processes:
        process.send_signal(signal.SIGTERM)
    for process in workers.processes:
        process.wait(15)
    seconds = Counter(log.read_text().splitlines())
    assert set(seconds.values()) == {1}


def test_a_payload_survives_another_secret_key_and_keys_it_does_not_know(workers: Workers, log: Path) -> None:
    with transaction.atomic():
        work = ask("test.say", {"n": "Zoë ☕", "log": str(log), "from a later release": {"x": [1]}})
    workers.start(CANDOUR_SECRET_KEY="quite another key")
    wait_until(lambda: state_of(work) == State.DONE)
    assert log.read_text().startswith("Zoë ☕ ")


def test_work_nobody_declares_here_waits_and_is_named(workers: Workers, log: Path) -> None:
    Work.objects.create(name="later.release", due_at=NOW, next_at=NOW)
    workers.start()
    work = ask("test.say", {"n": 1, "log": str(log)})
    wait_until(lambda: state_of(work) == State.DONE)
    assert queries.undeclared() == ["later.release"]


@pytest.mark.in_full_on("sqlite")
def test_a_long_queue_is_worked_off_oldest_first_in_flat_memory(
    workers: Workers, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    process = psutil.Process(workers.start().pid)
    first = ask("test.say", {"n": "first", "log": str(log)})
    wait_until(lambda: state_of(first) == State.DONE)
    before = process.memory_info().rss
    now = datetime.now(UTC)
    oldest_last = [now - timedelta(seconds=number) for number in range(LONG)]
    Work.objects.bulk_create(
        (
            Work(name="test.say", payload={"n": number, "log": str(log)}, due_at=due, next_at=due)
            for number, due in enumerate(oldest_last)
        ),
        batch_size=1000,
    )
    wait_until(lambda: len(log.read_text().splitlines()) > 200)
    grown = (process.memory_info().rss - before) / 2**20
    said = [int(line.split()[0]) for line in log.read_text().splitlines()[1:]]
    behind = [number for number in said if number >= LONG - 200]
    assert behind == sorted(behind, reverse=True), "the oldest goes first"
    with capsys.disabled():
        print(f"\nqueue of {LONG:,}: memory grew by {grown:.1f} MiB")
    assert grown <= 50
