"""Fault 26, for workers: a clock that jumps is not believed at once, and ticks tell what really passed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from candour.jobs.ticking import BELIEVED_AFTER, SteadyClock, seconds_between, tick_of

START = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)


@dataclass
class Machine:
    """A machine whose clock can be set; its count cannot."""

    count: float = 1000.0
    wrong_by: timedelta = timedelta(0)

    def time(self) -> datetime:
        return START + timedelta(seconds=self.count - 1000.0) + self.wrong_by

    def clock(self) -> SteadyClock:
        return SteadyClock(self.time, lambda: self.count, "this-start")


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(days=-1), timedelta(days=1)])
def test_a_jump_is_not_believed_until_it_has_stood_for_two_minutes(jump: timedelta) -> None:
    machine = Machine()
    clock = machine.clock()
    assert clock() == START
    machine.count, machine.wrong_by = 1010.0, jump
    assert clock() == START + timedelta(seconds=10)
    machine.count += BELIEVED_AFTER - 1
    assert clock() == START + timedelta(seconds=10 + BELIEVED_AFTER - 1)
    machine.count += 1
    assert clock() == START + timedelta(seconds=10 + BELIEVED_AFTER) + jump


def test_a_jump_that_is_put_right_leaves_no_trace() -> None:
    machine = Machine()
    clock = machine.clock()
    clock()
    machine.wrong_by = timedelta(days=1)
    assert clock() == START
    machine.count, machine.wrong_by = 1060.0, timedelta(0)
    assert clock() == START + timedelta(seconds=60)
    machine.wrong_by = timedelta(days=1)
    machine.count += BELIEVED_AFTER - 1
    assert clock() == START + timedelta(seconds=60 + BELIEVED_AFTER - 1), "the two minutes begin anew"


def test_small_steps_are_how_clocks_are_set_right() -> None:
    machine = Machine()
    clock = machine.clock()
    clock()
    for seconds in (2, 4, 6, 8):
        machine.wrong_by = timedelta(seconds=seconds)
        assert clock() == machine.time()


def test_ticks_tell_what_passed_whatever_the_clock_says() -> None:
    machine = Machine()
    clock = machine.clock()
    first = tick_of(clock)
    machine.count, machine.wrong_by = 1030.5, timedelta(days=1)
    assert seconds_between(first, tick_of(clock)) == 30.5


def test_ticks_of_another_start_or_of_a_clock_without_any_tell_nothing() -> None:
    machine = Machine()
    other = SteadyClock(machine.time, lambda: 5.0, "another-start")
    assert seconds_between(tick_of(machine.clock()), tick_of(other)) is None
    assert tick_of(machine.time) == ""
    assert seconds_between("", "") is None


def test_the_machine_s_own_count_goes_on() -> None:
    clock = SteadyClock(lambda: datetime.now(UTC))
    passed = seconds_between(clock.tick(), clock.tick())
    assert passed is None or 0 <= passed < 10
