"""When nothing can ever happen again, the run ends at once, and the lines that wait can be told."""

import asyncio
import sys

import pytest

from grader.worker.clock.core import Deadlock
from grader.worker.probes.waits import Waits


def line_of(function, text):
    source_line = function.__code__.co_firstlineno
    with open(__file__) as file:
        for number, line in enumerate(file, 1):
            if number > source_line and text in line:
                return number
    raise AssertionError(text)


def waiting_in(scenario):
    """What a worker tells of the tasks that wait when this ends in a deadlock: line, awaited."""
    with asyncio.Runner(debug=False) as runner:
        with pytest.raises(Deadlock):
            runner.run(scenario())
        waiting = Waits(__file__).now(runner.get_loop())
    return [(one.line, one.on) for one in waiting]


def test_an_event_that_nobody_sets(clock):
    async def scenario():
        await asyncio.Event().wait()

    assert waiting_in(scenario) == [(line_of(scenario, ".wait()"), "Event.wait")]


def test_the_line_is_the_innermost_one_of_the_file(clock):
    async def helper():
        await asyncio.Queue().get()

    async def scenario():
        await helper()

    assert waiting_in(scenario) == [(line_of(helper, ".get()"), "Queue.get")]


def test_a_future_that_nobody_resolves(clock):
    async def scenario():
        await asyncio.get_running_loop().create_future()

    ((line, on),) = waiting_in(scenario)
    assert (line, on) == (line_of(scenario, "create_future"), scenario.__qualname__)


def test_a_queue_that_stays_empty(clock):
    async def scenario():
        await asyncio.Queue().get()

    assert waiting_in(scenario) == [(line_of(scenario, ".get()"), "Queue.get")]


def test_a_lock_that_is_taken_twice(clock):
    async def scenario():
        lock = asyncio.Lock()
        async with lock, lock:
            pass

    line = line_of(scenario, "async with lock, lock")
    assert waiting_in(scenario) == [(line, "Lock.acquire")]


def test_two_tasks_that_wait_for_each_other_are_both_told(clock):
    async def scenario():
        first, second = asyncio.Lock(), asyncio.Lock()

        async def take(one, other):
            async with one:
                await asyncio.sleep(1)
                await other.acquire()

        async with asyncio.TaskGroup() as group:
            group.create_task(take(first, second))
            group.create_task(take(second, first))

    line = line_of(scenario, "other.acquire()")
    assert waiting_in(scenario).count((line, "Lock.acquire")) == 2


def test_a_task_that_waits_for_another_is_told_with_it(clock):
    async def scenario():
        async def stuck():
            await asyncio.Event().wait()

        await asyncio.create_task(stuck())

    lines = [line_of(scenario, ".wait()"), line_of(scenario, "create_task(stuck())")]
    assert [line for line, _ in waiting_in(scenario)] == lines


def test_a_wait_beyond_the_horizon_is_a_deadlock_and_one_within_is_not(clock, took):
    assert took(lambda: asyncio.sleep(899)) == pytest.approx(899, abs=0.001)
    with pytest.raises(Deadlock):
        asyncio.run(asyncio.sleep(901))


def test_a_deadlock_after_threads_have_worked_is_found(clock):
    async def scenario():
        await asyncio.to_thread(sys.getrefcount, None)
        await asyncio.Event().wait()

    assert waiting_in(scenario) == [(line_of(scenario, ".wait()"), "Event.wait")]


def test_the_tasks_are_cancelled_so_that_their_clean_up_runs(clock):
    cleaned = []

    async def scenario():
        try:
            await asyncio.Event().wait()
        finally:
            cleaned.append(True)

    waiting_in(scenario)
    assert cleaned == [True]
