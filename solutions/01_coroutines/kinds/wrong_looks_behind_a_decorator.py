# mistake: none
# fails: test_something_else
import asyncio
import inspect


def kind(thing) -> str:
    if callable(thing):
        thing = inspect.unwrap(thing)  # <- here
    if inspect.iscoroutinefunction(thing):
        return "coroutine function"
    if inspect.iscoroutine(thing):
        return "coroutine"
    if isinstance(thing, asyncio.Task):
        return "task"
    if isinstance(thing, asyncio.Future):
        return "future"
    return "something else"
