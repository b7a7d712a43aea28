"""When nothing can ever happen again, the run ends at once and says who waits for what."""

import asyncio
import pickle
import sys

import pytest

from grader.worker.clock import Deadlock
from grader.worker.clock.core import BareLoop, VirtualTime


def line_of(function, text):
    source_line = function.__code__.co_firstlineno
    with open(__file__) as file:
        for number, line in enumerate(file, 1):
            if number > source_line and text in line:
                return number
    raise AssertionError(text)


def waiting_in(scenario):
    with pytest.raises(Deadlock) as caught:
        asyncio.run(scenario(), debug=False)
    return caught.value.waiting


def test_an_event_that_nobody_sets(clock):
    async def scenario():
        await asyncio.Event().wait()

    (waiting,) = waiting_in(scenario)
    assert waiting.coroutine.endswith("scenario")
    assert (waiting.file, waiting.line) == (__file__, line_of(scenario, ".wait()"))
    assert waiting.on == "Event.wait"


def test_the_line_is_the_innermost_one_that_is_not_asyncios(clock):
    async def helper():
        await asyncio.Queue().get()

    async def scenario():
        await helper()

    (waiting,) = waiting_in(scenario)
    assert waiting.coroutine.endswith("scenario")
    assert waiting.line == line_of(helper, ".get()")


def test_a_future_that_nobody_resolves(clock):
    async def scenario():
        await asyncio.get_running_loop().create_future()

    (waiting,) = waiting_in(scenario)
    assert (waiting.line, waiting.on) == (line_of(scenario, "create_future"), "Future")


def test_a_queue_that_stays_empty(clock):
    async def scenario():
        await asyncio.Queue().get()

    assert [one.on for one in waiting_in(scenario)] == ["Queue.get"]


def test_a_lock_that_is_taken_twice(clock):
    async def scenario():
        lock = asyncio.Lock()
        async with lock, lock:
            pass

    (waiting,) = waiting_in(scenario)
    assert waiting.on == "Lock.acquire"
    assert waiting.line == line_of(scenario, "async with lock, lock")


def test_two_tasks_that_wait_for_each_other_are_both_named(clock):
    async def scenario():
        first, second = asyncio.Lock(), asyncio.Lock()

        async def take(one, other):
            async with one:
                await asyncio.sleep(1)
                await other.acquire()

        async with asyncio.TaskGroup() as group:
            group.create_task(take(first, second), name="anna")
            group.create_task(take(second, first), name="bert")

    waiting = {one.task: one for one in waiting_in(scenario)}
    assert {"anna", "bert"} < set(waiting)
    assert waiting["anna"].line == waiting["bert"].line == line_of(scenario, "other.acquire()")


def test_a_task_that_waits_for_another_names_it(clock):
    async def scenario():
        await asyncio.create_task(asyncio.Event().wait(), name="the other")

    assert "task the other" in [one.on for one in waiting_in(scenario)]


def test_a_wait_beyond_the_horizon_is_a_deadlock_and_one_within_is_not(clock, took):
    assert took(lambda: asyncio.sleep(899)) == pytest.approx(899, abs=0.001)
    with pytest.raises(Deadlock):
        asyncio.run(asyncio.sleep(901))


def test_a_deadlock_after_threads_have_worked_is_found(clock):
    async def scenario():
        await asyncio.to_thread(sys.getrefcount, None)
        await asyncio.Event().wait()

    assert [one.on for one in waiting_in(scenario)] == ["Event.wait"]


def test_the_tasks_are_cancelled_so_that_their_clean_up_runs(clock):
    cleaned = []

    async def scenario():
        try:
            await asyncio.Event().wait()
        finally:
            cleaned.append(True)

    waiting_in(scenario)
    assert cleaned == [True]


def test_a_deadlock_can_leave_the_process(clock):
    with pytest.raises(Deadlock) as caught:
        asyncio.run(asyncio.Event().wait())
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (copy.waiting, str(copy)) == (caught.value.waiting, str(caught.value))


def test_the_bare_core_reports_it_as_well():
    loop = BareLoop(VirtualTime())
    task = loop.create_task(asyncio.Event().wait(), name="stuck")
    with pytest.raises(Deadlock, match="stuck"):
        loop.run_until_complete(task)
    task.cancel()
    loop.run_until_complete(asyncio.wait([task]))
    loop.close()
