"""Looks at the flag that the compiler leaves in the code of an `async def`: what `inspect` does inside."""

import asyncio
import inspect


def is_async(thing):
    code = getattr(thing, "__code__", None)
    return code is not None and bool(code.co_flags & inspect.CO_COROUTINE)


def kind(thing) -> str:
    found = "something else"
    if is_async(thing):
        found = "coroutine function"
    elif inspect.isawaitable(thing):
        found = "coroutine" if inspect.iscoroutine(thing) else "future"
        if isinstance(thing, asyncio.Task):
            found = "task"
    return found
