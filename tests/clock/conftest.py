"""A fast clock that is installed for the length of a test."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator

import pytest

from grader.worker.clock.fast import FastClock, fast_clock_unavailable

Took = Callable[[Callable[[], Awaitable[object]]], float]


@pytest.fixture
def clock() -> Iterator[FastClock]:
    reason = fast_clock_unavailable()
    if reason:
        pytest.skip(reason)
    clock = FastClock()
    with clock.installed():
        yield clock


@pytest.fixture
def took(clock: FastClock) -> Took:
    """Run a scenario in a loop of its own and return the virtual seconds it took."""

    def run(scenario: Callable[[], Awaitable[object]]) -> float:
        async def timed() -> float:
            start = clock.now()
            await scenario()
            return clock.now() - start

        return asyncio.run(timed())

    return run
