# mistake: none
# fails: test_function_or_coroutine
import asyncio
import inspect


def kind(thing) -> str:
    if inspect.iscoroutinefunction(thing):
        return "coroutine function"
    if inspect.iscoroutine(thing):
        new = inspect.getcoroutinestate(thing) == inspect.CORO_CREATED
        return "coroutine" if new else "task"  # <- here
    if isinstance(thing, asyncio.Task):
        return "task"
    if isinstance(thing, asyncio.Future):
        return "future"
    return "something else"
