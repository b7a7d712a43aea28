# mistake: none
# fails: test_something_else
import asyncio
import inspect


def kind(thing) -> str:
    if inspect.iscoroutine(thing):
        return "coroutine"
    if isinstance(thing, asyncio.Task):
        return "task"
    if isinstance(thing, asyncio.Future):
        return "future"
    if inspect.iscoroutinefunction(thing) or inspect.isgeneratorfunction(thing):
        return "coroutine function"  # <- here
    return "something else"
