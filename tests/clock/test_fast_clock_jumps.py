"""Idle waits take no time and read as if they had."""

import asyncio
import time
from contextlib import suppress

import pytest


def exactly(seconds):
    return pytest.approx(seconds, abs=0.001)


def test_a_gather_takes_as_long_as_its_longest_sleep(took):
    async def scenario():
        await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2), asyncio.sleep(3))

    assert took(scenario) == exactly(3)


def test_serial_awaits_take_their_sum(took):
    async def scenario():
        for seconds in (1, 2, 3):
            await asyncio.sleep(seconds)

    assert took(scenario) == exactly(6)


def test_wait_for_fires_at_its_limit(took):
    async def scenario():
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.sleep(10), 1.5)

    assert took(scenario) == exactly(1.5)


def test_a_timeout_block_fires_at_its_limit(took):
    async def scenario():
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(2.25):
                await asyncio.Event().wait()

    assert took(scenario) == exactly(2.25)


def test_a_timeout_that_is_long_enough_does_not_fire(took):
    async def scenario():
        async with asyncio.timeout(2):
            await asyncio.sleep(1.9)

    assert took(scenario) == exactly(1.9)


def test_a_queue_makes_the_consumer_wait_for_the_producer(took):
    async def scenario():
        queue = asyncio.Queue(maxsize=1)

        async def produce():
            for item in range(5):
                await asyncio.sleep(0.5)
                await queue.put(item)

        producer = asyncio.create_task(produce())
        for expected in range(5):
            assert await queue.get() == expected
            await asyncio.sleep(1)
        await producer

    assert took(scenario) == exactly(5.5)


def test_an_async_generator_sleeps_between_its_items(took):
    async def scenario():
        async def ticks():
            for tick in range(3):
                await asyncio.sleep(1)
                yield tick

        assert [tick async for tick in ticks()] == [0, 1, 2]

    assert took(scenario) == exactly(3)


def test_all_clocks_follow_the_loop(clock):
    async def scenario():
        loop = asyncio.get_running_loop()
        clocks = [time.monotonic, time.perf_counter, time.time, loop.time]
        before = [read() for read in clocks]
        nanoseconds = time.monotonic_ns(), time.perf_counter_ns(), time.time_ns()
        await asyncio.sleep(2)
        passed = [read() - then for read, then in zip(clocks, before, strict=True)]
        assert passed == [exactly(2)] * 4
        after = time.monotonic_ns(), time.perf_counter_ns(), time.time_ns()
        assert [b - a for a, b in zip(nanoseconds, after, strict=True)] == [
            pytest.approx(2e9, abs=1e6)
        ] * 3

    asyncio.run(scenario())


@pytest.mark.parametrize("of", ["the loop", "time"])
def test_no_two_readings_are_the_same_as_on_a_real_clock(clock, of):
    async def scenario():
        read = asyncio.get_running_loop().time if of == "the loop" else time.monotonic
        due = read()
        assert due < read() < due + 0.001

    asyncio.run(scenario())


def test_timers_that_are_set_in_one_turn_fire_in_one(clock):
    async def scenario():
        loop, fired = asyncio.get_running_loop(), []
        for _ in range(3):
            loop.call_later(1, lambda: fired.append(loop.time()))
        await asyncio.sleep(2)
        assert max(fired) - min(fired) < 1e-6
        begin = loop.time()
        await asyncio.sleep(1)
        assert loop.time() - begin >= 1

    asyncio.run(scenario())


def test_the_epoch_is_kept(clock):
    assert time.time() > 1_500_000_000


def test_asyncio_run_works_twice_in_a_row(took):
    assert took(lambda: asyncio.sleep(1)) == exactly(1)
    assert took(lambda: asyncio.sleep(2)) == exactly(2)


def test_an_explicit_new_loop_and_a_runner_live_by_the_clock_too(clock):
    start = clock.now()
    loop = asyncio.new_event_loop()
    loop.run_until_complete(asyncio.sleep(1))
    loop.close()
    with asyncio.Runner(loop_factory=clock.new_event_loop) as runner:
        runner.run(asyncio.sleep(1))
    assert clock.now() - start == exactly(2)


def test_debug_mode_changes_no_time_and_reports_the_slow_callback(clock, caplog):
    async def scenario():
        start = clock.now()
        await asyncio.sleep(1)
        time.sleep(2)
        return clock.now() - start

    assert asyncio.run(scenario(), debug=True) == exactly(3)
    assert "took 2.000 seconds" in caplog.text


def test_time_stands_while_tasks_merely_yield(took):
    async def scenario():
        for _ in range(1000):
            await asyncio.sleep(0)

    assert took(scenario) == 0


def test_waiting_by_yielding_ends_when_the_timer_is_due(took):
    async def scenario():
        done = asyncio.create_task(asyncio.sleep(0.05))
        while not done.done():
            await asyncio.sleep(0)

    assert took(scenario) == pytest.approx(0.05, abs=0.01)


def test_waiting_by_asking_for_the_time_ends_too(took):
    async def scenario():
        end = time.perf_counter() + 0.05
        while time.perf_counter() < end:
            pass

    assert took(scenario) == pytest.approx(0.05, abs=0.01)


def test_computing_is_not_charged(took):
    async def scenario():
        end = time.thread_time() + 0.1
        while time.thread_time() < end:
            pass

    assert took(scenario) == 0


def test_a_cancelled_sleep_leaves_no_time_behind(took):
    async def scenario():
        task = asyncio.create_task(asyncio.sleep(100))
        await asyncio.sleep(1)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    assert took(scenario) == exactly(1)


def test_a_student_who_patches_the_clocks_does_not_move_it(clock, monkeypatch):
    async def scenario():
        monkeypatch.setattr(time, "monotonic", lambda: 0.0)
        monkeypatch.setattr(time, "sleep", lambda seconds: None)
        start = clock.now()
        await asyncio.sleep(2)
        return clock.now() - start

    assert asyncio.run(scenario()) == exactly(2)
    monkeypatch.undo()
