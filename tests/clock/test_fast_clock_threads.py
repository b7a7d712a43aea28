"""Threads and child processes: the clock waits for what can still act."""

import asyncio
import os
import queue
import select
import subprocess
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress

import pytest


def exactly(seconds):
    return pytest.approx(seconds, abs=0.001)


def about(seconds):
    """Allow for a busy machine: real waits come out late, or lose the moment in which they end."""
    return pytest.approx(seconds + 0.4, abs=0.55)


def test_five_sleeps_in_five_threads_take_as_long_as_one(clock, took):
    async def scenario():
        await asyncio.gather(*(asyncio.to_thread(time.sleep, 1) for _ in range(5)))

    assert took(scenario) == exactly(1)
    assert clock.blocked == []


def test_a_pool_of_two_takes_three_rounds_for_six_sleeps(took):
    async def scenario():
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(2) as pool:
            await asyncio.gather(*(loop.run_in_executor(pool, time.sleep, 1) for _ in range(6)))

    assert took(scenario) == exactly(3)


def test_a_loop_in_a_pool_does_not_wait_for_its_own_work(clock):
    with ThreadPoolExecutor(1) as pool:
        began = clock.now()
        pool.submit(asyncio.run, asyncio.sleep(600)).result()
    assert clock.now() - began == exactly(600)


def test_a_chain_of_executor_calls_takes_its_sum(took):
    async def scenario():
        loop = asyncio.get_running_loop()
        for _ in range(10):
            await loop.run_in_executor(None, time.sleep, 0.5)

    assert took(scenario) == exactly(5)


def test_threads_and_coroutines_sleep_side_by_side(took):
    async def scenario():
        ticks = []

        async def tick():
            for _ in range(10):
                await asyncio.sleep(0.1)
                ticks.append(1)

        await asyncio.gather(tick(), asyncio.to_thread(time.sleep, 0.55))
        assert len(ticks) == 10

    assert took(scenario) == exactly(1)


def test_a_timeout_round_a_thread_fires_at_its_limit(took):
    async def scenario():
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1):
                await asyncio.to_thread(time.sleep, 3)

    assert took(scenario) == exactly(1)


def test_wait_for_is_long_enough_for_a_shorter_thread(took):
    async def scenario():
        await asyncio.wait_for(asyncio.to_thread(time.sleep, 0.9), 1)

    assert took(scenario) == exactly(0.9)


def test_a_started_thread_calls_back_after_its_sleep(took):
    async def scenario():
        loop = asyncio.get_running_loop()
        event = asyncio.Event()

        def work():
            time.sleep(1)
            time.sleep(0.5)
            loop.call_soon_threadsafe(event.set)

        thread = threading.Thread(target=work)
        thread.start()
        await event.wait()
        thread.join()

    assert took(scenario) == exactly(1.5)


def test_a_thread_sleeps_on_while_the_loop_is_blocked(took):
    async def scenario():
        def twice():
            time.sleep(1)
            time.sleep(1)

        task = asyncio.create_task(asyncio.to_thread(twice))
        await asyncio.sleep(0.5)
        time.sleep(1.5)
        await task

    assert took(scenario) == exactly(2)


def test_a_thread_waits_for_a_coroutine_of_the_loop(took):
    async def scenario():
        loop = asyncio.get_running_loop()

        def ask():
            asyncio.run_coroutine_threadsafe(asyncio.sleep(200), loop).result()

        await asyncio.to_thread(ask)

    assert took(scenario) == exactly(200)


def test_threads_wait_for_each_other(took):
    async def scenario():
        items = queue.Queue()

        def produce():
            for item in range(3):
                time.sleep(1)
                items.put(item)

        def consume():
            return [items.get() for _ in range(3)]

        _, got = await asyncio.gather(asyncio.to_thread(produce), asyncio.to_thread(consume))
        assert got == [0, 1, 2]

    assert took(scenario) == exactly(3)


def test_a_loop_in_each_thread_shares_the_clock(took):
    async def scenario():
        def run():
            asyncio.run(asyncio.sleep(1))

        await asyncio.gather(*(asyncio.to_thread(run) for _ in range(3)))

    assert took(scenario) == exactly(1)


def test_a_loop_that_joins_a_sleeping_thread_is_charged_and_does_not_hang(took):
    async def scenario():
        thread = threading.Thread(target=time.sleep, args=(0.4,))
        thread.start()
        thread.join()

    assert took(scenario) == about(0.4)


def test_a_thread_that_is_really_blocked_takes_real_time(took):
    async def scenario():
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await asyncio.to_thread(select.select, [], [], [], 0.4)

    assert took(scenario) == about(0.2)
    assert took(lambda: asyncio.to_thread(select.select, [], [], [], 0.3)) == about(0.28)


def test_computing_in_a_thread_stops_the_clock(took):
    def crunch():
        end = time.thread_time() + 0.1
        while time.thread_time() < end:
            pass

    assert took(lambda: asyncio.gather(asyncio.to_thread(crunch), asyncio.sleep(1))) == exactly(1)


def test_waiting_for_a_thread_that_computes_is_not_taken_for_blocking(clock, took):
    def crunch(seconds):
        end = time.thread_time() + seconds
        while time.thread_time() < end:
            pass

    async def scenario():
        task = asyncio.create_task(asyncio.to_thread(crunch, 0.7))
        await asyncio.sleep(0)
        crunch(0.4)
        await task

    assert took(scenario) == exactly(0)
    assert clock.blocked == []


def test_an_exempt_thread_stops_nothing(clock, took):
    stop = threading.Event()
    watchdog = threading.Thread(target=stop.wait, args=(30,))
    clock.exempt(watchdog)
    watchdog.start()
    assert took(lambda: asyncio.sleep(100)) == exactly(100)
    stop.set()
    watchdog.join()


def test_a_child_process_takes_real_time(took):
    async def scenario():
        child = await asyncio.create_subprocess_exec("sleep", "0.3")
        assert await child.wait() == 0

    assert took(scenario) == about(0.29)


def test_a_timeout_round_a_child_process_does_not_fire_early(took):
    async def scenario():
        code = "import time; time.sleep(0.3); print('done')"
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-c", code, stdout=subprocess.PIPE
        )
        async with asyncio.timeout(30):
            out, _ = await child.communicate()
        assert out == b"done\n"

    assert took(scenario) < 20


def test_a_child_that_the_loop_does_not_know_of_takes_real_time_too(took):
    async def scenario():
        child = subprocess.Popen(["sleep", "0.3"])
        async with asyncio.timeout(30):
            while child.poll() is None:
                await asyncio.sleep(0.05)

    assert took(scenario) < 20


def test_when_the_child_has_ended_the_clock_jumps_again(took):
    async def scenario():
        child = await asyncio.create_subprocess_exec("true")
        await child.wait()
        start = time.monotonic()
        await asyncio.sleep(500)
        assert time.monotonic() - start == exactly(500)

    assert took(scenario) == pytest.approx(500, abs=5)


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_pool_of_processes_takes_real_time(took):
    async def scenario():
        loop = asyncio.get_running_loop()
        with ProcessPoolExecutor(1) as pool:
            assert await asyncio.wait_for(loop.run_in_executor(pool, abs, -3), 30) == 3
            start = time.monotonic()
            await asyncio.sleep(400)
            assert time.monotonic() - start == exactly(400)

    assert 400 <= took(scenario) < 430


def forked(seconds):
    """A child by `os.fork` that sleeps and then writes into a pipe."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        before = time.monotonic()
        time.sleep(seconds)
        os.write(writing, b"late" if time.monotonic() - before < seconds else b"done")
        os._exit(0)
    os.close(writing)
    return reading, child


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_process_with_a_pipe_takes_real_time(took):
    async def scenario():
        loop = asyncio.get_running_loop()
        reading, child = forked(0.3)
        ready = loop.create_future()
        loop.add_reader(reading, ready.set_result, None)
        async with asyncio.timeout(30):
            await ready
        loop.remove_reader(reading)
        assert os.read(reading, 10) == b"done"
        os.close(reading)
        await asyncio.to_thread(os.waitpid, child, 0)
        start = time.monotonic()
        await asyncio.sleep(400)
        assert time.monotonic() - start == exactly(400)

    assert 400.2 < took(scenario) < 420


def test_a_spawned_process_and_a_command_take_real_time(took):
    async def scenario():
        child = os.posix_spawn("/bin/sleep", ["sleep", "0.3"], {})
        async with asyncio.timeout(30):
            await asyncio.to_thread(os.waitpid, child, 0)
        assert os.system("sleep 0.1") == 0

    assert took(scenario) == about(0.38)


@pytest.mark.parametrize(
    "wait",
    [
        lambda seconds: select.select([], [], [], seconds),
        lambda seconds: held_lock().acquire(timeout=seconds),
        lambda seconds: queue.SimpleQueue().get(timeout=seconds),
    ],
    ids=["select", "lock", "queue"],
)
def test_a_wait_in_c_beside_a_busy_loop_is_as_long_on_the_clock(took, wait):
    """A thread that waits in C takes real time, also while the loop computes."""

    async def scenario():
        waiting = asyncio.create_task(asyncio.to_thread(suppressed(queue.Empty, wait), 0.6))
        while not waiting.done():
            await asyncio.sleep(0.01)
            sum(range(200_000))

    assert took(scenario) == about(0.6)


def held_lock():
    lock = threading.Lock()
    lock.acquire()
    return lock


def suppressed(error, function):
    def call(*arguments):
        with suppress(error):
            function(*arguments)

    return call
