"""Installing a clock leaves no trace, and the wall clock names the line as well."""

import asyncio
import subprocess
import sys
import threading
import time
import types
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import ProcessPoolExecutor

import pytest

from grader.worker.clock.fast import FastClock, fast_clock_unavailable
from grader.worker.clock.wall import WallClock

OWNERS = [
    time,
    asyncio,
    asyncio.events,
    threading.Thread,
    threading.Condition,
    ThreadPoolExecutor,
    ProcessPoolExecutor,
    subprocess.Popen,
]


def snapshot():
    return [dict(vars(owner)) for owner in OWNERS]


@pytest.mark.parametrize("make", [FastClock, WallClock])
def test_everything_is_as_before_when_the_clock_is_taken_out(make):
    before = snapshot()
    with make().installed():
        assert snapshot() != before
    assert snapshot() == before


def test_everything_is_as_before_after_an_error_too():
    before = snapshot()
    with pytest.raises(KeyError), FastClock().installed():
        raise KeyError
    assert snapshot() == before


def test_a_clock_is_not_installed_twice():
    clock = FastClock()
    with clock.installed(), pytest.raises(RuntimeError), clock.installed():
        pass


def test_a_sleep_that_was_kept_is_the_real_one_again():
    clock = FastClock()
    with clock.installed():
        kept = time.sleep
    start = clock.now()
    kept(0.01)
    assert clock.now() == start


def test_a_thread_that_is_left_asleep_wakes_when_the_clock_goes():
    clock = FastClock()
    with clock.installed():
        pool = ThreadPoolExecutor(1)

        async def scenario():
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(1):
                    await asyncio.get_running_loop().run_in_executor(pool, time.sleep, 500)

        asyncio.run(scenario())
    pool.shutdown()


def test_the_wall_clock_sleeps_and_names_the_line():
    clock = WallClock()

    async def scenario():
        time.sleep(0.02)

    with clock.installed():
        time.sleep(0.001)
        asyncio.run(scenario())
    (blocked,) = clock.blocked
    assert (blocked.file, blocked.line) == (__file__, scenario.__code__.co_firstlineno + 1)
    assert blocked.seconds >= 0.02
    assert blocked.what == "time.sleep"


def test_here_the_fast_clock_is_available_or_says_why(monkeypatch):
    reason = fast_clock_unavailable()
    assert reason is None or reason.endswith(".")


def test_uvloop_and_other_systems_are_refused_in_a_sentence(monkeypatch):
    monkeypatch.setitem(sys.modules, "uvloop", types.ModuleType("uvloop"))
    if sys.platform.startswith("linux"):
        assert "uvloop" in (fast_clock_unavailable() or "")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert "Linux" in (fast_clock_unavailable() or "")
