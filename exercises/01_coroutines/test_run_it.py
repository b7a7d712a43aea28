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
    names = rng.sample(["ada", "BO LI", "chEN", "Dana van E", "eze", "FEMI", "gRACE", "hugo"], 2)
    return {
        name: f"Hello, {name}! Your badge is number {rng.randrange(10, 100)}." for name in names
    }


class ClosingTime(BaseException):
    """No `Exception`, like those that stop a program."""


NOBODY = ConnectionError("nobody is there")
OTHER_ERRORS = [
    TimeoutError("the visitor left"),
    RuntimeError("the printer jams"),
    LookupError("no badge"),
    ValueError("a strange name"),
    OSError("no paper"),
    StopAsyncIteration("no more badges"),
    KeyboardInterrupt("enough"),
    SystemExit("the fire bell"),
    asyncio.CancelledError(),
    ClosingTime("at six"),
]
LONG = 75.0  # seconds, longer than a time limit that somebody makes up


def desk(functions, badges, seconds=0.2, **how):
    """A `greet` that takes a moment."""
    how.setdefault("answer", lambda name: badges.get(name, "Hello, stranger!"))
    return functions.slow("greet", seconds, **how)


def nobody(name):
    return NOBODY


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
    return [student.run_greeting(greet, name) for name in [*badges, min(badges)]]


@scenario
def any_result(student, functions, badges):
    results, loops = [None, "", 0, False, "at last"], []
    greet = noting_loops(
        desk(functions, badges, 0.1, answer=lambda name: results.pop(0) if results else None), loops
    )
    came = [student.run_greeting(greet, min(badges)) for _ in range(5)]
    return came, [loop.is_closed() for loop in loops]


@scenario(clock="fast", limit=90)
def slow_desk(student, functions, badges):
    return student.run_greeting(desk(functions, badges, LONG), min(badges))


@scenario
def nobody_at_the_desk(student, functions, badges):
    return student.run_greeting(desk(functions, badges, fails=nobody), min(badges))


@scenario
def other_errors(student, functions, badges):
    """A greeting, each error in turn, and another greeting."""
    errors, came = [None, *OTHER_ERRORS], []
    greet = desk(functions, badges, 0.1, fails=lambda name: errors.pop(0) if errors else None)
    for _ in range(len(OTHER_ERRORS) + 2):
        try:
            came.append(student.run_greeting(greet, min(badges)))
        except NotImplementedError:
            raise
        except BaseException as error:
            if repr(error) not in map(repr, OTHER_ERRORS):
                raise
            came.append(repr(error))
    return came


@scenario
def loop_after_a_greeting(student, functions, badges):
    loops = []
    student.run_greeting(noting_loops(desk(functions, badges), loops), min(badges))
    return [loop.is_closed() for loop in loops]


@scenario
def loop_after_a_failure(student, functions, badges):
    """For each class of error, whether the loops are closed."""
    loops = []
    for failure in (NOBODY, *OTHER_ERRORS):
        greet = desk(functions, badges, 0.1, fails=lambda name: failure)  # noqa: B023
        try:
            student.run_greeting(noting_loops(greet, loops), min(badges))
        except NotImplementedError:
            raise
        except BaseException:
            pass  # which exception it is, another check looks at
    return [loop.is_closed() for loop in loops]


@points(2)
def test_returns_what_greet_returns(one_greeting, slow_desk, any_result):
    """It calls `greet` once, waits until it has finished, and returns its result."""
    name = min(one_greeting.inputs)
    assert one_greeting.value == one_greeting.inputs[name]
    one_greeting.called("greet", name)
    assert slow_desk.value == slow_desk.inputs[min(slow_desk.inputs)]
    expect(any_result.part(0), [None, "", 0, False, "at last"], "the results of five calls")


@points(1)
def test_works_again(two_greetings, other_errors):
    """It can be called again, and works again."""
    names = [*two_greetings.inputs, min(two_greetings.inputs)]
    assert two_greetings.value == [two_greetings.inputs[name] for name in names]
    two_greetings.called("greet", *names)
    greeting = other_errors.inputs[min(other_errors.inputs)]
    expect(other_errors.value.plain[-1], greeting, "the result of a call after several failures")


@points(1, shows="loop-left-open")
def test_closes_the_loop(loop_after_a_greeting, loop_after_a_failure, any_result):
    """The event loop is closed at the end, also when `greet` raised an exception."""
    closed(loop_after_a_greeting.value.plain, "run_greeting had returned")
    closed(loop_after_a_failure.value.plain, "greet had raised an exception")
    if any_result.error is None:
        closed(any_result.part(1).plain, "run_greeting had returned what counts as false")


def closed(loops, when):
    if not loops:
        raise NotSeen("greet never ran in an event loop")
    assert all(loops), f"after {when}, its event loop was still open"


@points(1)
def test_an_exception_comes_through(nobody_at_the_desk, other_errors):
    """An exception that `greet` raises propagates to the caller, and `greet` is not called again."""
    nobody_at_the_desk.raised(ConnectionError)
    nobody_at_the_desk.raised_all(NOBODY)
    nobody_at_the_desk.called_times("greet", 1, may_raise=True)
    errors = [repr(error) for error in OTHER_ERRORS]
    for error, came in zip(errors, other_errors.value.plain[1:-1], strict=True):
        how = "raised" if came in errors else "returned"
        assert came == error, f"greet raised {error}, but run_greeting {how} {came}"
    other_errors.called_times("greet", len(OTHER_ERRORS) + 2)
