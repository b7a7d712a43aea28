# mistake: none
# fails: test_only_looks
import asyncio
import inspect


def kind(thing) -> str:
    if inspect.iscoroutine(thing):
        thing.close()  # <- here
        return "coroutine"
    if inspect.iscoroutinefunction(thing):
        return "coroutine function"
    if isinstance(thing, asyncio.Task):
        return "task"
    if isinstance(thing, asyncio.Future):
        return "future"
    return "something else"
