"""What else holds for greet: a short queue of visitors, and names of all kinds."""

import asyncio

from grader import expect, inputs, points, scenario

QUEUE = [f"Gäst {number}" for number in range(4)]


@inputs
def a_name(rng):
    return rng.choice(["Zoë", "O’Neil", "Ana María", "李"])


@scenario
async def a_queue(student):
    await asyncio.gather(*(student.greet(name) for name in QUEUE))


@scenario
async def any_name(student, a_name):
    await student.greet(a_name)


@points(1)
def test_a_queue(a_queue):
    """Four visitors at once are all greeted before the first goodbye."""
    lines = a_queue.printed.plain
    expect(sorted(lines[:4]), [f"Hello, {name}!" for name in QUEUE], "the first four lines, sorted")
    expect(sorted(lines[4:]), [f"Goodbye, {name}!" for name in QUEUE], "the other lines, sorted")
    a_queue.took(over=0.2, under=1.4)


@points(1)
def test_any_name(any_name):
    """It greets by any name, in any script."""
    name = any_name.inputs
    assert any_name.printed == [f"Hello, {name}!", f"Goodbye, {name}!"]
