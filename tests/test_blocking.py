"""What counts as blocking the event loop."""

import ast
import asyncio

import pytest

from grader import Evidence, LoopBlocked
from grader.exercise.asks import required
from grader.gathering.from_worker import evidence_of
from grader.supervisor import Job, supervise
from grader.worker.observations import Slept
from tests.by_hand import noticed


def slept(*lines):
    return Evidence("pages", "seed", noticed=noticed(slept=lines))


def test_many_short_sleeps_block_the_loop_together():
    evidence = slept(Slept(3, 0.02, 1), Slept(4, 0.04, 2))
    with pytest.raises(LoopBlocked) as caught:
        evidence.never_blocked(under=0.3)
    assert str(caught.value) == (
        "the event loop was blocked 3 times, 0.06 s in all, by `time.sleep` at line 4: "
        "nothing else could run meanwhile"
    )


def test_a_moment_of_sleep_is_nothing():
    slept(Slept(3, 0.04, 40)).never_blocked(under=0.3)


SLEEPS = """
import asyncio, time

async def pause():
    time.sleep(0.2)
"""
SCENARIO = """
import time
from grader import scenario

@scenario
async def example(student):
    time.sleep(0.3)
    await student.pause()
"""


@pytest.mark.parametrize("clock", ["fast", "wall"])
def test_a_scenario_that_keeps_the_loop_busy_itself_blames_nobody(clock):
    job = Job(
        name="example",
        student={"path": "/program.py", "source": SLEEPS},
        checks={"path": "/scenario.py", "source": SCENARIO},
        scenario="example",
        asks=[required(ast.parse("async def pause(): ...").body[0])],
        seed="busy",
        limit=20.0,
        clock=clock,
    )
    (end,) = asyncio.run(supervise([job]))
    [blocked] = evidence_of(job, end).noticed.blocked
    assert (blocked.line, round(blocked.seconds, 1)) == (5, 0.2)
