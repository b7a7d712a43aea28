"""The line that decides whether, for how long, or for whom something is done."""

import pytest
from constructed import call, named

from grader.diagnosis.shown import line_of_shown
from grader.diagnosis.source import Source
from grader.evidence.failures import NotRaised, TooSoon, WrongCalls
from grader.evidence.values import Value

SAVE = """
async def deposit(load, save, amount):
    new = await load() + amount
    if amount:
        await save(new)
    return new
"""


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (SAVE, 4),
        (SAVE.replace("    if amount:\n    ", ""), None),
        (SAVE.replace("return new", "await save(new)"), None),
    ],
)
def test_a_call_that_is_missing_was_left_out_by_the_if_around_it(source, line):
    failure = WrongCalls("save was not called", "save", 1, ["7"])
    assert named(source, failure=failure) == f"missing-call:{line}"


STAY = """
async def stay(end):
    left = end - loop.time()
    await sleep(max(0, left))
"""


@pytest.mark.parametrize(
    ("source", "line"), [(STAY, 4), (STAY.replace("end - loop.time()", "end"), None)]
)
def test_a_wait_for_what_is_left_was_too_short(source, line):
    both = (call("stay", "1", line=4), call("stay", "2", line=4))
    assert named(source, failure=TooSoon("too soon"), calls=both) == f"wait-missing:{line}"


WENT_ON = """
async def work(task, cancels):
    if cancels or task.cancelled():
        skip()
    else:
        done(task.result())
"""


def test_the_test_after_which_no_cancellation_came_out():
    failure = NotRaised("not so", ["CancelledError"])
    seen = {"returned": Value({"skipped": [1]}), "failure": failure}
    assert named(WENT_ON, **seen) == "no-error-raised:3"
    assert named(WENT_ON.replace("cancels or", "not"), **seen) == "no-error-raised:None"


SHARED = """
def shared(function):
    flying = {}
    def call(url):
        if url not in flying:
            flying[url] = create_task(function(url))
        return flying[url]
    return call
@shared
async def main(url):
    return await fetch(url)
"""


def test_what_a_decorator_has_made_is_shared_by_all_calls():
    calls = (
        call("main", "a", line=None),
        call("main", "a", start=0.1, line=None),
        call("fetch", "a", line=11),
    )
    failure = WrongCalls("expected fetch to be called with a, a", "fetch", 2, ["a", "a"])
    assert named(SHARED, calls=calls, failure=failure) == "shared-between-calls:5"
    alone = SHARED.replace("@shared\n", "")
    assert named(alone, calls=calls, failure=failure) != "shared-between-calls:5"


CANCELS = "me = current_task()\nme.cancel()\ntimer.cancel()"


def test_who_cancels_its_own_task_takes_no_request_back():
    assert line_of_shown("missing-uncancel", Source(CANCELS, [])) == 2
    assert line_of_shown("missing-uncancel", Source(f"{CANCELS}\nme.uncancel()", [])) is None


SETTLES = """
def settle(worker, task):
    if not worker.cancelling():
        task.result()
        return False
    if not task.cancelled():
        task.result()
    worker.uncancel()
    return True
"""
FAILED = "job 0 was skipped, and failed: expected 0, got 1"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (SETTLES, 7),
        (SETTLES.replace("        return False\n", ""), None),
        (SETTLES.replace("if not task.cancelled():", "try:").replace("    worker", "    finally: worker"), None),
        (SETTLES.replace("if not task.cancelled():", "with suppress(OSError):"), 7),
        (SETTLES.replace("    worker.un", "    else: worker.un"), None),
        (SETTLES.replace("    return True", "    worker.uncancel()"), None),
        (SETTLES.replace("():\n        task.result()\n    w", "():\n        raise task.exception()\n    w"), 7),
        (SETTLES.replace("():\n        task.result()\n    w", "():\n        raise CancelledError\n    w"), None),
    ],
)  # fmt: skip
def test_an_error_that_leaves_before_the_request_is_taken_back(source, line):
    assert line_of_shown("missing-uncancel", Source(source, []), FAILED) == line
    assert line_of_shown("missing-uncancel", Source(source, []), "expected 0, got 1") is None
