"""Start an event loop from an ordinary function."""

import asyncio

from grader import NotSeen, expect, inputs, points, scenario

ASKS = "def run_greeting(greet, name) -> str"

HINTS = (
    "What does `greet(name)` give you when you call it in an ordinary function? Print it. It is "
    "not yet a greeting.",
    "asyncio has one function that creates an event loop, runs one coroutine to its end, returns "
    "its result and closes the loop again. See the first example on the documentation's page "
    "about coroutines and tasks.",
    "That function takes a coroutine: what you get by calling `greet`. It returns what the "
    "coroutine returns. All that is left for you is to return that value.",
)


@inputs
def badges(rng):
    names = rng.sample(["Ada", "Bo", "Chen", "Dana", "Eze", "Femi", "Grace", "Hugo"], 2)
    return {
        name: f"Hello, {name}! Your badge is number {rng.randrange(10, 100)}." for name in names
    }


def desk(functions, badges, **how):
    """A `greet` that takes a moment."""
    return functions.slow("greet", 0.2, answer=badges.__getitem__, **how)


def nobody(name):
    return ConnectionError("nobody is there")


def noting_loops(greet, loops):
    """The same `greet`, which also puts the event loop that it runs in into `loops`."""

    async def noted(name):
        loops.append(asyncio.get_running_loop())
        return await greet(name)

    noted.__name__ = noted.__qualname__ = "greet"  # as a student meets it in a message
    return noted


@scenario
def one_greeting(student, functions, badges):
    return student.run_greeting(desk(functions, badges), min(badges))


@scenario
def two_greetings(student, functions, badges):
    greet = desk(functions, badges)
    return [student.run_greeting(greet, name) for name in badges]


@scenario
def nobody_at_the_desk(student, functions, badges):
    return student.run_greeting(desk(functions, badges, fails=nobody), min(badges))


@scenario
def loop_after_a_greeting(student, functions, badges):
    loops = []
    student.run_greeting(noting_loops(desk(functions, badges), loops), min(badges))
    return [loop.is_closed() for loop in loops]


@scenario
def loop_after_a_failure(student, functions, badges):
    loops = []
    greet = noting_loops(desk(functions, badges, fails=nobody), loops)
    try:
        student.run_greeting(greet, min(badges))
    except NotImplementedError:
        raise
    except Exception:
        pass  # which exception it is, another check looks at
    return [loop.is_closed() for loop in loops]


@points(2)
def test_returns_what_greet_returns(one_greeting):
    """It calls `greet` once, waits until it has finished, and returns its result."""
    name = min(one_greeting.inputs)
    assert one_greeting.value == one_greeting.inputs[name]
    one_greeting.called("greet", name)


@points(1)
def test_works_again(two_greetings):
    """It can be called a second time, and works again."""
    assert two_greetings.value == list(two_greetings.inputs.values())


@points(1, shows="loop-left-open")
def test_closes_the_loop(loop_after_a_greeting, loop_after_a_failure):
    """The event loop is closed at the end, also when `greet` raised an exception."""
    closed(loop_after_a_greeting, "closed at the end")
    closed(loop_after_a_failure, "closed after greet raised an exception")


def closed(evidence, when):
    if evidence.value == []:
        raise NotSeen("greet never ran in an event loop")
    expect(all(evidence.value.plain), True, f"the event loop is {when}")


@points(1)
def test_an_exception_comes_through(nobody_at_the_desk):
    """An exception that `greet` raises propagates to the caller."""
    nobody_at_the_desk.raised(ConnectionError)
