"""The student's code in a process of its own: its end, its notes, and what it raises."""

import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")

CHECKS = """
import signal

from grader import points, scenario

ASKS = "async def double(number) -> int"
HINTS = ("a nudge", "the tool", "nearly the answer")


@scenario(clock="wall", limit=8)
async def program(student, programs):
    async def main(note):
        note(f"began with {await student.double(2)}")

    program = programs.start(main)
    status = await program.ended(1.0)
    program.must_be_alive() if program.error else None
    return status, [text for _, text in program.read()]


@scenario(clock="wall", limit=8)
async def signalled(student, programs):
    async def main(note):
        note("began")
        await student.double(-1)

    program = programs.start(main)
    await program.noted("began", 2.0)
    program.send(signal.SIGTERM)
    return await program.ended(1.0)


@points(1)
def test_program(program):
    assert program.value == (0, ["began with 4"])


@points(1)
def test_signalled(signalled):
    assert signalled.value == -15
"""
ANSWERS = {
    "right": """
import asyncio


async def double(number) -> int:
    await asyncio.sleep(0.01 if number > 0 else 60)
    return 2 * number
""",
    "raises": """
async def double(number) -> int:
    raise ValueError("no number")
""",
    "exits": """
import sys


async def double(number) -> int:
    sys.exit(3)
""",
    "hangs": """
import asyncio


async def double(number) -> int:
    await asyncio.sleep(60)
""",
    "is to do": """
async def double(number) -> int:
    raise NotImplementedError
""",
}


@pytest.fixture
def results(kit):
    kit.add("01_first", "double", checks=CHECKS)
    return kit.grade_sources(ANSWERS, clock="fast")


def test_a_program_ends_as_python_would_and_raises_its_exception_again(results):
    told = {name: [check.message for check in r.checks] for name, r in results.items()}
    assert results["right"].verdict == "pass", told["right"]
    assert told["raises"][0] == "it raised ValueError: no number (line 2)"
    assert "(3, [])" in told["exits"][0]
    assert (
        told["hangs"][0]
        == "the program should have ended, and still ran 1 s later: it waits at line 5"
    )
    assert results["is to do"].verdict == "todo"
