# mistake: none
# fails: test_something_else
import asyncio
import inspect


def kind(thing) -> str:
    if inspect.iscoroutinefunction(thing):
        return "coroutine function"
    elif inspect.iscoroutine(thing):
        return "coroutine"
    elif isinstance(thing, asyncio.Task):
        return "task"
    elif isinstance(thing, asyncio.Future):
        return "future"
    return None  # <- here
