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

ARRIVALS = 0.0, 0.3, 5.0  # one while another is still here, and one when both have left
NAMES = ["ana", "BO", "chEN", "DANA", "eze", "FEMI", "gRACE", "hugo"]


@inputs
def visitors(rng):
    """Names that any change shows in, also of their blanks, and one that comes twice."""
    words = rng.sample(NAMES, 8)
    names = [
        f"{first} {last}-{rng.randrange(10, 100)}"
        for first, last in zip(words[:4], words[4:], strict=True)
    ]
    names[-1] = f"  {names[-1]} "
    return [*names, names[0]]


@scenario
async def one_visitor(student, visitors):
    return await student.greet(visitors[0])


@scenario(limit=60)
async def five_visitors(student, visitors):
    await asyncio.gather(*(student.greet(name) for name in visitors))


@scenario(clock="fast", limit=60)
async def some_come_and_go(student, observer, visitors):
    async def arrive(after, name):
        await asyncio.sleep(after)
        begin = observer.seconds()
        await student.greet(name)
        return observer.seconds() - begin

    names = [*visitors[1:3], visitors[1]]
    return await asyncio.gather(*map(arrive, ARRIVALS, names))


@points(1)
def test_says_hello_then_goodbye(one_visitor, five_visitors):
    """It says hello, then goodbye, each on its own line, and returns nothing."""
    assert one_visitor.printed == both_lines(one_visitor.inputs[0])
    expect(one_visitor.value, None, "what `greet` returns")
    lines = [line for name in five_visitors.inputs for line in both_lines(name)]
    expect(
        sorted(five_visitors.printed.plain), sorted(lines), "the lines for five visitors, sorted"
    )


def both_lines(name):
    return [f"Hello, {name}!", f"Goodbye, {name}!"]


@points(1)
def test_pauses_for_a_second(one_visitor, some_come_and_go):
    """It pauses for one second in between."""
    pause = one_visitor.printed_at("Goodbye") - one_visitor.printed_at("Hello")
    within(pause, over=0.98, under=1.4, what="the pause", lasts=True)
    *together, alone = some_come_and_go.value.plain
    within(alone, over=0.98, under=1.1, what="a second greeting of one visitor")
    within(min(together), over=0.98, under=60, what="a greeting while others come and go")


@points(2)
def test_others_run_during_the_pause(five_visitors, some_come_and_go):
    """Five greetings at the same time take a second, as one does: under 1.4 seconds."""
    five_visitors.never_blocked(under=0.3)
    five_visitors.took(over=0.98, under=1.4)
    *together, _ = some_come_and_go.value.plain
    within(max(together), under=1.4, what="a greeting while others come and go")
