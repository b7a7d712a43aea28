"""Code of older tutorials is named as old, with what to write today."""

from pathlib import Path

import pytest

from grader.diagnosis import diagnose, remarks
from grader.exercise.catalog import Catalog
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.submission import Submission
from grader.judging.session import grade
from tests.conftest import KIT

HELLO, GOODBYE = 'print(f"Hello, {name}!")', 'print(f"Goodbye, {name}!")'
OLD = {
    "@asyncio.coroutine": ("@asyncio.coroutine\ndef greet(name):\n    HI\n    yield from asyncio.sleep(1)", "`async def`"),
    "@coroutine": ("from asyncio import coroutine\nasync def greet(name):\n    HI", "`async def`"),
    "yield from in a def": ("def greet(name):\n    HI\n    yield from asyncio.sleep(1)", "`async def`"),
    "yield from in an async def": ("async def greet(name):\n    HI\n    yield from asyncio.sleep(1)", "`await`"),
    "yield from in a helper": ("def pause():\n    yield from asyncio.sleep(1)\nasync def greet(name):\n    HI\n    for _ in pause(): pass", "`async def`"),
    "asyncio.async": ("async def greet(name):\n    HI\n    await asyncio.async(asyncio.sleep(1))", "`asyncio.create_task`"),
    "loop=": ("async def greet(name):\n    HI\n    await asyncio.sleep(1, loop=asyncio.get_running_loop())", "leave it out"),
    "loop= of a lock": ("LOCK = asyncio.Lock(loop=None)\nasync def greet(name):\n    HI", "leave it out"),
    "loop= of gather": ("async def greet(name):\n    HI\n    await asyncio.gather(asyncio.sleep(1), loop=None)", "leave it out"),
    "with (await lock)": ("LOCK = asyncio.Semaphore(9)\nasync def greet(name):\n    with (await LOCK):\n        HI", "`async with lock:`"),
    "with await lock": ("LOCK = asyncio.Lock()\nasync def greet(name):\n    with await LOCK as _:\n        HI", "`async with lock:`"),
    "Task.all_tasks": ("async def greet(name):\n    HI\n    asyncio.Task.all_tasks()", "`asyncio.all_tasks()`"),
    "Task.current_task": ("async def greet(name):\n    HI\n    asyncio.Task.current_task()", "`asyncio.current_task()`"),
    "time.clock": ("import time\nasync def greet(name):\n    time.clock()", "`time.perf_counter()`"),
    "collections": ("from collections import Iterable\nasync def greet(name):\n    HI", "`collections.abc`"),
}  # fmt: skip


def source_of(text):
    return "import asyncio\n" + text.replace("HI", HELLO) + f"\n    {GOODBYE}\n"


OTHER_LOOP = {
    "a task of it": "loop = asyncio.get_event_loop()\nasync def greet(name):\n    HI\n    await loop.create_task(asyncio.sleep(1))",
    "a future of it": "loop = asyncio.new_event_loop()\nasync def greet(name):\n    HI\n    await loop.create_future()",
}
MAIN = source_of("async def greet(name):\n    HI\n    await asyncio.sleep(1)") + (
    "asyncio.get_event_loop().run_until_complete(greet('Ada'))\n"
)
GENERATOR = (
    "import types\n@types.coroutine\ndef greet(name):\n    HI\n    yield from asyncio.sleep(1)"
)
POLICY = (
    "async def greet(name):\n    HI\n    loop = asyncio.get_event_loop_policy().get_event_loop()\n"
    "    await loop.create_task(asyncio.sleep(1))"
)
OWN = "class Desk:\n    def __init__(self): pass\nasync def greet(name):\n    HI\n    Desk(loop=1)"


@pytest.fixture(scope="module")
def results():
    programs = {name: source_of(text) for name, (text, _) in OLD.items()}
    programs |= {name: source_of(text) for name, text in OTHER_LOOP.items()}
    programs |= {"run_until_complete": MAIN, "own": source_of(OWN)}
    programs |= {"policy": source_of(POLICY), "@types.coroutine": source_of(GENERATOR)}
    (exercise,) = Catalog(KIT / "exercises").select(["greet"])
    answers = [Answer(exercise, Submission("x", Path("greet.py"), t)) for t in programs.values()]
    graded = grade(answers, Options(clock="fast", at_once=2))
    return dict(zip(programs, graded, strict=True))


@pytest.mark.parametrize("name", OLD)
def test_what_is_old_is_told_with_what_to_write_today(name, results, told):
    (first, *_) = diagnose(results[name])
    assert first.name == "removed-api", first
    assert OLD[name][1] in first.message
    assert first.line is not None
    assert "grader/worker" not in told(results[name])


@pytest.mark.parametrize("name", OTHER_LOOP)
def test_a_loop_that_is_taken_at_import_is_named(name, results, told):
    (first, *_) = diagnose(results[name])
    assert first.name == "lock-of-another-loop"
    assert "Line 2 takes a loop when the file is imported" in first.message
    shown = told(results[name])
    assert "grader/worker" not in shown
    assert "got Future <Future> attached" in shown or "got Future <Task> attached" in shown


def test_a_loop_that_is_run_at_import_passes_with_a_remark_that_says_what_is_new(results):
    (remark,) = remarks(results["run_until_complete"])
    assert (remark.name, remark.line) == ("deprecated-api", 6)
    assert "`asyncio.run(…)` makes a loop" in remark.message


def test_an_own_class_that_takes_no_loop_is_no_old_code(results):
    assert [one.name for one in diagnose(results["own"])] == ["unexpected-error"]


def test_the_policy_knows_the_loop_that_runs_as_under_asyncio_run(results):
    assert results["policy"].verdict == "pass"
    assert [one.name for one in remarks(results["policy"])] == ["deprecated-api"]


def test_a_generator_that_can_be_awaited_is_as_good_as_a_coroutine(results):
    assert results["@types.coroutine"].verdict == "pass"
