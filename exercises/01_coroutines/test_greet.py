"""Say hello, pause, say goodbye."""

import asyncio

from grader import expect, inputs, points, scenario, within

ASKS = "async def greet(name) -> None"

HINTS = (
    "Two lines with a pause between them. Which kind of pause lets other code run meanwhile?",
    "`time.sleep` blocks the whole program. asyncio has a `sleep` of its own, and it is a "
    "coroutine function.",
    "Calling a coroutine function does not run it yet: a keyword belongs in front of the call.",
)


@inputs
def visitors(rng):
    return rng.sample(["Ana", "Bo", "Chen", "Dana", "Eze", "Femi", "Grace", "Hugo"], 2)


@scenario
async def one_visitor(student, visitors):
    return await student.greet(visitors[0])


@scenario
async def two_visitors(student, visitors):
    await asyncio.gather(*(student.greet(name) for name in visitors))


@points(1)
def test_says_hello_then_goodbye(one_visitor):
    """It says hello, then goodbye, each on its own line, and returns nothing."""
    name = one_visitor.inputs[0]
    assert one_visitor.printed == [f"Hello, {name}!", f"Goodbye, {name}!"]
    expect(one_visitor.value, None, "what `greet` returns")


@points(1)
def test_pauses_for_a_second(one_visitor):
    """It pauses for one second in between."""
    pause = one_visitor.printed_at("Goodbye") - one_visitor.printed_at("Hello")
    within(pause, over=0.9, under=1.6, what="the pause")


@points(2)
def test_others_run_during_the_pause(two_visitors):
    """Two greetings at the same time take under 1.6 seconds."""
    two_visitors.took(over=0.9, under=1.6)
