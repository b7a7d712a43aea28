"""The bare clock: exact times on a loop that needs no operating system, as in a browser."""

import asyncio
import datetime
import queue
import threading
import time

import pytest

from grader.worker.clock.bare import BareClock
from grader.worker.clock.core import Deadlock


def on_bare_clock(main):
    clock = BareClock()
    with clock.installed():
        began = clock.now()
        with asyncio.Runner(loop_factory=clock.new_event_loop) as runner:
            value = runner.run(main())
    return value, clock.now() - began, clock


def test_waits_at_once_take_as_long_as_the_longest():
    async def main():
        return await asyncio.gather(*(asyncio.sleep(n, n) for n in (1, 3, 2)))

    value, seconds, _ = on_bare_clock(main)
    assert (value, seconds) == ([1, 3, 2], pytest.approx(3, abs=1e-6))


def test_a_blocking_sleep_is_charged_and_noted_with_its_line():
    async def main():
        time.sleep(2)

    _, seconds, clock = on_bare_clock(main)
    assert seconds == pytest.approx(2, abs=1e-6)
    (blocked,) = clock.blocked
    assert (blocked.seconds, blocked.file, blocked.what) == (2, __file__, "time.sleep")


def test_all_clocks_show_the_same_time():
    async def main():
        began = time.monotonic(), time.time(), datetime.datetime.now()
        await asyncio.sleep(60)
        after = time.monotonic(), time.time(), datetime.datetime.now()
        return [b - a for a, b in zip(began, after, strict=True)]

    (monotonic, epoch, date), _, _ = on_bare_clock(main)
    assert [monotonic, epoch, date.total_seconds()] == pytest.approx([60] * 3, abs=1e-3)


def test_a_loop_that_spins_sees_the_time_pass():
    async def main():
        loop = asyncio.get_running_loop()
        end = loop.time() + 0.5
        while time.monotonic() < end:
            await asyncio.sleep(0)
        return loop.time() - end

    late, _, _ = on_bare_clock(main)
    assert 0 <= late < 1


def test_two_readings_of_the_loops_clock_differ():
    async def main():
        loop = asyncio.get_running_loop()
        return loop.time() < loop.time()

    assert on_bare_clock(main)[0]


def test_a_wait_with_a_limit_for_another_thread_takes_its_time():
    async def main():
        return threading.Event().wait(2), threading.Lock().acquire()

    value, seconds, clock = on_bare_clock(main)
    assert value == (False, True)
    assert seconds == pytest.approx(2, abs=1e-6)
    (blocked,) = clock.blocked
    assert (blocked.seconds, blocked.file, blocked.what) == (2, __file__, "blocking call")


@pytest.mark.parametrize(
    "wait",
    [
        lambda: threading.Event().wait(),
        lambda: queue.Queue().get(),
        lambda: threading.Condition().acquire() and threading.Semaphore(0).acquire(),
        lambda: asyncio.run_coroutine_threadsafe(
            asyncio.sleep(0), asyncio.get_running_loop()
        ).result(),
    ],
)
def test_a_wait_without_one_is_for_ever(wait):
    async def main():
        wait()

    with pytest.raises(Deadlock):
        on_bare_clock(main)


def test_what_nothing_wakes_is_a_deadlock():
    with pytest.raises(Deadlock):
        on_bare_clock(asyncio.Event().wait)


def test_afterwards_every_clock_is_real_again():
    before = time.sleep, time.monotonic, asyncio.new_event_loop
    on_bare_clock(lambda: asyncio.sleep(1))
    assert (time.sleep, time.monotonic, asyncio.new_event_loop) == before
