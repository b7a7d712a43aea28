"""From a thread into a running loop, and back."""

import asyncio
import threading
import time

from grader import NotSeen, expect, inputs, points, scenario, within

NEEDS = "threads"

ASKS = "def submit(loop, coro, seconds) -> object"

HINTS = (
    "Two things have to pass between the threads: the coroutine to the loop, and the result back. "
    "The loop may be asleep. So whatever brings it a coroutine must also wake it.",
    "Look for a function with `threadsafe` in its name in the documentation of coroutines and "
    "tasks. It returns a future for threads: waiting for its result blocks, and that is right "
    "here.",
    "The `result` method of that future takes a timeout. After the timeout the coroutine is still "
    "running. So before you let the TimeoutError propagate, cancel what you submitted.",
)

ASLEEP = 0.3
"""Seconds after which the loop has surely gone to sleep."""


GUESTS = ["Ada", "Bo", "Chen", "Dana", "Eze", "Femi", "Grace", "Hugo", "Ina", "Jo", "Kai", "Li"]
RESULTS = [None, 0, [], "Hello"]


@inputs
def guests(rng):
    return rng.sample(GUESTS, 12)


class Caller:
    """A thread that calls `submit` after a pause, when the loop is asleep, and what came of it."""

    def __init__(self, student, observer, coro, seconds, pause=0.0, silent=0.0):
        self.loop, self.submit = asyncio.get_running_loop(), student.submit
        self.now = observer.seconds
        self.error = self.end = self.took = None
        arguments = coro, seconds, pause, silent
        threading.Thread(target=self.run, args=arguments, daemon=True).start()

    def run(self, coro, seconds, pause, silent):
        time.sleep(pause)
        begin = self.now()
        try:
            self.end = "a result", self.submit(self.loop, coro, seconds)
        except Exception as error:
            self.error, self.end = error, (type(error).__name__, str(error))
            if isinstance(error, NotImplementedError):
                coro.close()
        time.sleep(silent)  # what comes next wakes the loop
        self.loop.call_soon_threadsafe(self.note_end, begin)

    def note_end(self, begin):
        self.took = self.now() - begin

    def told(self, expected=None):
        """How it ended, with what, and after how long. An error of another type is raised."""
        if self.error is not None and type(self.error) is not expected:
            raise self.error
        return ("not at all", None, 0.0) if self.took is None else (*self.end, self.took)


def noting_end(greet, ends):
    """`greet`, which notes whether it was cancelled on the loop or ended otherwise."""
    home = threading.get_ident()

    async def noted(name):
        try:
            return await greet(name)
        except asyncio.CancelledError:
            ends.append("cancelled")
            raise
        except GeneratorExit:
            where = "" if threading.get_ident() == home else ", from another thread"
            ends.append(f"closed{where}")
            raise

    noted.__name__ = noted.__qualname__ = "greet"
    return noted


def in_turn(student, results):
    """A thread that calls `submit` for each of RESULTS, one after another."""
    loop = asyncio.get_running_loop()

    async def answer(result):
        await asyncio.sleep(0.05)
        return result

    def ask():
        for wanted in RESULTS:
            coro = answer(wanted)
            try:
                results.append(student.submit(loop, coro, 5))
            except Exception as error:
                results.append(f"{type(error).__name__}: {error}")
                if isinstance(error, NotImplementedError):
                    coro.close()

    threading.Thread(target=ask, daemon=True).start()


async def beating(seconds):
    """A pause in which the loop wakes up often, so that a call which does not wake it works too."""
    for _ in range(round(seconds / 0.05)):
        await asyncio.sleep(0.05)


@scenario(limit=8)
async def idle_loop(student, functions, observer, guests):
    greet = functions.slow("greet", 0.1)
    caller = Caller(student, observer, greet(guests[0]), 5, pause=ASLEEP)
    await asyncio.sleep(1.8)  # the loop has nothing to do until then
    await beating(0.5)
    return caller.told()


@scenario(limit=8)
async def one_call_after_another(student):
    results = []
    in_turn(student, results)
    await beating(1.5)
    return results


@scenario(limit=8)
async def an_error(student, functions, observer, guests):
    fails = {guests[0]: LookupError(f"no chair for {guests[0]}")}
    caller = Caller(student, observer, functions.slow("greet", 0.2, fails=fails)(guests[0]), 5)
    await beating(1.0)
    return caller.told(LookupError)


@scenario(limit=8)
async def too_long(student, functions, observer, guests):
    greet = noting_end(functions.slow("greet", 2.5), ends := [])
    caller = Caller(student, observer, greet(guests[0]), 0.6)
    await beating(3.0)
    return *caller.told(TimeoutError), ends


@scenario(limit=8)
async def too_long_while_idle(student, functions, observer, guests):
    greet = functions.slow("greet", 3.0)
    caller = Caller(student, observer, greet(guests[0]), 0.6, pause=ASLEEP, silent=1.2)
    await asyncio.sleep(2.4)
    return caller.told(TimeoutError)


@scenario(limit=8)
async def long_clean_up(student, functions, observer, guests):
    greet = functions.slow("greet", 3.0, cleaning=1.8)
    caller = Caller(student, observer, greet(guests[0]), 0.4)
    await beating(3.0)
    return caller.told(TimeoutError)


@scenario(limit=8)
async def no_time_at_all(student, functions, observer, guests):
    """Who cancels a task that the loop has not made yet may raise another error: it is over too."""
    caller = Caller(student, observer, functions.slow("greet", 1.5)(guests[0]), 0)
    await beating(2.0)
    if isinstance(caller.error, NotImplementedError):
        raise caller.error
    return caller.told(type(caller.error))


@scenario(limit=8)
async def twelve_callers(student, functions, observer, guests):
    greet = functions.slow("greet", 1.0)
    callers = [Caller(student, observer, greet(name), 5) for name in guests]
    await beating(4.5)
    return [caller.told() for caller in callers]


@points(1)
def test_runs_on_the_loop(idle_loop, one_call_after_another):
    """The coroutine runs on the loop, and its result is returned, whatever it is."""
    expected = idle_loop.answer("greet", idle_loop.inputs[0])
    expect(idle_loop.part(1), expected, "what `submit` returned")
    threads = {call.thread for call in idle_loop.calls_of("greet")}
    assert threads == {0}, "the coroutine ran in another thread than the loop's"
    expect(one_call_after_another.value, RESULTS, "what `submit` returned, call after call")


@points(2, shows="touching-the-loop-from-a-thread")
def test_wakes_the_loop(idle_loop):
    """The coroutine starts within 0.5 seconds, even when the loop is idle."""
    idle_loop.called_times("greet", 1)
    (call,) = idle_loop.calls_of("greet")
    within(call.start - ASLEEP, over=-0.1, under=0.5, what="waking the loop")


@points(1, shows="swallowed-error")
def test_the_error_arrives(an_error):
    """An error that the coroutine raises is raised in the calling thread."""
    outcome, message, _ = an_error.value.plain
    expect(outcome, "LookupError", "how `submit` ended")
    expect(message, f"no chair for {an_error.inputs[0]}", "the message of the error")


@points(2)
def test_gives_up_in_time(too_long, long_clean_up):
    """When `seconds` have passed without a result, it raises TimeoutError immediately."""
    for evidence, seconds in (too_long, 0.6), (long_clean_up, 0.4):
        outcome, _, took = evidence.value.plain[:3]
        expect(outcome, "TimeoutError", "how `submit` ended")
        what = f"giving up after {seconds} s"
        within(took, over=seconds - 0.1, under=seconds + 0.6, what=what)


@points(1, shows="falsy-dropped")
def test_zero_is_a_limit_too(no_time_at_all, too_long):
    """With a limit of 0 seconds it raises TimeoutError immediately."""
    if too_long.part(0) != "TimeoutError":
        raise NotSeen("`submit` keeps no limit of 0.6 s either")
    outcome, _, took = no_time_at_all.value.plain
    if outcome in ("a result", "not at all"):
        expect(outcome, "TimeoutError", "how `submit` ended, with a limit of 0 s")
    within(took, over=-0.1, under=0.6, what="giving up after 0 s")


@points(1)
def test_the_coroutine_is_cancelled(too_long, too_long_while_idle):
    """After a TimeoutError the coroutine is cancelled within 0.5 seconds, even on an idle loop."""
    too_long.started("greet")  # on an idle loop it may be cancelled before it has started
    for evidence, begin in (too_long, 0.0), (too_long_while_idle, ASLEEP):
        evidence.must_have_returned()
        for call in evidence.calls_of("greet"):
            expect(
                call.outcome.value, "cancelled", "after the TimeoutError, how the coroutine ended"
            )
            within(
                call.end - begin - 0.6,
                over=-0.5,
                under=0.5,
                what="from the TimeoutError to the end of the coroutine, it",
            )
    expect(too_long.part(3), ["cancelled"], "after the TimeoutError, how the coroutine ended")


@points(1)
def test_callers_do_not_wait_for_each_other(twelve_callers):
    """Twelve threads that call it at the same time do not wait for each other: under 1.6 seconds."""
    _, values, seconds = zip(*twelve_callers.value.plain, strict=True)
    expected = [twelve_callers.answer("greet", name) for name in twelve_callers.inputs]
    expect(list(values), expected, "what `submit` returned")
    within(max(seconds), over=0.9, under=1.6, what="the last answer")


@points(1)
def test_the_loop_is_free(twelve_callers):
    """The loop is never blocked for 0.3 seconds."""
    twelve_callers.must_have_returned()
    twelve_callers.started("greet")
    twelve_callers.never_blocked(under=0.3)
