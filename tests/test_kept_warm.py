"""One warm parent serves several gradings: in a row, beside a loop, after a loss and after a cancel."""

import asyncio
import json
import os
import signal
import socket
import subprocess

import pytest

from grader.errors import CannotGrade
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.submission import take
from grader.gathering.loop import kept_warm
from grader.judging.session import grade
from grader.learn.background import Grading
from grader.supervisor import Workers
from grader.supervisor.start import CannotStart, can_fork, command
from grader.supervisor.warm import Family

ENDLESS = """
async def double(number) -> int:
    while True:
        pass
"""
EARLY = """
import sys
if "aiohttp.web" not in sys.modules:
    raise SystemExit("nobody has imported it")
import aiohttp
"""


@pytest.fixture
def parents(monkeypatch):
    """The warm parents that were started."""
    if not can_fork():
        pytest.skip("there is no warm parent without fork")
    started = []
    real = Family.found.__func__

    async def found(cls):
        family = await real(cls)
        started.append(family._parent.pid)
        return family

    monkeypatch.setattr(Family, "found", classmethod(found))
    return started


@pytest.fixture
def answer(kit):
    """A function that makes an answer of a source."""
    (exercise,) = kit.catalog.select(["double"])
    return lambda source: Answer(exercise, take(kit.answer("answer", source)))


@pytest.fixture
def graded(answer):
    """A function that grades a source on the fast clock, and gives its verdict."""
    return lambda source: grade([answer(source)], Options(clock="fast"))[0].verdict


def test_two_gradings_need_one_parent(parents, graded, right):
    with kept_warm():
        assert [graded(right), graded(right)] == ["pass", "pass"]
    assert len(parents) == 1


def test_each_grading_has_a_parent_of_its_own_elsewhere(parents, graded, right):
    assert [graded(right), graded(right)] == ["pass", "pass"]
    assert len(parents) == 2


def test_what_needs_more_imports_finds_them_imported_by_the_same_parent(parents, graded, right):
    with kept_warm():
        assert [graded(right), graded(EARLY + right), graded(right)] == ["pass"] * 3
    assert len(parents) == 1


def test_nothing_is_imported_in_advance_because_an_answer_names_it(parents, graded, right):
    source = "import sys\nEARLY = 'colorsys' in sys.modules\nimport colorsys\n" + right
    with kept_warm():
        assert graded(source) == "pass"
        assert graded(source.replace("import colorsys", "assert not EARLY")) == "pass"


def test_a_parent_that_was_killed_is_replaced(parents, graded, right):
    with kept_warm():
        graded(right)
        os.kill(parents[0], signal.SIGKILL)
        assert graded(right) == "pass"
    assert len(parents) == 2


def test_where_no_parent_could_be_started_the_next_grading_tries_again(
    parents, graded, right, monkeypatch
):
    async def refuse():
        raise CannotStart("there is no room for another process")

    with kept_warm():
        with monkeypatch.context() as patch, pytest.raises(CannotGrade, match="no room"):
            patch.setattr(Family, "found", refuse)
            graded(right)
        assert graded(right) == "pass"


def test_no_process_is_left_at_the_end(parents, graded, right):
    with kept_warm():
        graded(right)
    with pytest.raises(ProcessLookupError):
        os.kill(parents[0], 0)


async def verdict_beside(workers, answer):
    """Grade beside this loop."""
    (result,) = await Grading(workers).results([answer], "fast")
    return result.verdict


def test_a_watch_grades_beside_its_loop(parents, answer, right):
    async def two():
        async with Workers() as workers:
            return [await verdict_beside(workers, answer(right)) for _ in range(2)]

    assert asyncio.run(two()) == ["pass", "pass"]
    assert len(parents) == 1


@pytest.mark.parametrize("seconds", [0, 0.02, 0.5])
def test_a_grading_that_is_given_up_ends_soon_and_the_next_one_is_as_ever(
    parents, answer, right, seconds
):
    async def given_up():
        async with Workers() as workers:
            await verdict_beside(workers, answer(right))
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(seconds):
                    await verdict_beside(workers, answer(ENDLESS))
            return await verdict_beside(workers, answer(right))

    assert asyncio.run(given_up()) == "pass"
    assert len(parents) == 1


@pytest.mark.skipif(not can_fork(), reason="no warm parents here")
def test_a_parent_says_nothing_when_the_grader_is_killed_in_the_middle():
    """What it had told is then unread, and so its line is not closed but reset."""
    ours, theirs = socket.socketpair()
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "pass_fds": [theirs.fileno()]}
    with theirs, subprocess.Popen(command("warm", str(theirs.fileno())), **pipes) as parent:
        with ours, open(os.devnull, "r+b") as null:
            request = json.dumps({"level": 0, "imports": []}).encode()
            socket.send_fds(ours, [request], [null.fileno()] * 3)
            ours.recv(1, socket.MSG_PEEK)  # it has answered
        assert (parent.communicate(timeout=30)[0], parent.returncode) == (b"", 0)


LEAVES_A_CHILD = """
import asyncio
import subprocess


async def double(number) -> int:
    child = subprocess.run(
        ["sh", "-c", "sleep 3 >/dev/null 2>&1 & echo $!"], stdout=subprocess.PIPE, start_new_session=True
    )
    await asyncio.sleep(1)  # meanwhile others end
    with open(f"/proc/{int(child.stdout)}/stat") as stat:
        return 2 * number if ") S " in stat.read() else 0
"""
SOON = """
import asyncio


async def double(number) -> int:
    await asyncio.sleep(0.3)
    return 2 * number
"""


@pytest.mark.skipif(not can_fork(), reason="there is no warm parent without fork")
def test_the_end_of_one_worker_ends_no_child_of_another(answer, tmp_path):
    files = {"child.py": LEAVES_A_CHILD, "soon.py": SOON}
    for name, source in files.items():
        (tmp_path / name).write_text(source)
    exercise = answer(SOON).exercise
    results = grade([Answer(exercise, take(tmp_path / n)) for n in files], Options(clock="wall"))
    values = [{str(seen.returned) for seen in result.evidence} for result in results]
    assert values[0] == values[1]
