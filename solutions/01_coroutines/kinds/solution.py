import asyncio
import inspect


def kind(thing) -> str:
    """Return which of the five kinds this thing is."""
    # None of these questions calls the thing, so nothing is started and nothing is left over.
    if inspect.iscoroutinefunction(thing):
        return "coroutine function"
    if inspect.iscoroutine(thing):
        return "coroutine"
    # A task is a future with a coroutine inside: the special case has to be asked for first.
    if isinstance(thing, asyncio.Task):
        return "task"
    if isinstance(thing, asyncio.Future):
        return "future"
    return "something else"
