"""The thread that samples where the event loop is blocked leaves no trace in the student's program."""

import asyncio

from grader.gathering.from_worker import evidence_of
from grader.supervisor import supervise
from grader.supervisor.job import Job

PROGRAM = """
import time
import warnings


class Door:
    def __del__(self):
        warnings.warn("an open door", ResourceWarning)


def compute(door):
    begin = time.thread_time()
    while time.thread_time() - begin < 0.3:
        pass


async def main():
    compute(Door())
"""
SCENARIO = """
from grader import scenario


@scenario
async def example(student):
    await student.main()
"""


def test_what_the_code_held_while_it_was_sampled_is_collected():
    files = ({"path": f"/{n}.py", "source": s} for n, s in (("program", PROGRAM), ("s", SCENARIO)))
    asks = [{"kind": "async def", "name": "main", "text": "", "parameters": []}]
    job = Job("example", *files, "example", asks, "seed", 20.0)
    (end,) = asyncio.run(supervise([job]))
    assert evidence_of(job, end).noticed.unclosed == ("an open door",)
