"""Asks asyncio's own functions, which also take things that only behave like a coroutine or future."""

import asyncio
import inspect


def kind(thing) -> str:
    if asyncio.isfuture(thing):
        return "task" if isinstance(thing, asyncio.Task) else "future"
    if asyncio.iscoroutine(thing):
        return "coroutine"
    return "coroutine function" if inspect.iscoroutinefunction(thing) else "something else"
