"""The line of a mistake is where the fault is, not where it was felt."""

import pytest
from constructed import error, named, noticed, raised, task_left

from grader.diagnosis.connectors import line_of_full_connector
from grader.diagnosis.lengths import line_of_common_end
from grader.diagnosis.pauses import is_written
from grader.diagnosis.source import Source
from grader.evidence.critical_path import Segment, Spent
from grader.evidence.failures import NotRaised
from grader.evidence.values import Value
from grader.worker.observations import Error, Frame, LoopReport

TASKS = """
async def stop(tasks):
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)


async def fetch_all(tasks):
    done, pending = await asyncio.wait(tasks, timeout=1)
    if failed(done):
        await stop(pending)
    for task in pending:
        task.cancel()
    return done
"""
CUT = noticed(tasks_left=(task_left("fetch", 20, cancelled=True),))
LIMITED = "async def end(tasks):\n  await asyncio.wait(tasks, timeout=1)\n"


def test_a_cancel_after_which_nothing_is_awaited():
    assert named(TASKS, **CUT) == "cancelled-not-awaited:13"


PAUSE = Segment(0.0, 1.0, Spent.PAUSE, 2, None, 0)


def test_a_wait_for_what_was_cancelled_in_a_function_that_is_called():
    helped = "async def stop(tasks):\n  cancel_all(tasks)\n  await asyncio.wait(tasks, timeout=1)\n"
    by_helper = f"def cancel_all(tasks):\n  for t in tasks: t.cancel()\n{helped}"
    assert named(by_helper, **CUT) == "timeout-leaves-tasks:5"
    by_caller = f"{LIMITED}async def main(tasks):\n  tasks[0].cancel()\n  await end(tasks)"
    assert named(by_caller, **CUT) == "timeout-leaves-tasks:2"


COMMIT = """
async def save(commit):
    task = asyncio.create_task(commit())
    if late:
        raise cancelled
    return await task
"""
LOST = noticed(lost=(LoopReport("Task exception was never retrieved", "LookupError", 3, "", None),))


def test_an_exception_that_another_one_has_replaced():
    seen = {"error": error("CancelledError", "", 5), "returned": None} | LOST
    wanted = NotRaised("not so", ["LookupError"])
    assert named(COMMIT, failure=wanted, **seen) == "lost-exception:5"
    kept = Error("CancelledError", "", tuple(Frame(line, "save", "") for line in (5, 4)), ())
    assert named(COMMIT, failure=wanted, **seen | {"error": kept}) == "lost-exception:5"
    other = NotRaised("not so", ["ValueError"])
    assert named(COMMIT, failure=other, **seen) == "lost-exception:3"
    passed_on = seen | {"error": error("CancelledError", "", 6)}
    assert named(COMMIT, failure=wanted, **passed_on) == "lost-exception:3"


def test_a_stack_is_full_where_a_function_calls_itself():
    source = "def of(page):\n  next = read(page)\n  yield next\n  yield from of(next)"
    frames = tuple(Frame(line, "of", "") for line in (4, 4, 2))
    full = Error("RecursionError", "maximum recursion depth exceeded", frames, ())
    assert raised(full, source) == "unexpected-error:4"
    assert raised(error("RecursionError", "too deep", 2), source) == "unexpected-error:2"
    assert raised(full, "def of(page):\n  read(page)\n  pass\n  other()") == "unexpected-error:2"


def test_a_closed_loop_was_made_once_for_all():
    run = "def run(greet):\n  loop.run_until_complete(greet)\n  loop.close()"
    closed = error("RuntimeError", "Event loop is closed", 3)
    assert raised(closed, f"loop = asyncio.new_event_loop()\n{run}") == "unexpected-error:1"
    inside = "def run(greet):\n  loop = new_event_loop()\n  f(greet)\n  loop.close()"
    assert raised(closed, inside) == "unexpected-error:3"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("s = Semaphore(limit)\nc = TCPConnector()", 2),
        ("s = Semaphore(limit)\nc = TCPConnector(limit=100)\nClientSession(connector=c)", 2),
        ("s = Semaphore(limit)\nClientSession()", 2),
        ("s = Semaphore(limit)\nc = TCPConnector(limit=0)", None),
        ("s = Semaphore(limit)\nClientSession(connector=given)", None),
        ("s = Semaphore(100)\nClientSession()", None),
    ],
)
def test_a_connector_has_a_limit_even_if_noneis_written(source, line):
    assert line_of_full_connector(Source(source), 100) == line
    assert line_of_full_connector(Source(source), 90) is None


def test_an_end_that_all_calls_share_is_worked_out_outside_of_them():
    visit = "async def visit():\n    await open()\n    await sleep(end - loop.time())"
    shared = f"async def hold():\n  end = loop.time() + 2\n  {visit}"
    assert line_of_common_end(Source(shared)) == 2
    inside = shared.replace("await open()", "end = loop.time() + 2")
    assert line_of_common_end(Source(inside)) is None
    assert line_of_common_end(Source(shared.replace("loop.time())", "1)"))) is None


PAUSE = Segment(0.0, 1.0, Spent.PAUSE, 2, None, 0)


def test_a_wait_for_what_takes_long_to_open_is_no_pause_between_starts():
    for line in ("await asyncio.sleep(1)", "await nap(1)"):
        assert is_written(Source(f"from asyncio import sleep as nap\n{line}"), PAUSE)
    assert not is_written(Source("pass\nreader, _ = await open_connection(host, 1)"), PAUSE)


def test_a_cancelled_task_after_which_nothing_was_raised():
    wanted = NotRaised("not so", ["CancelledError"])
    went_on = "async def f(task):\n  await wait([task])\n  if task.cancelled():\n    skip()"
    assert named(went_on, returned=Value([1]), failure=wanted) == "no-error-raised:3"
    raises = went_on.replace("skip()", "task.result()")
    assert named(raises, returned=Value([1]), failure=wanted) == "no-error-raised:None"
