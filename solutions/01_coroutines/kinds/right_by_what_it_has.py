"""Asks what a thing *has* instead of what it is: a frame to run, a coroutine inside, a result to come."""

import inspect


def kind(thing) -> str:
    if inspect.isclass(thing) or inspect.ismodule(thing):
        return "something else"
    if hasattr(thing, "cr_frame"):
        return "coroutine"
    if hasattr(thing, "get_coro"):
        return "task"
    if getattr(thing, "_asyncio_future_blocking", None) is not None:
        return "future"
    return "coroutine function" if inspect.iscoroutinefunction(thing) else "something else"
