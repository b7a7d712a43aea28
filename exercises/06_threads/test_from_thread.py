"""From a thread into a running loop, and back."""

import asyncio
import threading
import time

from grader import points, scenario, within

ASKS = "def submit(loop, coro, seconds) -> object"

HINTS = (
    "Two things have to cross between the threads: the coroutine to the loop, and the result back. "
    "The loop may be asleep, so whoever brings something must also wake it.",
    "Look for a function with `threadsafe` in its name in the documentation of coroutines and tasks. "
    "What it gives is a future for threads: waiting for its result blocks, and that is right here.",
    "The future's `result` takes a limit. After the limit the coroutine still runs: before you let "
    "the TimeoutError go on, call off what you asked for.",
)

ASLEEP = 0.3
"""Seconds after which the loop has surely gone to sleep."""
NAMES = ["Ada", "Bo", "Chen", "Dana", "Eze", "Femi", "Grace", "Hugo"]


def guests(rng):
    return rng.sample(NAMES, 4)


class Caller:
    """A thread that calls `submit` after a pause, when the loop is asleep, and what came of it."""

    def __init__(self, student, observer, coro, seconds, pause=0.0, silent=0.0):
        self.loop = asyncio.get_running_loop()
        self.call = student.submit, coro, seconds
        self.seconds = observer.seconds
        self.pause, self.silent = pause, silent
        self.error = self.value = self.took = None
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        time.sleep(self.pause)
        submit, coro, seconds = self.call
        begin = self.seconds()
        try:
            self.value = submit(self.loop, coro, seconds)
        except Exception as error:
            self.error = error
            if isinstance(error, NotImplementedError):
                coro.close()
        time.sleep(self.silent)  # what comes next wakes the loop
        self.loop.call_soon_threadsafe(self.note_end, begin)

    def note_end(self, begin):
        self.took = self.seconds() - begin

    def told(self, expected=""):
        """Outcome, value and seconds. An error of another type than the expected one is raised."""
        outcome = type(self.error).__name__
        if self.error is not None and outcome != expected:
            raise self.error
        if self.took is None:
            return "nothing", None, 0.0
        if self.error is not None:
            return outcome, str(self.error), self.took
        return "a result", self.value, self.took


@scenario(limit=8)
async def idle_loop(student, functions, observer, rng):
    greet = functions.slow("greet", 0.1)
    caller = Caller(student, observer, greet(guests(rng)[0]), 5, pause=ASLEEP)
    await asyncio.sleep(1.8)  # the loop has nothing to do until then
    await beating(0.5)
    return caller.told()


@scenario(limit=8)
async def an_error(student, functions, observer, rng):
    name = guests(rng)[0]
    greet = functions.slow("greet", 0.2, fails={name: LookupError(f"no chair for {name}")})
    caller = Caller(student, observer, greet(name), 5)
    await beating(1.0)
    return caller.told("LookupError")


@scenario(limit=8)
async def too_long(student, functions, observer, rng):
    greet = functions.slow("greet", 2.5)
    caller = Caller(student, observer, greet(guests(rng)[0]), 0.6)
    await beating(3.0)
    return caller.told("TimeoutError")


@scenario(limit=8)
async def too_long_while_idle(student, functions, observer, rng):
    greet = functions.slow("greet", 3.0)
    caller = Caller(student, observer, greet(guests(rng)[0]), 0.6, pause=ASLEEP, silent=1.2)
    await asyncio.sleep(2.4)
    return caller.told("TimeoutError")


@scenario(limit=8)
async def four_callers(student, functions, observer, rng):
    greet = functions.slow("greet", 1.0)
    callers = [Caller(student, observer, greet(name), 5) for name in guests(rng)]
    await beating(4.5)
    return [caller.told() for caller in callers]


async def beating(seconds):
    """A pause in which the loop wakes up often, so that a door which does not wake it works as well."""
    for _ in range(round(seconds / 0.05)):
        await asyncio.sleep(0.05)


@points(1)
def test_runs_on_the_loop(idle_loop):
    """The coroutine runs on the loop, and its result is returned."""
    outcome, value, _ = idle_loop.value.plain
    expected = idle_loop.answer("greet", guests(idle_loop.rng)[0])
    assert value == expected, f"submit gave {outcome}, {value!r}; the coroutine gave {expected!r}"
    elsewhere = [call for call in idle_loop.calls_of("greet") if call.thread != 0]
    assert not elsewhere, "the coroutine did not run in the loop's own thread"


@points(2, shows="touching-the-loop-from-a-thread")
def test_wakes_the_loop(idle_loop):
    """When the loop is idle, the coroutine begins within 0.5 seconds all the same."""
    idle_loop.must_have_returned()
    calls = idle_loop.calls_of("greet")
    assert calls, "the coroutine never began"
    within(calls[0].start - ASLEEP, over=-0.1, under=0.5, what="waking the loop")


@points(1)
def test_the_error_arrives(an_error):
    """An error that the coroutine raises is raised in the calling thread."""
    outcome, value, _ = an_error.value.plain
    expected = f"no chair for {guests(an_error.rng)[0]}"
    assert outcome == "LookupError", f"the coroutine raised LookupError, and submit gave {outcome}"
    assert value == str(LookupError(expected)), (
        f"the error should say {expected!r}, and says {value!r}"
    )


@points(2)
def test_gives_up_in_time(too_long):
    """When it takes longer than `seconds`, TimeoutError is raised, and at once."""
    outcome, _, took = too_long.value.plain
    assert outcome == "TimeoutError", f"the time was up, and submit gave {outcome}"
    within(took, over=0.1, under=1.2, what="giving up after 0.6 s")


@points(1)
def test_the_coroutine_is_cancelled(too_long, too_long_while_idle):
    """After a TimeoutError the coroutine is cancelled, within 0.5 seconds also on an idle loop."""
    too_long.started("greet")  # on an idle loop it may be called off before it has begun
    for evidence, begin in (too_long, 0.0), (too_long_while_idle, ASLEEP):
        evidence.must_have_returned()
        calls = evidence.calls_of("greet")
        went_on = [call for call in calls if call.outcome != "cancelled"]
        assert not went_on, "the time was up, and the coroutine went on all the same"
        for call in calls:
            within(call.end - begin - 0.6, over=-0.5, under=0.5, what="cancelling the coroutine")


@points(1)
def test_callers_do_not_wait_for_each_other(four_callers):
    """Four threads that call at the same time are answered at the same time."""
    told = four_callers.value.plain
    expected = [four_callers.answer("greet", name) for name in guests(four_callers.rng)]
    assert [value for _, value, _ in told] == expected
    within(max(took for _, _, took in told), over=0.9, under=1.6, what="the last answer")


@points(1)
def test_the_loop_is_free(four_callers):
    """The loop is never held."""
    four_callers.must_have_returned()
    four_callers.started("greet")
    four_callers.never_held(under=0.3)
