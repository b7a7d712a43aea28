"""What is awaited in the order in which it was started is no batch, and nobody says so."""

import pytest
from constructed import call, case

from grader.diagnosis.critical_path import in_batches, of_batches
from grader.diagnosis.delays import Delay
from grader.evidence.failures import TooSlow
from tests.by_hand import step

IN_ORDER = """
async def main(tasks):
    for task in tasks:
        started.append(create_task(fetch(await task)))
"""
IN_ONE_LINE = "\n\n\nasync def main(tasks): return [{} for task in tasks]"


@pytest.mark.parametrize(
    ("source", "batch"),
    [
        (IN_ORDER, False),
        (IN_ORDER.replace("create_task(fetch(await task))", "await task"), True),
        (IN_ORDER.replace("await task", "await first"), True),
        (IN_ORDER.replace("for task in tasks", "while task := next(tasks)"), True),
        (IN_ONE_LINE.format("begin(await task)"), False),
        (IN_ONE_LINE.format("await task"), True),
    ],
)
def test_a_loop_that_goes_on_with_each_task_is_no_batch(source, batch):
    calls = (call("fetch", "a", 0, 2, task=2), call("fetch", "b", 2, 3, task=3))
    path = (
        step(0, 2, task=2),
        step(2, 2, line=4, on="Task", woken="task", since=0),
        step(2, 3, task=3),
    )
    made = case(source, failure=TooSlow("3 s"), calls=calls, path=path, elapsed=3.0)
    delays = [Delay("lock-step", 4, made.path[0], made.path[-1], 1.0)]
    assert ("batch" in in_batches(made, delays)) == batch
    assert (of_batches(made, delays) == "") == batch
