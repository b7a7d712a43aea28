"""The event loop on which scenarios run, for a caller that is ordinary code: it waits meanwhile."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, contextmanager
from contextvars import ContextVar
from typing import Any

from grader.supervisor import Workers

Work = Callable[[Workers], Coroutine[Any, Any, Any]]
Run = Callable[[Work], Any]
"""Gives what the work gives. Runs it on a loop, with the workers of that loop, and waits. Raises GivenUp, and as the work does."""


class GivenUp(Exception):
    """Whoever lent the loop has taken it back."""


_run: ContextVar[Run | None] = ContextVar("run", default=None)


@contextmanager
def gathered_by(run: Run) -> Iterator[Run]:
    """All that this thread gathers in the block runs in this way."""
    token = _run.set(run)
    try:
        yield run
    finally:
        _run.reset(token)


@contextmanager
def kept_warm() -> Iterator[Run]:
    """A loop and workers for all that this thread gathers in the block; a block inside shares them."""
    if outer := _run.get():
        yield outer
        return
    with asyncio.Runner() as runner:
        block = AsyncExitStack()
        workers = runner.run(block.enter_async_context(Workers()))
        try:
            with gathered_by(lambda work: runner.run(work(workers))) as run:
                yield run
        finally:
            runner.run(block.aclose())
