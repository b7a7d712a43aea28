"""At which of the student's lines a task is suspended, whatever stands between the line and the task."""

import asyncio
import contextlib

import pytest

from grader.worker.probes.place import place_of


async def waits():
    await asyncio.sleep(60)  # <- here


async def items():
    await waits()
    yield 1


@contextlib.asynccontextmanager
async def closes_slowly():
    yield
    await waits()


class Waits:
    def __await__(self):
        return waits().__await__()


class YieldsFrom:
    def __await__(self):
        yield from waits().__await__()


async def loop_over_items():
    async for _ in items():
        pass


async def next_item():
    await anext(items())


async def next_item_or_none():
    await anext(items(), None)


async def leave_a_context():
    async with closes_slowly():
        pass


async def await_an_object():
    await Waits()


async def await_an_object_that_yields():
    await YieldsFrom()


async def close_a_generator():
    async def slow_to_close():
        try:
            yield 1
        finally:
            await waits()

    generator = slow_to_close()
    await anext(generator)
    await generator.aclose()


async def throw_into_a_generator():
    async def catches():
        try:
            yield 1
        except ValueError:
            await waits()
        yield 2

    generator = catches()
    await anext(generator)
    await generator.athrow(ValueError())


WAYS = [
    waits,
    *(loop_over_items, next_item, next_item_or_none, leave_a_context),
    *(await_an_object, await_an_object_that_yields, close_a_generator, throw_into_a_generator),
]
HERE = waits.__code__.co_firstlineno + 1


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_the_innermost_line_is_found(way):
    async def seen():
        task = asyncio.create_task(way())
        for _ in range(5):
            await asyncio.sleep(0)
        found = place_of(task.get_coro(), __file__)
        task.cancel()
        await asyncio.wait([task])
        return found

    lines, code, outer = asyncio.run(seen())
    assert lines[-1] == HERE
    assert (code, outer) == (asyncio.sleep.__code__, waits.__code__)
