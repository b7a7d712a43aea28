"""A self-test: a tiny exercise with its answer is graded, to see whether grading works here."""

import tempfile
import time
from pathlib import Path

from grader.exercise.catalog import Catalog
from grader.exercise.options import Options
from grader.exercise.result import Answer, Result
from grader.exercise.submission import take
from grader.judging.session import grade

PAUSE = 0.5
"""Seconds that the answer sleeps."""
ANSWER = f"""
import asyncio


async def pause() -> None:
    await asyncio.sleep({PAUSE})
"""
CHECKS = f'''"""A pause."""

from grader import points, scenario

ASKS = "async def pause() -> None"
HINTS = ()


@scenario
async def one_pause(student):
    await student.pause()


@points(1)
def test_it_pauses(one_pause):
    """It pauses."""
    one_pause.took(over={PAUSE - 0.01}, under={PAUSE + 1})
'''


def run_self_test(clock: str) -> tuple[Result, float]:
    """The result on this clock, and the real seconds that it took. CannotGrade."""
    with tempfile.TemporaryDirectory(prefix="awaitlings-") as name:
        folder = Path(name, "exercises", "00_trial")
        folder.mkdir(parents=True)
        (folder / "pause.py").write_text(ANSWER, encoding="utf-8")
        (folder / "test_pause.py").write_text(CHECKS, encoding="utf-8")
        (exercise,) = Catalog(folder.parent).exercises
        started = time.monotonic()
        (result,) = grade([Answer(exercise, take(exercise.stub))], Options(clock=clock))
        return result, time.monotonic() - started
