"""What only follows from the mistake is not named in its place."""

import pytest
from constructed import call, case, error, named, noticed, task_left

from grader.diagnosis.pauses import drifting_ticker
from grader.evidence.failures import NotSeen, TooLong, TooSlow
from grader.evidence.values import Value
from tests.by_hand import step

GATHER = """
async def load(fetch):
    async with timeout(30):
        return await gather(fetch("a"), fetch("b"))
"""
CUT = call("fetch", "a", 0.0, 30.0, line=4, outcome="cancelled")


def test_what_the_error_of_a_limit_has_left():
    seen = {"error": error("TimeoutError", "", 4), "returned": None, "calls": (CUT,)}
    left = noticed(tasks_left=(task_left(line=4),))
    failure = NotSeen("it raised TimeoutError")
    assert named(GATHER, failure=failure, **seen, **left) == "guessed-time-limit:3"
    given = GATHER.replace("timeout(30)", "timeout(seconds)")
    assert named(given, failure=failure, **seen, **left) == "orphaned-siblings:4"


@pytest.mark.parametrize(("shows", "name"), [("", "forgotten-task:2"), ("pool-left-open", "3")])
def test_the_work_of_a_pool_that_was_left_open(shows, name):
    source = "pool = ProcessPoolExecutor()\nasync def f(): pass\npool.shutdown(wait=False)"
    left = noticed(tasks_left=(task_left(line=2),))
    assert named(source, shows=shows, **left) == (name if ":" in name else f"{shows}:{name}")


GROUP = "async with TaskGroup() as group:\n    await f()"
FAILED = call("write", "1", 0.0, 1.0, outcome="raised")
CANCELLED = call("read", "2", 0.0, 1.0, outcome="cancelled")


@pytest.mark.parametrize(("came_out", "name"), [(True, "group-cancels-the-rest:1"), (False, None)])
def test_a_group_that_cancels_the_rest_as_it_should(came_out, name):
    out = error("ExceptionGroup", "1", exceptions=(error("OSError"),)) if came_out else None
    seen = {"calls": (FAILED, CANCELLED), "error": out}
    assert named(GROUP, failure=NotSeen("what should fail never ran"), **seen) == name


@pytest.mark.parametrize(
    ("source", "got", "name"),
    [
        ("for item in items: out.append(item)", ["a", "b"], None),
        ("out = {item: 1 for item in items}", ["a", "b"], "duplicates-merged:1"),
        ("def keep(item): out[item] = 1", ["a", "b"], "duplicates-merged:None"),
        ("for item in items: out.append(item)", ["b", "a"], "duplicates-merged:None"),
    ],
)
def test_the_last_item_may_be_missing_because_it_is_the_last(source, got, name):
    found = named(source, returned=Value(got), mismatch=(got, ["a", "b", "a"]))
    assert (found if found and found.startswith("dup") else None) == name


PAGES = """
async def main(fetch):
    token = 1
    while token:
        page, token = await fetch(token)
"""


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (PAGES, None),
        (PAGES.replace("page, token", "page, _"), "serial-await:5"),
        (PAGES.replace("fetch(token)", "fetch(others[0])"), "serial-await:5"),
        (PAGES.replace("page, token", "pages[token]"), "serial-await:5"),
    ],
)
def test_a_call_with_a_small_number_that_the_one_before_has_answered(source, name):
    times = ((0.0, 1.0), (1.0, 2.0), (2.0, 3.0))
    calls = tuple(call("fetch", str(n), *each, line=5, task=1) for n, each in enumerate(times))
    path = tuple(step(*each, line=5) for each in times)
    seen = {"calls": calls, "path": path, "elapsed": 3.0}
    assert named(source, failure=TooSlow("it took 3.0 s"), **seen) == name


METRONOME = """
async def wait(self):
    await sleep(self.due - now)
    self.due = max(self.due, loop.time()) + self.interval
async def every(self, act):
    for _ in range(4):
        await self.wait()
        await act()
"""


def test_a_clock_that_is_read_in_a_function_that_a_loop_calls():
    times = ((0.0, 1.7), (1.7, 1.8), (2.7, 2.8), (3.7, 3.8))
    calls = tuple(call("act", "", *each, line=8) for each in times)
    found = drifting_ticker(case(METRONOME, calls=calls, failure=TooLong("it took 3.8 s")))
    assert found is not None
    assert found.line == 4
