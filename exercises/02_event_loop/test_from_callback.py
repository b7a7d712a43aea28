"""A callback API that can be awaited."""

import asyncio
from contextlib import contextmanager

from grader import ScenarioStopped, expect, inputs, points, scenario

ASKS = "async def ask(start) -> object"

HINTS = (
    "You need something that your coroutine can await now, and that an ordinary function can "
    "complete later.",
    "`asyncio.get_running_loop().create_future()` makes it. Look up the methods of a future: "
    "`set_result`, `set_exception`, `done`.",
    "Each of your two callbacks completes the future, unless it is done already. (A cancelled "
    "future is done, too.) Await the future in a `try`, so that you notice a cancellation, call "
    "`stop`, and re-raise it.",
)


LATE, HOUR = 3.0, 3600.0
"""Seconds until an answer, on the wall and by the loop's clock: longer than any time limit."""


@inputs
def words(rng):
    return [
        f"{rng.choice(['come in', 'wait', 'go away'])} {rng.randint(100, 999)}" for _ in range(2)
    ]


class Library:
    """Takes two callbacks. The scenario says which it calls, and when.

    As the one in the stub, it belongs to the event loop. Started twice, it calls back twice.
    """

    def __init__(self, *at_once):
        self.at_once = at_once  # for each callback its name and what it brings
        self.starts = self.stops = 0
        self.callbacks = []

    def start(self, on_answer, on_error):
        asyncio.get_running_loop()
        self.starts += 1
        self.callbacks.append({"on_answer": on_answer, "on_error": on_error})
        for name, what in self.at_once:
            self.callbacks[-1][name](what)
        return self.stop

    def stop(self):
        self.stops += 1

    def answer(self, value):
        self.call("on_answer", value)

    def fail(self, error):
        self.call("on_error", error)

    def call(self, name, argument):
        if self.starts == 0:
            raise ScenarioStopped("`start` was never called, so no callback can come")
        try:
            for callbacks in self.callbacks:
                callbacks[name](argument)
        except Exception as error:
            told = f"{type(error).__name__}: {error}".rstrip(": ")
            stopped = ScenarioStopped(f"`{name}` raised {told}")
            raise stopped.with_traceback(error.__traceback__) from None


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
    """A task that has started the library, and waits; it has ended at the end of the block."""

    def __init__(self, student, library):
        self.library, self.asking = library, student.ask(library.start)

    async def __aenter__(self):
        self.task = asyncio.create_task(self.asking)
        for _ in range(5):
            await asyncio.sleep(0)
        for _ in range(100):  # it may be on its way to `start` in another thread
            if self.library.starts or self.task.done():
                break
            await asyncio.sleep(0.01)
        if self.task.done() and not self.task.cancelled() and self.task.exception():
            await self.task
        return self.task

    async def __aexit__(self, *error):
        self.task.cancel()  # does nothing unless the scenario gave up
        await asyncio.wait([self.task], timeout=1)


async def asked(student, *callbacks):
    """What comes of a call of `ask` once the library has made these callbacks."""
    library = Library()
    async with begun(student, library) as task:
        for name, what in callbacks:
            library.call(name, what)
        return await task


@scenario
async def answered(student, words):
    library = Library()
    async with begun(student, library) as task:
        stops = library.stops
        library.answer(words[0])
        return [await task, library.starts, stops]


@scenario
async def several(student, words):
    """Two at the same time, of which the second is answered first, one that fails, and a last one."""
    libraries = [Library() for _ in range(4)]
    first, second, failing, last = libraries
    answers = []
    one, other, failed = (begun(student, library) for library in (first, second, failing))
    async with one as one, other as other, failed as failed:
        second.answer(words[1])
        failing.fail(LookupError(words[0]))
        await asyncio.wait([failed], timeout=1)
        first.answer(words[0])
        answers += [await one, await other]
    async with begun(student, last) as task:
        last.answer(words[1])
        answers.append(await task)
    return answers, [library.starts for library in libraries]


@scenario(limit=40)
async def answered_late(student, words):
    library = Library()
    async with begun(student, library) as task:
        with an_hour_later():
            await asyncio.sleep(LATE)
            library.answer(words[0])
            return await task


@scenario(limit=5)
async def answered_none(student):
    return await asked(student, ("on_answer", None))


@scenario(limit=5)
async def any_answer(student):
    """For each of several answers, whether it came out as it went in."""
    values = (False, 0, "", [], LookupError("this is an answer"))
    return [await asked(student, ("on_answer", value)) is value for value in values]


@scenario
async def refused_by_a_timeout(student, words):
    return await asked(student, ("on_error", TimeoutError(words[0])))


@scenario
async def refused_at_once(student, words):
    return await student.ask(Library(("on_error", LookupError(words[0]))).start)


@scenario
async def none_at_once(student, words):
    return await student.ask(Library(("on_answer", None), ("on_answer", words[0])).start)


@scenario
async def refused(student, words):
    return await asked(student, ("on_error", LookupError(words[0])))


@scenario
async def answered_at_once(student, words):
    return await student.ask(Library(("on_answer", words[0])).start)


@scenario
async def called_twice(student, words):
    library = Library()
    first, second = words
    async with begun(student, library) as task:
        library.answer(first)
        library.answer(second)
        library.fail(LookupError("too late"))
        value = await task
        library.answer(second)
        return value


@scenario
async def called_twice_with_none_first(student, words):
    return await asked(student, ("on_answer", None), ("on_answer", words[0]))


@scenario(limit=40)
async def woken(student, words):
    library = Library()
    async with begun(student, library) as task:
        await asyncio.sleep(0.237)  # not a moment at which somebody looks who looks now and then
        library.answer(words[0])
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
            return ["returned before the cancel", True, 1]
        answer = await observer.cancel(task)
        return [ending(answer), answer["prompt"], library.stops]


def ending(answer):
    """How a task ended that was cancelled."""
    if answer["error"]:
        return f"it raised {answer['error']}"
    if not answer["ended"]:
        return "it was still waiting"
    return "cancelled" if answer["cancelled"] else "it returned a value"


@scenario
async def called_after_cancel(student, observer, words):
    library = Library()
    async with begun(student, library) as task:
        await observer.cancel(task)
        library.answer(words[0])
        library.fail(LookupError("too late"))


@scenario
async def called_while_cancelled(student, words):
    """The cancel is on its way, and `ask` has not run since."""
    library = Library()
    async with begun(student, library) as task:
        if task.done():
            return ["returned before the cancel", 1]
        task.cancel()
        library.answer(words[0])
        await asyncio.wait([task], timeout=1)
        return ["cancelled" if task.cancelled() else "not cancelled", library.stops]


@points(1)
def test_gives_the_answer(answered, several):
    """It calls `start` once, and returns what `on_answer` was called with."""
    value, starts, stops = answered.value.plain
    expect(starts, 1, "calls of `start`")
    expect(value, answered.inputs[0], "what `ask` returned")
    expect(stops, 0, "calls of `stop` before the answer")
    answers, starts = several.value.plain
    first, second = several.inputs
    expect(answers, [first, second, second], "the answers of several calls")
    expect(starts, [1] * 4, "calls of `start` for each of several calls")


@points(1)
def test_waits_as_long_as_it_takes(answered_late):
    """It waits for an answer that comes late, without a timeout."""
    answered_late.did_not_raise(TimeoutError())
    assert answered_late.value == answered_late.inputs[0]


@points(1)
def test_none_is_an_answer(answered_none, any_answer):
    """The answer may be any value, also `None`."""
    expect(answered_none.value, None, "what `ask` returned for the answer None")
    same = "the answers False, 0, an empty string, an empty list and an exception came as they were"
    expect(all(any_answer.value.plain), True, same)


@points(1)
def test_raises_the_error(refused, refused_by_a_timeout):
    """It raises the exception that `on_error` was called with."""
    refused.raised(LookupError)
    refused.raised_all(LookupError(refused.inputs[0]))
    refused_by_a_timeout.raised(TimeoutError)
    refused_by_a_timeout.raised_all(TimeoutError(refused_by_a_timeout.inputs[0]))


@points(1)
def test_answer_at_once(answered_at_once, refused_at_once):
    """The callback may come immediately, before `start` has returned."""
    assert answered_at_once.value == answered_at_once.inputs[0]
    refused_at_once.raised(LookupError)


@points(2)
def test_first_callback_counts(called_twice, called_twice_with_none_first, none_at_once):
    """Only the first callback counts, even if it brings `None`. The others are ignored."""
    assert called_twice.value == called_twice.inputs[0]
    for evidence in (called_twice_with_none_first, none_at_once):
        expect(evidence.value, None, "what `ask` returned for the first answer")


@points(1, shows="spin-wait")
def test_is_woken(woken):
    """The callback wakes it. It does not poll: it does not check again and again."""
    woken.never_polled(under=200)
    expect(woken.value, True, "`ask` returned as soon as the answer was there")


@points(2)
def test_cancelling_stops_it(cancelled):
    """When it is cancelled, it calls `stop`, and the CancelledError propagates."""
    ended, prompt, stops = cancelled.value.plain
    assert ended == "cancelled", f"`ask` was cancelled: expected CancelledError, but {ended}"
    expect(prompt, True, "`ask` ended soon after the cancel")
    expect(stops, 1, "calls of `stop` after the cancel")


@points(1)
def test_late_callback_is_harmless(called_after_cancel, called_while_cancelled):
    """A callback that comes after the cancellation is ignored, and raises nothing."""
    called_after_cancel.must_have_returned()
    called_while_cancelled.must_have_returned()
