"""Start an event loop from an ordinary function."""

import asyncio
from contextlib import suppress

from grader import points, scenario

ASKS = "def run_greeting(greet, name) -> str"

HINTS = (
    "What does `greet(name)` give you when you call it in an ordinary function? Print it. It is not "
    "yet a greeting.",
    "asyncio has one function that makes an event loop, runs one coroutine to its end, gives you its "
    "result and closes the loop again. See the first example on the documentation's page about "
    "coroutines and tasks.",
    "That function takes the coroutine, which is what you get by calling `greet`, and it returns "
    "what the coroutine returns. All that is left for you is to hand this on.",
)


NAMES = ["Ada", "Bo", "Chen", "Dana", "Eze", "Femi", "Grace", "Hugo"]


def badges(rng):
    return {name: rng.randrange(10, 100) for name in rng.sample(NAMES, 2)}


def greeting(name, badge):
    return f"Hello, {name}! Your badge is number {badge}."


def desk(functions, visitors, **how):
    """A `greet` that takes a moment."""
    answer = {"answer": lambda name: greeting(name, visitors[name])}
    return functions.slow("greet", 0.2, **answer, **how)


def noting_loops(greet, loops):
    """The same `greet`, which also puts the event loop that it runs in into `loops`."""

    async def noted(name):
        loops.append(asyncio.get_running_loop())
        return await greet(name)

    noted.__name__ = noted.__qualname__ = "greet"  # as a student meets it in a message
    return noted


@scenario
def one_greeting(student, functions, rng):
    visitors = badges(rng)
    return student.run_greeting(desk(functions, visitors), min(visitors))


@scenario
def two_greetings(student, functions, rng):
    visitors = badges(rng)
    greet = desk(functions, visitors)
    return [student.run_greeting(greet, name) for name in visitors]


@scenario
def nobody_at_the_desk(student, functions, rng):
    visitors = badges(rng)
    greet = desk(functions, visitors, fails=lambda name: ConnectionError("nobody is there"))
    return student.run_greeting(greet, min(visitors))


@scenario
def loop_after_a_greeting(student, functions, rng):
    loops, visitors = [], badges(rng)
    student.run_greeting(noting_loops(desk(functions, visitors), loops), min(visitors))
    return [loop.is_closed() for loop in loops]


@scenario
def loop_after_a_failure(student, functions, rng):
    loops, visitors = [], badges(rng)
    greet = desk(functions, visitors, fails=lambda name: ConnectionError("nobody is there"))
    with suppress(ConnectionError):
        student.run_greeting(noting_loops(greet, loops), min(visitors))
    return [loop.is_closed() for loop in loops]


@points(2)
def test_returns_what_greet_returns(one_greeting):
    """It calls `greet` once, waits for its end, and returns what it returned."""
    visitors = badges(one_greeting.rng)
    name = min(visitors)
    assert one_greeting.value == greeting(name, visitors[name])
    one_greeting.called("greet", name)


@points(1)
def test_works_again(two_greetings):
    """It can be called again, and works as well the second time."""
    visitors = badges(two_greetings.rng)
    assert two_greetings.value == [greeting(*visitor) for visitor in visitors.items()]


@points(1)
def test_closes_the_loop(loop_after_a_greeting, loop_after_a_failure):
    """The event loop is closed when it is over, also when `greet` raised an exception."""
    closed_at_the_end(loop_after_a_greeting, "")
    closed_at_the_end(loop_after_a_failure, " after greet had raised an exception")


def closed_at_the_end(evidence, when):
    closed = evidence.value.plain
    if not closed:
        raise AssertionError("greet was never run in an event loop")
    if not all(closed):
        raise AssertionError(f"the event loop was still open{when}")


@points(1)
def test_an_exception_comes_through(nobody_at_the_desk):
    """An exception that `greet` raises comes through."""
    nobody_at_the_desk.raised(ConnectionError)
