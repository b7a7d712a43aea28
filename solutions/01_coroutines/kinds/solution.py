import asyncio
import inspect


def kind(thing) -> str:
    """Say which of the five kinds of things this is."""
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
