"""What is said of a scenario whose time is nearly up."""

import threading
import time
from math import inf

from grader.worker import overdue
from grader.worker.beside import computed_beside, start_beside
from grader.worker.clock.wall import WallClock
from tests.needs import linux

SOON = 0.01


def computing(turns, most=0.6):
    """Whether anything is said of code that computes for `most` seconds, if it may take and compute more."""
    told = threading.Event()
    with overdue.watch(WallClock(), 60.0, inf, dict, lambda seen: told.set(), turns=turns):
        began = time.thread_time()
        while not told.is_set() and time.thread_time() - began < most:
            pass
    return told.is_set()


@linux
def test_a_turn_of_the_loop_that_never_ends_is_told_long_before_the_limit(monkeypatch):
    monkeypatch.setattr(overdue, "ONE_TURN", 0.3)
    assert computing(lambda: 1, most=10)  # on a busy machine nobody looks for a while


def test_many_turns_may_take_as_long_as_they_like(monkeypatch):
    monkeypatch.setattr(overdue, "ONE_TURN", 0.3)
    turn = iter(range(1000))
    assert not computing(lambda: next(turn))
    assert not computing(None)


def test_what_is_late_is_told():
    told = threading.Event()
    with overdue.watch(WallClock(), SOON, inf, lambda: {"line": 3}, lambda seen: told.set()):
        assert told.wait(20)


def test_nothing_is_said_of_what_has_ended_while_somebody_looked():
    looking, ended, told = threading.Event(), threading.Event(), []

    def look():
        looking.set()
        ended.wait(20)
        return {}

    before = set(threading.enumerate())
    with overdue.watch(WallClock(), SOON, inf, look, told.append):
        assert looking.wait(20)
    ended.set()
    for thread in set(threading.enumerate()) - before:
        thread.join(20)
    assert told == []


@linux
def test_what_the_kit_computes_beside_is_known():
    told = threading.Event()

    def compute():
        while time.thread_time() < 0.2:
            pass
        told.set()
        over.wait(20)

    over, before = threading.Event(), computed_beside()
    start_beside(WallClock(), "test", compute)
    assert told.wait(20)
    assert computed_beside() - before >= 0.15
    over.set()
