# mistake: none
# fails: test_something_else
import asyncio
import inspect


def kind(thing) -> str:
    if isinstance(thing, asyncio.Task):
        return "task"
    if asyncio.isfuture(thing):
        return "future"
    if inspect.iscoroutine(thing):
        return "coroutine"
    if callable(thing):  # <- here
        return "coroutine function"
    return "something else"
