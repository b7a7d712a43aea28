"""What some mutants call in place of asyncio's own: as good, but for one fault.

The source of what a mutant names is put above it, so each of these stands by itself.
"""

import asyncio
from collections.abc import Awaitable
from typing import Any

ANSWERS: dict[Any, Any] = {}
"""What is remembered from one call to the next."""
LAST: list[Any] = []
"""The tasks that were started so far."""


async def gather_in_turn(*things: Awaitable[Any], return_exceptions: bool = False) -> list[Any]:
    """One after another."""
    results: list[Any] = []
    for thing in things:
        results += await asyncio.gather(thing, return_exceptions=return_exceptions)
    return results


async def gather_in_threes(*things: Awaitable[Any], return_exceptions: bool = False) -> list[Any]:
    """Three at once, and the next three when all of these are over."""
    results: list[Any] = []
    for start in range(0, len(things), 3):
        three = things[start : start + 3]
        results += await asyncio.gather(*three, return_exceptions=return_exceptions)
    return results


async def gather_three_at_once(
    *things: Awaitable[Any], return_exceptions: bool = False
) -> list[Any]:
    """At most three at any time."""
    room = asyncio.Semaphore(3)

    async def limited(thing: Awaitable[Any]) -> Any:
        async with room:
            return await thing

    limits = map(limited, things)
    return await asyncio.gather(*limits, return_exceptions=return_exceptions)


async def gather_staggered(*things: Awaitable[Any], return_exceptions: bool = False) -> list[Any]:
    """Each starts 0.2 seconds after the one before it."""

    async def delayed(number: int, thing: Awaitable[Any]) -> Any:
        await asyncio.sleep(0.2 * number)
        return await thing

    later = (delayed(*pair) for pair in enumerate(things))
    return await asyncio.gather(*later, return_exceptions=return_exceptions)


class GroupInTurn(asyncio.TaskGroup):
    """Each task starts when the one before it is over."""

    def create_task(self, coro: Any, **options: Any) -> Any:
        """A task that waits for its turn."""
        before, self._before = getattr(self, "_before", None), asyncio.Event()
        return super().create_task(self._in_turn(coro, before, self._before), **options)

    async def _in_turn(self, coro: Any, before: Any, over: asyncio.Event) -> Any:
        try:
            if before:
                await before.wait()
            return await coro
        finally:
            over.set()
            coro.close()


class GroupInThrees(asyncio.TaskGroup):
    """Three tasks at once, and the next three when all of these are over."""

    def create_task(self, coro: Any, **options: Any) -> Any:
        """A task that waits for the three before its own."""
        mine: list[Any] = getattr(self, "_mine", [])
        self._mine = mine
        task = super().create_task(self._after(coro, mine[: len(mine) // 3 * 3]), **options)
        mine.append(task)
        return task

    async def _after(self, coro: Any, others: list[Any]) -> Any:
        try:
            if others:
                await asyncio.wait(others)
            return await coro
        finally:
            coro.close()


class GroupOfThree(asyncio.TaskGroup):
    """At most three tasks at any time."""

    def create_task(self, coro: Any, **options: Any) -> Any:
        """A task that waits for room."""
        self._room = getattr(self, "_room", None) or asyncio.Semaphore(3)
        return super().create_task(self._limited(coro), **options)

    async def _limited(self, coro: Any) -> Any:
        try:
            async with self._room:
                return await coro
        finally:
            coro.close()


class GroupStaggered(asyncio.TaskGroup):
    """Each task starts 0.2 seconds after the one before it."""

    def create_task(self, coro: Any, **options: Any) -> Any:
        """A task that starts a little later than the last one."""
        self._number = getattr(self, "_number", -1) + 1
        return super().create_task(self._delayed(coro, self._number), **options)

    async def _delayed(self, coro: Any, number: int) -> Any:
        try:
            await asyncio.sleep(0.2 * number)
            return await coro
        finally:
            coro.close()


def task_in_turn(coro: Any, **options: Any) -> Any:
    """A task that starts when the last one is over."""

    async def in_turn(before: list[Any]) -> Any:
        if before:
            await asyncio.wait(before)
        return await coro

    task = asyncio.create_task(in_turn(LAST[-1:]), **options)
    LAST.append(task)
    return task


def task_of_three(coro: Any, **options: Any) -> Any:
    """A task that starts when there is room for it, among three."""
    room = ANSWERS.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(3))

    async def limited() -> Any:
        async with room:
            return await coro

    return asyncio.create_task(limited(), **options)


def task_staggered(coro: Any, **options: Any) -> Any:
    """A task that starts 0.2 seconds after the last one that is still going."""

    async def delayed(number: int) -> Any:
        await asyncio.sleep(0.2 * number)
        return await coro

    task = asyncio.create_task(delayed(sum(not other.done() for other in LAST)), **options)
    LAST.append(task)
    return task


async def on_the_loop(function: Any, *arguments: Any, **named: Any) -> Any:
    """Calls it here and now."""
    return function(*arguments, **named)


async def polled(thing: Awaitable[Any]) -> Any:
    """Looks every 0.1 seconds whether it is over."""
    task = asyncio.ensure_future(thing)
    try:
        while not task.done():  # noqa: ASYNC110
            await asyncio.sleep(0.1)
    except asyncio.CancelledError:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        raise
    return task.result()


def another_like(thing: Any) -> Any:
    """A new one of its kind."""
    if isinstance(thing, asyncio.Semaphore):
        return asyncio.Semaphore(thing._value or 1)
    return type(thing)() if isinstance(thing, asyncio.Lock | asyncio.Condition) else thing


def one_for_all(name: str, make: Any) -> Any:
    """The one that was made first."""
    if name not in ANSWERS:
        ANSWERS[name] = make()
    return ANSWERS[name]


async def remembered(function: Any, *arguments: Any, **named: Any) -> Any:
    """The answer to equal arguments, if there was one."""
    key = (getattr(function, "__name__", ""), repr(arguments), repr(named))
    if key not in ANSWERS:
        ANSWERS[key] = await function(*arguments, **named)
    return ANSWERS[key]


def shared(function: Any, *arguments: Any, **named: Any) -> Any:
    """The task for equal arguments, if there is one."""
    key = (getattr(function, "__name__", ""), repr(arguments), repr(named))
    if key not in ANSWERS:
        called = function(*arguments, **named)
        ANSWERS[key] = asyncio.ensure_future(called) if asyncio.iscoroutine(called) else called
    return ANSWERS[key]


def without_falsy(results: Any) -> Any:
    """Those that are true."""
    if isinstance(results, dict):
        return {key: value for key, value in results.items() if value}
    return [result for result in results if result]


def without_equal(results: Any) -> Any:
    """Each value once."""
    if isinstance(results, dict):
        return {k: v for k, v in results.items() if [*results.values()].count(v) == 1}
    return [result for n, result in enumerate(results) if result not in results[:n]]


def sorted_results(results: Any) -> Any:
    """In the order of what they look like."""
    if isinstance(results, dict):
        return dict(sorted(results.items(), key=repr))
    return sorted(results, key=repr)
