"""A callback API that can be awaited."""

import asyncio
from contextlib import contextmanager

from grader import ScenarioStopped, Shows, expect, inputs, points, scenario

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


LATE, AGES = 3.0, 1e9
"""Seconds until an answer, on the wall and by the loop's clock: longer than any time limit."""


class Fire(BaseException):
    """No `Exception`."""


@inputs
def words(rng):
    return [
        f"{rng.choice(['come in', 'wait', 'go away'])} {number}"
        for number in rng.sample(range(100, 1000), 2)
    ]


@inputs
def doors(rng):
    """What comes at each of many doors, in the order in which it comes: a word, or None for a cancel."""
    words = [f"come in {number}" for number in rng.sample(range(100, 1000), rng.randint(12, 24))]
    comes = dict(enumerate([None, None, *words]))
    places = rng.sample(sorted(comes), len(comes))
    return [(place, comes[n]) for n, place in enumerate(places)]


class Library:
    """Takes two callbacks. The scenario says which it calls, and when.

    As the one in the stub, it belongs to the event loop. Started twice, it calls back twice.
    """

    def __init__(self, *at_once):
        self.at_once = at_once  # for each callback its name and what it brings
        self.stops = 0
        self.callbacks = []

    @property
    def starts(self):
        return len(self.callbacks)

    def start(self, on_answer, on_error):
        asyncio.get_running_loop()
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

    def call(self, name, argument, *, last=False):
        """Call back: of several starts all, or the last one only."""
        if self.starts == 0:
            raise ScenarioStopped("`start` was never called, so no callback can come")
        try:
            for callbacks in self.callbacks[-1:] if last else self.callbacks:
                callbacks[name](argument)
        except Exception as error:
            told = f"{type(error).__name__}: {error}".rstrip(": ")
            stopped = ScenarioStopped(f"`{name}` raised {told}")
            raise stopped.with_traceback(error.__traceback__) from None


@contextmanager
def ages_later():
    """Puts the loop's clock forward: whoever waits on it with a time limit has waited that long."""
    loop = asyncio.get_running_loop()
    time = loop.time
    loop.time = lambda: time() + AGES
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


async def settled():
    for _ in range(5):
        await asyncio.sleep(0)


def outcome(task):
    """What became of a task, as plain data."""
    if not task.done():
        return "it still waits"
    if task.cancelled():
        return "cancelled"
    return repr(task.exception()) if task.exception() else task.result()


@scenario(limit=20)
async def several(student, doors):
    """Many at the same time. Returns how each ended, its starts, and its stops before and at its end."""
    libraries = [Library() for _ in doors]
    tasks = [asyncio.create_task(student.ask(library.start)) for library in libraries]
    await settled()
    stops = []
    try:
        for door, what in doors:
            stops.append(libraries[door].stops)
            if what is None:
                tasks[door].cancel()
            else:
                libraries[door].answer(what)
            await asyncio.wait([tasks[door]], timeout=0.2)
    finally:
        for one in tasks:
            one.cancel()
    after = [(outcome(tasks[door]), libraries[door].starts) for door, _ in doors]
    return after, stops, [libraries[door].stops for door, _ in doors]


@scenario
async def same_library(student, words):
    """Two at the same time, of which the second is answered first, and a third one."""
    library = Library()
    first, second = (asyncio.create_task(student.ask(library.start)) for _ in range(2))
    await settled()
    library.call("on_answer", words[1], last=True)
    await asyncio.wait([second], timeout=0.5)
    library.answer(words[0])
    await asyncio.wait([first], timeout=0.5)
    third = asyncio.create_task(student.ask(library.start))
    await settled()
    library.call("on_answer", words[1], last=True)
    await asyncio.wait([third], timeout=0.5)
    return [outcome(task) for task in (first, second, third)], library.starts


@scenario(limit=40)
async def answered_late(student, words):
    library = Library()
    async with begun(student, library) as task:
        with ages_later():
            await asyncio.sleep(LATE)
            library.answer(words[0])
            return await task


ANSWERS = "None", "False", "0", "''", "[]", "{}", "{1: 2}", "{3}", "(4,)", "(5, 6)"
ANSWERS += "print", "asyncio.Event", "a LookupError", "a TimeoutError", "a Fire", "ValueError"
"""The answers of `any_answer`, in words."""


@scenario(limit=5)
async def any_answer(student):
    """For each of several answers, whether it came out as it went in."""
    errors = (LookupError("this is an answer"), TimeoutError(), Fire(), ValueError)
    values = (None, False, 0, "", [], {}, {1: 2}, {3}, (4,), (5, 6), print, asyncio.Event, *errors)
    return [await asked(student, ("on_answer", value)) is value for value in values]


@scenario
async def refused_by_a_timeout(student, words):
    return await asked(student, ("on_error", TimeoutError(words[0])))


@scenario(limit=20)
async def any_error(student, words):
    """For each of several errors, what came out: mostly itself."""
    (word, _) = words
    came = []
    for error in errors_of(word):
        try:
            came.append(f"it returned {await asked(student, ('on_error', error))!r}")
        except BaseException as raised:
            came.append("itself" if raised is error else repr(raised))
    return came


def errors_of(word):
    plain = (LookupError(), KeyError(word), TimeoutError(word), asyncio.InvalidStateError(word))
    return (*plain, ExceptionGroup(word, [OSError()]), StopAsyncIteration(word), Fire(word))


@scenario
async def refused_at_once(student, words):
    return await student.ask(Library(("on_error", LookupError(words[0]))).start)


@scenario
async def refused(student, words):
    return await asked(student, ("on_error", LookupError(words[0])))


@scenario
async def answered_at_once(student, words):
    return await student.ask(Library(("on_answer", words[0])).start)


def pairs(words):
    """Two callbacks, of which the first counts."""
    for first in (
        ("on_answer", words[0]),
        ("on_answer", None),
        ("on_error", LookupError(words[0])),
    ):
        for second in (("on_answer", words[1]), ("on_error", ValueError("too late"))):
            yield first, second


@scenario(limit=20)
async def called_twice(student, words):
    """For each pair how it ends: where `ask` has not seen the first call, and where it has."""
    ends = []
    for first, second in pairs(words):
        for seen in (False, True):
            library = Library()
            task = asyncio.create_task(student.ask(library.start))
            await settled()
            library.call(*first)
            if seen:
                await asyncio.wait([task], timeout=0.2)
            library.call(*second)
            await asyncio.wait([task], timeout=0.2)
            library.call(*second)
            ends.append(outcome(task))
    return ends


@scenario(limit=20)
async def called_twice_at_once(student, words):
    ends = []
    for pair in pairs(words):
        task = asyncio.create_task(student.ask(Library(*pair).start))
        await asyncio.wait([task], timeout=0.2)
        ends.append(outcome(task))
    return ends


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
def test_gives_the_answer(answered, several, same_library):
    """It calls `start` once, and returns what `on_answer` was called with."""
    value, starts, stops = answered.value.plain
    expect(starts, 1, "calls of `start`")
    expect(value, answered.inputs[0], "what `ask` returned")
    expect(stops, 0, "calls of `stop` before the answer")
    after, *_ = several.value.plain
    for (end, starts), (_, what) in zip(after, several.inputs, strict=True):
        if what:
            expect(end, what, "what came of one of many at the same time")
            expect(starts, 1, "calls of `start` for one of many at the same time")
    first, second = same_library.inputs
    ends, starts = same_library.value.plain
    expect(ends, [first, second, second], "what three `ask` with the same `start` returned")
    expect(starts, 3, "calls of `start`, in three `ask` with the same one")


@points(1)
def test_waits_as_long_as_it_takes(answered_late):
    """It waits for an answer that comes late, without a timeout."""
    answered_late.did_not_raise(TimeoutError())
    assert answered_late.value == answered_late.inputs[0]


@points(1)
def test_none_is_an_answer(any_answer):
    """The answer may be any value, also `None`."""
    came = dict(zip(ANSWERS, any_answer.value.plain, strict=True))
    others = [told for told, is_the_same in came.items() if not is_the_same]
    assert not others, (
        f"`on_answer` was called with {', '.join(others)}, and `ask` returned another value"
    )


@points(1)
def test_raises_the_error(refused, refused_by_a_timeout, any_error):
    """It raises the exception that `on_error` was called with."""
    refused.raised(LookupError)
    refused.raised_all(LookupError(refused.inputs[0]))
    refused_by_a_timeout.raised(TimeoutError)
    for error, came in zip(errors_of(any_error.inputs[0]), any_error.value.plain, strict=True):
        expect(came, "itself", f"what came out where `on_error` was called with {error!r}")


@points(1)
def test_answer_at_once(answered_at_once, refused_at_once):
    """The callback may come immediately, before `start` has returned."""
    assert answered_at_once.value == answered_at_once.inputs[0]
    refused_at_once.raised(LookupError)


@points(2)
def test_first_callback_counts(called_twice, called_twice_at_once):
    """Only the first callback counts, even if it brings `None`. The others are ignored."""
    at_once, later = ends_of(called_twice_at_once), ends_of(called_twice)
    keeps_none(called_twice_at_once.value.plain, at_once)
    ends_as(called_twice_at_once.value.plain, at_once, called_twice_at_once, AT_ONCE)
    twice = [end for end in later for _ in range(2)]
    ends_as(called_twice.value.plain, twice, called_twice, LATER)


AT_ONCE = ("both before `start` returned",)
LATER = "one right after the other", "the second one when `ask` had ended"


def ends_as(came, wanted, evidence, moments):
    """Each of these pairs must have ended as is wanted."""
    told = [(pair, moment) for pair in pairs(evidence.inputs) for moment in moments]
    for (both, moment), end, due in zip(told, came, wanted, strict=True):
        calls = " and then ".join(f"{name}({what!r})" for name, what in both)
        expect(end, due, f"what came of {calls}, {moment}")


def keeps_none(came, wanted):
    """What comes after None does not take its place, where everything else is right."""
    others = [one for one, due in zip(came, wanted, strict=True) if one != due and due is None]
    rest = [one == due for one, due in zip(came, wanted, strict=True) if due is not None]
    if others and all(rest):
        what = f"the first callback brought None, and the second one, with {others[0]!r}, took its place"
        raise Shows(what, "falsy-dropped", "An answer that was None was taken for no answer.")


def ends_of(evidence):
    """What comes of each pair of calls."""
    firsts = [first for first, _ in pairs(evidence.inputs)]
    return [repr(what) if name == "on_error" else what for name, what in firsts]


@points(1, shows="spin-wait")
def test_is_woken(woken):
    """The callback wakes it. It does not poll: it does not check again and again."""
    woken.never_polled(under=200)
    assert woken.value.plain, "`on_answer` was called, and `ask` did not return at once"


@points(2)
def test_cancelling_stops_it(cancelled, several):
    """When it is cancelled, it calls `stop`, and the CancelledError propagates."""
    ended, prompt, stops = cancelled.value.plain
    assert ended == "cancelled", f"`ask` was cancelled: expected CancelledError, but {ended}"
    assert prompt, "`ask` was cancelled, and did not end at once"
    expect(stops, 1, "calls of `stop` after the cancel")
    _, before, after = several.value.plain
    expect(max(before), 0, "calls of `stop` for one of many that still wait")
    for number, (_, what) in zip(after, several.inputs, strict=True):
        if what is None:
            expect(number, 1, "calls of `stop` for the one of many that was cancelled")
        else:
            expect(number, min(number, 1), "calls of `stop` for one of many that had its answer")


@points(1)
def test_late_callback_is_harmless(called_after_cancel, called_while_cancelled):
    """A callback that comes after the cancellation is ignored, and raises nothing."""
    called_after_cancel.must_have_returned()
    ended = called_while_cancelled.part(0)
    if ended != "returned before the cancel":
        what = (
            "a callback came right after the cancel: expected CancelledError, but it did not come"
        )
        assert ended == "cancelled", what
