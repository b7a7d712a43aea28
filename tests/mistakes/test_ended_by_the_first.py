"""A wait for cancelled tasks that ends with the first of them, and the `cancel` that the tasks left got."""

import pytest
from constructed import call, case, error, named, noticed, task_left

from grader.diagnosis.leftovers import cancelled_not_awaited

RACE = """
async def race(attempts):
    tasks = [create_task(attempt()) for attempt in attempts]
    try:
        return await fastest(tasks)
    finally:
        for task in tasks:
            task.cancel()
        with suppress(CancelledError):
            await asyncio.gather(*tasks)
"""
LEFT = {"tasks_left": (task_left("attempt", 3, cancelled=True),)}
CUT = {"calls": (call("attempt", line=3, outcome="cancelled"),), **noticed(**LEFT)}
RAISED = {"error": error("CancelledError", "", 10), "returned": None}
GATHER = "        with suppress(CancelledError):\n            await asyncio.gather(*tasks)\n"


def at(source, **seen):
    """The line at which tasks were cancelled, and not waited for."""
    found = cancelled_not_awaited(case(source, **CUT | seen))
    return found and found.line


def by(wait):
    """The program with another wait for what it has cancelled."""
    return RACE.replace(GATHER, wait)


def test_a_gather_is_over_with_the_first_cancelled_task():
    assert named(RACE, **CUT) == "cancelled-not-awaited:10"
    assert at(RACE, **RAISED) == 10
    assert "this `gather` waited only" in cancelled_not_awaited(case(RACE, **CUT)).message


@pytest.mark.parametrize(
    ("wait", "line"),
    [
        ("        await wait(tasks, return_when=FIRST_COMPLETED)\n", 9),
        ("        await wait(tasks, return_when=FIRST_EXCEPTION)\n", 8),
        ("        for task in tasks:\n            await task\n", 10),
        ("        with suppress(CancelledError):\n            for task in tasks: await task\n", 10),
        ("        for task in tasks:\n            with suppress(CancelledError): await task\n", 8),
        ("        for task in tasks:\n            try: await task\n            except: pass\n", 8),
        ("        await gather(*tasks, return_exceptions=True)\n", 8),
        ("        await gather(*tasks, **options)\n", 8),
        ("        await gather(*map(over, tasks))\n", 8),
        ("        await gather(*(over(task) for task in tasks))\n", 8),
        ("        await gather(*(task for task in tasks if task.cancelled()))\n", 9),
        ("        while tasks:\n            with suppress(CancelledError): await gather(*tasks)\n", 8),
        ("        await over(tasks)\nasync def over(tasks):\n    await gather(*tasks)\n", 11),
    ],
)  # fmt: skip
def test_what_waits_only_for_the_first(wait, line):
    assert at(by(wait)) == line


def test_a_wait_that_was_not_come_to_or_was_cancelled_itself():
    assert at(RACE, calls=()) == 8
    assert at(RACE, **noticed(**LEFT, cancelled_at=(10,))) == 8
    narrow = by("        await f()\n").replace("finally:", "except Exception:")
    late = narrow + "        await gather(*tasks)\n"
    seen = {"error": error("CancelledError", "", 5), "returned": None}
    assert at(late, **seen) == 8
    assert at(late.replace("Exception", "BaseException"), **seen) == 10
    left = by("        if odd:\n            for t in tasks: t.cancel()\n            return\n")
    assert at(f"{left}        await gather(*tasks)\n") == 10


LAMP = """
async def refresh(asks):
    lamp = create_task(blink())
    try:
        await ask_all(asks)
    finally:
        lamp.cancel()
        await gather(lamp)
async def ask_all(asks):
    tasks = [create_task(ask()) for ask in asks]
    try:
        await wait(tasks, timeout=1)
    finally:
        for task in tasks: task.cancel()
        await over(create_task(close()))
"""


def test_a_cancel_of_other_tasks_is_not_at_fault():
    assert at(LAMP, **noticed(tasks_left=(task_left("ask", 10, cancelled=True),))) == 14
    assert at(LAMP, **noticed(tasks_left=(task_left("blink", 3, cancelled=True),))) == 8
    more = LAMP.replace(
        "    try:\n        await wait",
        "    tasks.append(create_task(log()))\n    try:\n        await wait",
    )
    assert at(more, **noticed(tasks_left=(task_left("log", 11, cancelled=True),))) == 15
    passed = LAMP.replace("tasks = [create_task(ask()) for ask in asks]", "tasks = started(asks)")
    assert at(passed, **noticed(tasks_left=(task_left("ask", 20, cancelled=True),))) == 14
    waited = LAMP.replace("over(create_task(close()))", "over(tasks)")
    assert at(waited, **noticed(tasks_left=(task_left("ask", 10, cancelled=True),))) == 14
