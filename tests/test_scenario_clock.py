"""A scenario that names the fast clock: a wait of ten minutes is graded at once, whatever clock was asked for."""

import pytest

from grader.evidence.decorators import LIMIT
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.submission import take
from grader.gathering.gather import job_for

CHECKS = """
from grader import points, scenario

ASKS = "async def double(number) -> int"
HINTS = ("a nudge", "the tool", "nearly the answer")


@scenario
async def soon(student, functions):
    ask = functions.slow("ask", seconds=0.05)
    return await student.double(ask)


@scenario(clock="fast")
async def after_ten_minutes(student, functions):
    ask = functions.slow("ask", seconds=600)
    return await student.double(ask)


@points(1)
def test_soon(soon):
    assert soon.answer("ask", 1) == soon.value


@points(1)
def test_after_ten_minutes(after_ten_minutes):
    assert after_ten_minutes.answer("ask", 1) == after_ten_minutes.value
    after_ten_minutes.took(over=599, under=601)
"""

WAITS = "async def double(ask) -> int:\n    return await ask(1)\n"
GIVES_UP = """
import asyncio


async def double(ask) -> int:
    return await asyncio.wait_for(ask(1), 60)
"""


@pytest.mark.parametrize("clock", ["wall", "fast"])
def test_a_scenario_runs_on_the_clock_that_it_names(kit, clock):
    kit.add("01_first", "double", checks=CHECKS)
    results = kit.grade_sources({"waits": WAITS, "gives_up": GIVES_UP}, clock=clock)
    clocks = {seen.scenario: seen.clock for seen in results["waits"].evidence}
    assert clocks == {"soon": clock, "after_ten_minutes": "fast"}
    assert results["waits"].verdict == "pass"
    assert results["waits"].seconds < 1  # nobody waited for ten minutes
    failed = [c.check.name for c in results["gives_up"].checks if c.outcome != "pass"]
    assert failed == ["test_after_ten_minutes"]


def test_a_scenario_that_names_the_wall_clock_runs_on_it_and_says_so(kit):
    kit.add("01_first", "double", checks=CHECKS.replace("@scenario\n", '@scenario(clock="wall")\n'))
    for clock in ("wall", "fast"):
        (result,) = kit.grade_sources({"waits": WAITS}, clock=clock).values()
        clocks = {seen.scenario: seen.clock for seen in result.evidence}
        assert clocks == {"soon": "wall", "after_ten_minutes": "fast"}
        assert (result.verdict, bool(result.moved)) == ("pass", clock == "fast")


def test_a_long_limit_is_only_for_where_the_wait_takes_its_time(kit):
    checks = CHECKS.replace('clock="fast"', 'clock="fast", limit=630')
    kit.add("01_first", "double", checks=checks)
    (exercise,) = kit.catalog.select(["double"])
    answer = Answer(exercise, take(kit.answer("waits", WAITS)))
    names = ("soon", "after_ten_minutes")
    limits = [job_for(answer, name, Options(clock="wall")).limit for name in names]
    assert limits == [LIMIT, LIMIT]
