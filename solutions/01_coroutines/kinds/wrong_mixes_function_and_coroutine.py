# mistake: none
# fails: test_function_or_coroutine
import asyncio
import inspect


def kind(thing) -> str:
    if inspect.iscoroutinefunction(thing):
        return "coroutine"  # <- here
    if inspect.iscoroutine(thing):
        return "coroutine function"
    if isinstance(thing, asyncio.Task):
        return "task"
    if isinstance(thing, asyncio.Future):
        return "future"
    return "something else"
