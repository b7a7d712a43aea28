"""The time that is left to a worker: what it had to queue for a core is not counted."""

import os
import subprocess
import sys
import time

import pytest

from grader.worker.usage import PATIENCE, Budget, OfThread, Usage, usage
from tests.needs import linux


def used(cpu, queued, ran=1.0, leads=True):
    return Usage(cpu, {1: OfThread(ran, queued, leads)})


def budget(*looks, seconds=10.0, computing=6.0):
    seen = iter(looks)
    return Budget(seconds, computing, lambda: next(seen))


def spent(one, *steps):
    for step in steps:
        one.spend(step)
    return one


def test_time_on_an_idle_machine_counts():
    assert spent(budget(used(0.1, 0)), 4).left == 6


def test_time_in_the_queue_does_not_count():
    assert spent(budget(used(0.1, 3)), 4).left == 9


def test_a_step_never_gives_time_back():
    assert spent(budget(used(0.1, 30)), 4).left == 10


def test_even_a_late_machine_is_not_waited_for_for_ever():
    looks = [used(0, 9 * n) for n in range(1, PATIENCE + 2)]
    assert spent(budget(*looks, seconds=5), *[5] * PATIENCE).left <= 0


def test_computing_has_a_limit_of_its_own():
    one = spent(budget(used(5.9, 40), used(6.0, 80)), 40)
    assert (one.spun, one.left) == (False, 10)
    assert (spent(one, 40).left, one.spun) == (0, True)


def test_a_thread_that_only_looks_now_and_then_is_late_for_nothing():
    assert used(0, 4, ran=1.01, leads=False).waited_since(used(0, 0, leads=False)) == 0
    assert used(0, 4, ran=1.50, leads=False).waited_since(used(0, 0, leads=False)) == 4


def test_where_the_system_tells_nothing_all_time_counts():
    one = spent(budget(None), 4)
    assert (one.left, one.spun) == (6, False)


def test_nobody_can_tell_of_a_process_that_is_gone():
    child = subprocess.Popen(["true"])
    child.wait()
    assert usage(child.pid) is None


@linux
def test_the_computing_of_children_is_counted_while_they_live_and_afterwards():
    code = "t = __import__('time'); e = t.process_time() + 0.3\nwhile t.process_time() < e: pass"
    before = usage(os.getpid())
    child = subprocess.Popen([sys.executable, "-c", f"{code}\ninput()"], stdin=subprocess.PIPE)
    end = time.monotonic() + 60
    while usage(os.getpid()).cpu - before.cpu < 0.28 and time.monotonic() < end:
        time.sleep(0.02)
    child.communicate(b"\n")
    assert usage(os.getpid()).cpu - before.cpu == pytest.approx(0.4, abs=0.3)
