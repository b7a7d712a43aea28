"""A task that runs in the background."""

import asyncio
import itertools

from grader import points, scenario

ASKS = "async def report(fetch, tidy_up) -> str"

HINTS = (
    "`await` means: continue only when this is done. Which of the two do you want to start "
    "without waiting for it yet?",
    "A call of `fetch()` alone creates a coroutine, and a coroutine does nothing until something "
    "runs it. `asyncio.create_task` passes it to the event loop, which runs it in the background.",
    "Three steps. Create a task for the fetch, and keep it in a variable. Then await the tidying. "
    "Only then await the task, which gives you the answer.",
)


@scenario(limit=6)
async def longer_fetch(student, functions):
    fetch = functions.slow("fetch", 2.0)
    tidy_up = functions.slow("tidy_up", 1.0)
    return await student.report(fetch, tidy_up)


@scenario(limit=6)
async def longer_tidying(student, functions):
    fetch = functions.slow("fetch", 1.0)
    tidy_up = functions.slow("tidy_up", 2.0)
    return await student.report(fetch, tidy_up)


@scenario
async def an_empty_answer(student, functions):
    """Both take equally long."""
    return await student.report(
        functions.slow("fetch", 0.5, answer=""), functions.slow("tidy_up", 0.5)
    )


@scenario
async def two_in_a_row(student, functions):
    """The figures have changed meanwhile."""
    numbers = itertools.count(1)
    fetch = functions.slow("fetch", 0.4, answer=lambda: f"sales: {next(numbers)}")
    tidy_up = functions.slow("tidy_up", 0.2)
    return [await student.report(fetch, tidy_up), await student.report(fetch, tidy_up)]


@scenario(clock="fast", limit=75)
async def slow_reports(student, functions):
    """Three reports at the same time. One has a slow fetch, one a lot to tidy up."""
    seconds = [(65, 1), (2, 64), (2, 3)]
    reports = [
        student.report(
            functions.slow("fetch", fetch, answer=f"sales: {number}"),
            functions.slow("tidy_up", tidy),
        )
        for number, (fetch, tidy) in enumerate(seconds)
    ]
    return await asyncio.gather(*reports)


@points(1)
def test_gives_the_answer(longer_fetch, an_empty_answer, two_in_a_row):
    """It returns the answer of `fetch()`."""
    assert two_in_a_row.value == ["sales: 1", "sales: 2"]
    assert longer_fetch.value == longer_fetch.answer("fetch")
    assert an_empty_answer.value == ""


@points(2)
def test_fetches_while_tidying(longer_fetch):
    """A 2-second fetch and 1 second of tidying finish in under 2.5 seconds, on one event loop."""
    longer_fetch.took(over=1.9, under=2.5)
    longer_fetch.used_one_loop()


CUT_SHORT = {"cancelled": "was cancelled", "raised": "raised an exception"}


def ran_to_the_end(evidence):
    """No call may have ended before its own end."""
    for call in [*evidence.calls_of("fetch"), *evidence.calls_of("tidy_up")]:
        what = CUT_SHORT.get(call.outcome, "was still running at the end")
        when = "" if call.end is None else f" after {call.end - call.start:.1f} s"
        assert call.outcome == "returned", f"{call.name} {what}{when}, before it was over"


@points(1)
def test_both_are_over(longer_fetch, longer_tidying):
    """Both have run to their own end when it returns, also when the tidying takes longer."""
    for evidence in (longer_tidying, longer_fetch):
        evidence.must_have_returned()
        evidence.started("fetch", "tidy_up")
        evidence.nothing_in_flight("fetch", "tidy_up")
        ran_to_the_end(evidence)


@points(1)
def test_calls_each_once(longer_fetch, longer_tidying, an_empty_answer, two_in_a_row):
    """`fetch` and `tidy_up` are each called exactly once in each call of `report`."""
    two_in_a_row.called_times("fetch", 2)
    two_in_a_row.called_times("tidy_up", 2)
    for evidence in (longer_fetch, longer_tidying, an_empty_answer):
        evidence.called_times("fetch", 1)
        evidence.called_times("tidy_up", 1)


@points(1)
def test_slow_reports(slow_reports):
    """Reports at the same time, some of a minute, run side by side to their own end."""
    slow_reports.took(over=64.9, under=67)
    assert slow_reports.value == ["sales: 0", "sales: 1", "sales: 2"]
    slow_reports.called_times("fetch", 3)
    slow_reports.called_times("tidy_up", 3)
    ran_to_the_end(slow_reports)
