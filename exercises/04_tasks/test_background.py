"""A task that runs in the background."""

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


@points(1)
def test_gives_the_answer(longer_fetch):
    """It returns the answer of `fetch()`."""
    assert longer_fetch.value == longer_fetch.answer("fetch")


@points(2)
def test_fetches_while_tidying(longer_fetch):
    """A 2-second fetch and 1 second of tidying finish in under 2.5 seconds, on one event loop."""
    longer_fetch.took(over=1.9, under=2.5)
    longer_fetch.used_one_loop()


@points(1)
def test_both_are_over(longer_tidying):
    """Both have ended when it returns, also when the tidying takes longer."""
    longer_tidying.must_have_returned()
    longer_tidying.started("fetch", "tidy_up")
    longer_tidying.nothing_in_flight("fetch", "tidy_up")


@points(1)
def test_calls_each_once(longer_fetch):
    """`fetch` and `tidy_up` are each called exactly once."""
    longer_fetch.called_times("fetch", 1)
    longer_fetch.called_times("tidy_up", 1)
