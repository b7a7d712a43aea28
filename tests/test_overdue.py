"""What is said of a scenario whose time is nearly up."""

import threading

from grader.worker import overdue
from grader.worker.clock.wall import WallClock

SOON = overdue.HEAD_START + 0.01


def test_what_is_late_is_told():
    told = threading.Event()
    with overdue.watch(WallClock(), SOON, 60.0, lambda: {"line": 3}, lambda seen: told.set()):
        assert told.wait(20)


def test_nothing_is_said_of_what_has_ended_while_somebody_looked():
    looking, ended, told = threading.Event(), threading.Event(), []

    def look():
        looking.set()
        ended.wait(20)
        return {}

    before = set(threading.enumerate())
    with overdue.watch(WallClock(), SOON, 60.0, look, told.append):
        assert looking.wait(20)
    ended.set()
    for thread in set(threading.enumerate()) - before:
        thread.join(20)
    assert told == []
