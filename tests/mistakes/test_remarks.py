"""Each remark comes, at its line, in an answer that passes; and what only looks like it gets none."""

from pathlib import Path

import pytest
from constructed import error, noticed
from corpus import Program, right

from grader.diagnosis import remarks
from grader.diagnosis.polling import is_polling
from grader.diagnosis.source import Source
from grader.evidence.evidence import Evidence
from grader.evidence.values import Value
from grader.exercise.decorators import Check
from grader.exercise.result import CheckResult, Outcome
from grader.worker.observations import Deprecation, LoopReport, Loose, Slept
from tests.by_hand import blocked, call, cancelled, task_left

pytestmark = pytest.mark.timeout(300)  # the first test runs all programs

FOLDER = Path(__file__).parent / "remarks"
PROGRAMS = [
    Program(f.stem, f.read_text(encoding="utf-8"), "fast") for f in sorted(FOLDER.glob("*.py"))
]
RIGHT = [Program(one.name, one.source, "fast") for one in right()]
NOT_CLEAN = {"spin-wait": "polling"}
"""Of the programs that are right and look like a mistake: it polls, if not too often."""


def remarks_on(program, evidence, outcome=Outcome.PASS):
    """The remarks on an answer with one check, which has this outcome."""
    check = Check("test_example", "It does what was asked.", 1, 1)
    return remarks(program.result(evidence, CheckResult(check, outcome, "", [evidence])))


def found(source="", **what):
    """The remarks on a passing answer of which this was noticed, as `name:line`."""
    more = {key: what.pop(key) for key in ("calls", "facts", "error") if key in what}
    evidence = Evidence("example", "seed", returned=Value(None), **noticed(**what), **more)
    return [f"{one.name}:{one.line}" for one in remarks_on(Program("example", source), evidence)]


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
def test_a_program_gets_the_remark_that_it_names_at_its_line_and_no_other(program, seen):
    evidence = seen[program]
    assert evidence.verdict == "answered", evidence.problem
    got = remarks_on(program, evidence)
    assert [one.name for one in got] == [n for n in [program.head("remark")] if n != "none"], got
    assert all(program.at_the_mark(one.line) for one in got), (got, program.marked)
    assert all(one.message.startswith("it passes, and ") for one in got)


@pytest.mark.parametrize("program", RIGHT, ids=lambda program: program.name)
def test_what_is_right_gets_no_remark(program, seen):
    expected = [NOT_CLEAN[program.name]] if program.name in NOT_CLEAN else []
    assert [one.name for one in remarks_on(program, seen[program])] == expected


@pytest.mark.parametrize("outcome", [Outcome.FAIL, Outcome.BUSY, Outcome.NOT_RUN])
def test_what_does_not_pass_gets_no_remark(outcome):
    evidence = Evidence("example", "seed", **noticed(never_awaited=(Loose("fetch", 1),)))
    assert remarks_on(Program("example", ""), evidence, outcome) == []
    assert len(remarks_on(Program("example", ""), evidence)) == 1


def test_at_most_three_the_most_important_first_and_one_for_each_name():
    many = {
        "deprecated": (Deprecation(1, "old"),),
        "tasks_left": (task_left("f", 2),),
        "slept": (Slept(3, 0.2, 2), Slept(4, 0.3, 1)),
        "never_awaited": (Loose("f", 5), Loose("g", 6)),
    }
    assert found(**many) == ["never-awaited:5", "blocking-call:4", "forgotten-task:2"]


def test_of_a_line_the_most_important_only():
    lost = LoopReport("Task exception was never retrieved", "ValueError", 3, "", None)
    assert found(tasks_left=(task_left("f", 3),), lost=(lost,)) == ["lost-exception:3"]


def test_only_at_a_line_of_the_students():
    loose = LoopReport("Task exception was never retrieved", "ValueError", None, "", None)
    assert found("task = asyncio.create_task(f())", lost=(loose,)) == []
    assert found(never_awaited=(Loose("f", None),), generators_left=(Loose("g", None),)) == []
    assert found(blocked=(blocked(0.0, 2.0, None, "blocking call"),)) == []


BUSY = [
    (blocked(0.0, 2.0, 3, "computing", own=0.04),) * 9,  # it queued for a core
    (blocked(0.0, 2.0, 3, "blocking call", own=0.09),) * 9,  # the disk was slow
    (blocked(0.0, 0.2, 3, "blocking call"),),
    (blocked(0.0, 0.09, 3, "time.sleep"),),
]


@pytest.mark.parametrize("stretches", BUSY)
def test_a_busy_machine_is_no_remark(stretches):
    assert found(blocked=stretches) == []


def test_short_stretches_add_up():
    assert found(blocked=(blocked(0.0, 0.06, 3, "computing"),) * 4) == ["hogs-the-loop:3"]
    assert found(blocked=(blocked(0.0, 0.06, 3, "time.sleep"),) * 2) == ["blocking-call:3"]
    assert found(blocked=(blocked(0.0, 0.15, 3, "blocking call"),) * 2) == ["blocking-call:3"]
    assert found(slept=(Slept(3, 0.04, 4), Slept(5, 0.07, 1))) == ["blocking-call:5"]


def test_a_call_of_the_kit_that_blocks_is_at_the_line_that_made_it():
    stretch = (blocked(1.0, 0.2, None, "time.sleep"),)
    assert found(blocked=stretch, calls=(call("read", "", 1.0, 1.2, line=7),)) == [
        "blocking-call:7"
    ]
    assert found(blocked=stretch, calls=(call("read", "", 1.0, 1.6, line=7),)) == []
    assert found(blocked=stretch, calls=(call("read", "", 1.0, 1.2, line=7, thread=1),)) == []


def test_a_pool_of_processes_may_take_a_moment_to_end():
    stretch = (blocked(0.0, 0.6, 2, "blocking call"),)
    assert found("with ProcessPoolExecutor() as pool:\n    pass", blocked=stretch) == []
    assert found("with ThreadPoolExecutor() as pool:\n    pass", blocked=stretch) != []


def test_a_scenario_that_stops_the_code_halfway_leaves_what_it_did_not_come_to():
    halfway = {"never_awaited": (Loose("f", 2),), "generators_left": (Loose("g", 3),)}
    assert found(**halfway, facts=cancelled(answered=True)) == []
    stopped = error("asyncio.exceptions.CancelledError")
    assert found(**halfway, error=stopped) == []
    assert found(**halfway) == ["never-awaited:2", "generator-not-closed:3"]


def test_a_thread_cannot_be_stopped_by_an_error():
    left = {"threads_left": (Loose("Thread-1", 4),)}
    assert found(**left, error=error("ValueError", "no", 3)) == []
    assert found(**left) == ["thread-left-running:4"]


def test_a_task_that_is_left_after_a_cancel_is_told_as_such():
    evidence = Evidence(
        "example",
        "seed",
        error=error("asyncio.exceptions.CancelledError"),
        **noticed(tasks_left=(task_left("f", 1),)),
    )
    (remark,) = remarks_on(Program("example", "task = asyncio.create_task(f())"), evidence)
    assert remark.message.startswith("it passes, and when it was cancelled, 1 task (`f`) was still")


POLLS = [
    "while pending:\n    for task in list(pending):\n        if task.done():\n            pending.remove(task)\n    await sleep(0)",
    "while pending:\n    pending = [task for task in pending if not task.done()]\n    await sleep(0)",
    "while time.monotonic() < end:\n    await asyncio.sleep(0.1)",
    "while not task.done():\n    await asyncio.sleep(0.1)",
    "while True:\n    if task.done():\n        print('at last')\n        break\n    await sleep(0)",
    "while True:\n    if not queue.empty():\n        await handle(queue.get_nowait())\n    else:\n        await sleep(1)",
    "while len(self.results) < 3:\n    await asyncio.sleep(0.1)",
    "while self.busy:\n    await asyncio.sleep(0.1)",
    "while True:\n    try:\n        item = queue.get_nowait()\n    except asyncio.QueueEmpty:\n        await sleep(1)\n        continue\n    await f(item)",
    "while pending:\n    if lock.locked():\n        await sleep(1)\n        continue\n    await f(pending.pop())",
    "while any(not t.done() for t in ts):\n    looks += 1\n    await sleep(1)",
]
NO_POLLS = [
    "while not stop.is_set():\n    for listener in listeners:\n        listener()\n    await sleep(1)",
    "while loop.time() < end:\n    beat()\n    await asyncio.sleep(1)",
    "await asyncio.sleep(1)",
    "while True:\n    await asyncio.sleep(1)",
    "for _ in range(9):\n    await asyncio.sleep(1)",
    "while not stop.is_set():\n    beat()\n    await asyncio.sleep(1)",
    "while not stop.is_set():\n    self.beats += 1\n    await sleep(1)",
    "stop = threading.Event()\nwhile not stop.is_set():\n    await sleep(1)",
    "while not stop.is_set():\n    await beat()\n    await asyncio.sleep(1)",
    "while running:\n    ticks += 1\n    await asyncio.sleep(1)",
    "while attempts < 9:\n    attempts += 1\n    await asyncio.sleep(1)",
    "while loop.time() < due:\n    await asyncio.sleep(due - loop.time())",
    "while not path.exists():\n    await asyncio.sleep(1)",
    "while process.poll() is None:\n    await asyncio.sleep(1)",
    "while not task.done():\n    for n in range(3):\n        await asyncio.sleep(1)",
    "while not task.done():\n    yield 1\n    await asyncio.sleep(1)",
    "while True:\n    if crowded:\n        await asyncio.sleep(1)\n    await f()",
]


@pytest.mark.parametrize("loop", [*POLLS, *NO_POLLS])
def test_a_loop_that_only_looks_is_polling(loop):
    source = "async def main():\n    " + loop.replace("\n", "\n    ")
    lines = [n for n, line in enumerate(source.split("\n"), 1) if "sleep(" in line]
    assert [is_polling(Source(source), line) for line in lines] == [loop in POLLS]
