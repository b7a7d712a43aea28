"""A callback API that can be awaited."""

import asyncio
from contextlib import contextmanager

from grader import points, scenario

ASKS = "async def ask(start) -> object"

HINTS = (
    "You need something that can be awaited now and filled in later, by an ordinary function.",
    "`asyncio.get_running_loop().create_future()` makes it. Look at what a Future can be asked and "
    "told: `set_result`, `set_exception`, `done`.",
    "Each of your two callbacks fills in the future, unless it is done already (a cancelled one is). "
    "Await the future in a `try`, so that you notice a cancellation and can pass it on after `stop`.",
)


LATE, HOUR = 3.0, 3600.0
"""Seconds until an answer, on the wall and by the loop's clock: longer than any time limit."""


def words(rng):
    return [
        f"{rng.choice(['come in', 'wait', 'go away'])} {rng.randint(100, 999)}" for _ in range(2)
    ]


class Library:
    """Takes two callbacks. The scenario says which it calls, and when."""

    def __init__(self, at_once=None):
        self.at_once = at_once
        self.starts = self.stops = 0
        self.on_answer = self.on_error = None

    def start(self, on_answer, on_error):
        self.starts += 1
        self.on_answer, self.on_error = on_answer, on_error
        if self.at_once:
            on_answer(self.at_once)
        return self.stop

    def stop(self):
        self.stops += 1

    def answer(self, value):
        self.call("on_answer", value)

    def fail(self, error):
        self.call("on_error", error)

    def call(self, name, argument):
        if self.starts == 0:
            raise RuntimeError("`start` was not called")
        try:
            getattr(self, name)(argument)
        except Exception as error:
            raise RuntimeError(f"{name} raised {type(error).__name__}: {error}") from None


@contextmanager
def an_hour_later():
    """Puts the loop's clock forward: whoever waits on it with a time limit has waited that long."""
    loop = asyncio.get_running_loop()
    time = loop.time
    loop.time = lambda: time() + HOUR
    try:
        yield
    finally:
        del loop.time


class begun:
    """A task that has started the library, and waits; it is over at the end of the block."""

    def __init__(self, student, library):
        self.asking = student.ask(library.start)

    async def __aenter__(self):
        self.task = asyncio.create_task(self.asking)
        for _ in range(5):
            await asyncio.sleep(0)
        return self.task

    async def __aexit__(self, *error):
        self.task.cancel()  # does nothing unless the scenario gave up
        await asyncio.wait([self.task], timeout=1)


@scenario
async def answered(student, rng):
    library = Library()
    async with begun(student, library) as task:
        library.answer(words(rng)[0])
        return [await task, library.starts]


@scenario(limit=20)
async def answered_late(student, rng):
    library = Library()
    async with begun(student, library) as task:
        with an_hour_later():
            await asyncio.sleep(LATE)
            library.answer(words(rng)[0])
            return await task


@scenario(limit=5)
async def answered_none(student):
    library = Library()
    async with begun(student, library) as task:
        library.answer(None)
        return await task


@scenario
async def refused(student, rng):
    library = Library()
    async with begun(student, library) as task:
        library.fail(LookupError(words(rng)[0]))
        return await task


@scenario
async def answered_at_once(student, rng):
    return await student.ask(Library(at_once=words(rng)[0]).start)


@scenario
async def called_twice(student, rng):
    library = Library()
    first, second = words(rng)
    async with begun(student, library) as task:
        library.answer(first)
        library.answer(second)
        library.fail(LookupError("too late"))
        value = await task
        library.answer(second)
        return value


@scenario
async def called_twice_with_none_first(student, rng):
    library = Library()
    async with begun(student, library) as task:
        library.answer(None)
        library.answer(words(rng)[0])
        return await task


@scenario(limit=20)
async def woken(student, rng):
    library = Library()
    async with begun(student, library) as task:
        await asyncio.sleep(0.237)  # not a moment at which somebody looks who looks now and then
        library.answer(words(rng)[0])
        for _ in range(5):
            await asyncio.sleep(0)
        prompt = task.done()
        await task
        return prompt


@scenario
async def cancelled(student, observer):
    library = Library()
    async with begun(student, library) as task:
        if task.done():
            return ["over", True, True]
        answer = await observer.cancel(task)
        return ["cancelled" if task.cancelled() else "", answer["prompt"], library.stops > 0]


@scenario
async def called_after_cancel(student, observer, rng):
    library = Library()
    async with begun(student, library) as task:
        await observer.cancel(task)
        library.answer(words(rng)[0])
        library.fail(LookupError("too late"))


@points(1)
def test_gives_the_answer(answered):
    """It calls `start` once, and returns what `on_answer` was called with."""
    assert answered.value == [words(answered.rng)[0], 1]


@points(1)
def test_waits_as_long_as_it_takes(answered_late):
    """It waits for an answer that is long in coming, without a time limit."""
    gave_up = answered_late.error is not None and answered_late.error.type == "TimeoutError"
    assert not gave_up, "an hour went by on the loop's clock, and `ask` gave up waiting"
    assert answered_late.value == words(answered_late.rng)[0]


@points(1)
def test_none_is_an_answer(answered_none):
    """The answer may be any value, `None` too."""
    assert answered_none.value == None  # noqa: E711


@points(1)
def test_raises_the_error(refused):
    """It raises the exception that `on_error` was called with."""
    error = refused.raised(LookupError)
    assert error.message == words(refused.rng)[0]


@points(1)
def test_answer_at_once(answered_at_once):
    """The callback may come at once, before `start` has returned."""
    assert answered_at_once.value == words(answered_at_once.rng)[0]


@points(2)
def test_first_callback_counts(called_twice, called_twice_with_none_first):
    """Only the first callback counts, whatever it brings; the others do no harm."""
    assert called_twice.value == words(called_twice.rng)[0]
    assert called_twice_with_none_first.value == None  # noqa: E711


@points(1, shows="spin-wait")
def test_is_woken(woken):
    """It is woken by the callback, and does not look again and again."""
    woken.must_have_returned()
    turns = woken.noticed.turns
    assert turns < 200, f"the event loop went round {turns} times while `ask` waited for its answer"
    assert woken.value == True, "the answer was there, and `ask` did not return at once"  # noqa: E712


@points(2)
def test_cancelling_stops_it(cancelled):
    """When it is cancelled, it calls `stop` and ends as cancelled."""
    ended, prompt, stopped = cancelled.value.plain
    assert ended != "over", "`ask` had returned before it was cancelled"
    assert ended == "cancelled", "`ask` was cancelled, and did not end as cancelled"
    assert prompt, "`ask` was cancelled, and took its time to end"
    assert stopped, "`ask` was cancelled, and did not call `stop`"


@points(1)
def test_late_callback_is_harmless(called_after_cancel):
    """A callback that comes after the cancellation does no harm."""
    called_after_cancel.must_have_returned()
