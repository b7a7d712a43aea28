"""The core of the fast clock by itself: a loop without sockets, threads or an operating system."""

import asyncio
import subprocess
import sys

import pytest

from grader.worker.clock.core import BareLoop, Deadlock, VirtualTime
from grader.worker.probes.waits import Waits

WITHOUT_THREADS = """
import asyncio, sys, threading, time
del time.thread_time, threading.get_native_id, threading.Thread.start
sys.modules |= dict.fromkeys(["multiprocessing", "resource", "concurrent.futures.thread"])
from grader.worker.clock.core import BareLoop, VirtualTime
loop = BareLoop(VirtualTime())
start = loop.time()
loop.run_until_complete(asyncio.wait([loop.create_task(asyncio.sleep(2))]))
print(round(loop.time() - start, 9))
print(*sorted(name for name in sys.modules if name.startswith("grader.worker.clock.")))
"""


@pytest.fixture
def loop():
    loop = BareLoop(VirtualTime())
    yield loop
    loop.close()


def test_it_jumps(loop):
    async def scenario():
        start = loop.time()
        await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2))
        await asyncio.sleep(3)
        return loop.time() - start

    assert loop.run_until_complete(scenario()) == pytest.approx(5, abs=0.001)


def test_it_reports_a_deadlock(loop):
    async def scenario():
        await asyncio.Event().wait()

    task = loop.create_task(scenario())
    with pytest.raises(Deadlock):
        loop.run_until_complete(task)
    line = scenario.__code__.co_firstlineno + 1
    waiting = Waits(__file__).now(loop)
    assert [(one.line, one.on) for one in waiting] == [(line, "Event.wait")]
    task.cancel()
    loop.run_until_complete(asyncio.wait([task]))


def test_it_needs_no_threads_and_nothing_else_of_the_clock():
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_THREADS], capture_output=True, text=True, check=False
    )
    assert (ran.stderr, ran.stdout.splitlines()) == (
        "",
        ["2.0", "grader.worker.clock.core grader.worker.clock.interface"],
    )


def test_no_pause_looks_shorter_than_it_was_asked_to_be():
    """`1000.3 + 0.1 - 1000.3` is less than 0.1, and a program that asserts `>= 0.1` is right."""

    async def pauses():
        found = []
        for seconds in (0.1, 0.3, 0.7, 0.05, 2.3, 3.5) * 20:
            begun = loop.time()
            await asyncio.sleep(seconds)
            found.append(loop.time() - begun >= seconds)
        return found

    loop = BareLoop(VirtualTime())
    assert all(loop.run_until_complete(pauses()))
    loop.close()
