"""What counts as async: whatever returns, at once, something that can be awaited."""

import asyncio
import functools
import select
import time
import types

import pytest

from grader.worker.awaiting import Awaiting, NotAsAsked
from grader.worker.clock.fast import FastClock, fast_clock_unavailable
from grader.worker.clock.wall import WallClock

ASKED = {"name": "bake", "generator": False}


async def bake(tray, seconds=0.0):
    await asyncio.sleep(seconds)
    return f"{tray}, baked"


def decorated(tray):
    return bake(tray)


class Baker:
    async def __call__(self, tray):
        return await bake(tray)


class Baking:
    def __init__(self, tray):
        self._tray = tray

    def __await__(self):
        return bake(self._tray).__await__()


@types.coroutine
def old_style(tray):
    yield from asyncio.sleep(0).__await__()
    return f"{tray}, baked"


def with_future(tray):
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, f"{tray}, baked")
    return future


ASYNC = {
    "coroutine function": bake,
    "ordinary function": decorated,
    "lambda": lambda tray: bake(tray),
    "partial": functools.partial(bake, seconds=0.01),
    "wraps": functools.wraps(bake)(lambda tray: bake(tray)),
    "callable object": Baker(),
    "method": Baker().__call__,
    "class": Baking,
    "types.coroutine": old_style,
    "task": lambda tray: asyncio.ensure_future(bake(tray)),
    "future": with_future,
    "shield": lambda tray: asyncio.shield(bake(tray)),
    "wait_for": lambda tray: asyncio.wait_for(bake(tray), 1),
}


def runs_a_loop(tray):
    baking = bake(tray)
    try:
        return asyncio.run(baking)
    finally:
        baking.close()


def blocks(tray):
    time.sleep(0.3)
    return asyncio.shield(bake(tray))


def blocks_otherwise(tray):
    select.select([], [], [], 0.4)
    return asyncio.shield(bake(tray))


def yields(tray):
    yield tray


NOT_ASYNC = {
    "a value": (lambda tray: tray, "returned a str, and nobody can await that"),
    "None": (lambda tray: None, "returned None"),
    "a list of coroutines": (lambda tray: [asyncio.sleep], "returned a list"),
    "a generator": (yields, "returned a generator"),
    "a type": (lambda tray: Baker(), "an object of type Baker"),
    "time.sleep": (blocks, "blocked for 0."),
    "select": (blocks_otherwise, "blocked for 0."),
    "a loop in the loop": (runs_a_loop, "raised RuntimeError: asyncio.run() cannot"),
}


missing = pytest.mark.skipif(fast_clock_unavailable() is not None, reason="no fast clock")
CLOCKS = [pytest.param(WallClock, id="wall"), pytest.param(FastClock, id="fast", marks=missing)]


def awaited(clock, function, asked=ASKED):
    """What awaiting a call gives, and what is kept of a call that was not async."""
    awaiting = Awaiting(clock)

    async def call():
        return await awaiting.watched(function, asked)("rolls")

    with clock.installed():
        try:
            return asyncio.run(call()), awaiting.problem
        except NotAsAsked as error:
            return str(error), awaiting.problem


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("kind", ASYNC)
def test_what_can_be_awaited_is_async(clock, kind):
    assert awaited(clock(), ASYNC[kind]) == ("rolls, baked", None)


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("kind", NOT_ASYNC)
def test_what_cannot_be_awaited_or_blocks_is_not_async(clock, kind):
    function, why = NOT_ASYNC[kind]
    said, problem = awaited(clock(), function)
    assert said.startswith("`bake` is not async: a call ") and why in said
    assert str(problem) == said


def test_an_exception_of_the_function_is_its_own():
    def refuses(tray):
        raise RuntimeError("no tray")

    with pytest.raises(RuntimeError, match="no tray"):
        awaited(WallClock(), refuses)


def test_what_async_for_can_go_through_is_an_async_generator():
    async def each(tray):
        yield tray

    asked = {"name": "each", "generator": True}
    awaiting = Awaiting(WallClock())
    assert hasattr(awaiting.watched(lambda tray: each(tray), asked)("rolls"), "__aiter__")
    with pytest.raises(NotAsAsked, match="returned a list, and `async for` cannot"):
        awaiting.watched(lambda tray: [tray], asked)("rolls")
