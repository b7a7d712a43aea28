"""One engine serves several gradings, in a row, on a thread, after a loss and after giving up."""

import asyncio
import os
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from grader.errors import CannotGrade
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.submission import take
from grader.gathering.engine import kept_warm
from grader.judging.session import grade
from grader.supervisor import Kept
from grader.supervisor.start import CannotStart, can_fork
from grader.supervisor.warm import Family

ENDLESS = """
async def double(number) -> int:
    while True:
        pass
"""


@pytest.fixture
def parents(monkeypatch):
    """The warm parents that were started."""
    if not can_fork():
        pytest.skip("there is no warm parent without fork")
    started = []
    real = Family.found.__func__

    async def found(cls, *arguments):
        family = await real(cls, *arguments)
        started.append(family._parent.pid)
        return family

    monkeypatch.setattr(Family, "found", classmethod(found))
    return started


@pytest.fixture
def graded(kit):
    """A function that grades a source on the fast clock, and gives its verdict."""
    (exercise,) = kit.catalog.select(["double"])

    def graded(source):
        answer = Answer(exercise, take(kit.answer("answer", source)))
        return grade([answer], Options(clock="fast"))[0].verdict

    return graded


def test_two_gradings_need_one_parent(parents, graded, right):
    with kept_warm():
        assert [graded(right), graded(right)] == ["pass", "pass"]
    assert len(parents) == 1


def test_each_grading_has_a_parent_of_its_own_elsewhere(parents, graded, right):
    assert [graded(right), graded(right)] == ["pass", "pass"]
    assert len(parents) == 2


def test_what_needs_more_imports_gets_another_parent(parents, graded, right):
    with kept_warm():
        assert [graded(right), graded("import aiohttp\n" + right), graded(right)] == ["pass"] * 3
    assert len(parents) == 2


def test_a_parent_that_was_killed_is_replaced(parents, graded, right):
    with kept_warm():
        graded(right)
        os.kill(parents[0], signal.SIGKILL)
        assert graded(right) == "pass"
    assert len(parents) == 2


def test_where_no_parent_could_be_started_the_next_grading_tries_again(
    parents, graded, right, monkeypatch
):
    def refuse(*_):
        raise CannotStart("there is no room for another process")

    with kept_warm():
        with monkeypatch.context() as patch, pytest.raises(CannotGrade, match="no room"):
            patch.setattr(sys.modules[Kept.__module__], "workers", refuse)
            graded(right)
        assert graded(right) == "pass"


def test_no_process_is_left_at_the_end(parents, graded, right):
    with kept_warm():
        graded(right)
    with pytest.raises(ProcessLookupError):
        os.kill(parents[0], 0)


async def _beside_a_loop(graded, sources):
    """Grade on a thread of its own, which keeps an engine, while this loop goes on."""
    loop, open_engine = asyncio.get_running_loop(), kept_warm()
    with ThreadPoolExecutor(1) as thread:
        await loop.run_in_executor(thread, open_engine.__enter__)
        verdicts = [await loop.run_in_executor(thread, graded, source) for source in sources]
        await loop.run_in_executor(thread, open_engine.__exit__, None, None, None)
    return verdicts


def test_it_works_on_a_thread_beside_another_loop(parents, graded, right):
    assert asyncio.run(_beside_a_loop(graded, [right, right])) == ["pass", "pass"]
    assert len(parents) == 1


def test_a_grading_that_is_given_up_ends_soon_and_the_next_one_is_as_ever(parents, graded, right):
    with kept_warm() as engine:
        graded(right)
        threading.Timer(0.3, engine.give_up).start()
        with pytest.raises(CannotGrade, match="given up"):
            graded(ENDLESS)
        engine.resume()
        assert graded(right) == "pass"
    assert len(parents) == 1
