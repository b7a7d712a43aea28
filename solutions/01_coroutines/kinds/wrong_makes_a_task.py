# mistake: lost-exception
# fails: test_only_looks
import asyncio
import inspect


def kind(thing) -> str:
    if inspect.iscoroutinefunction(thing):
        return "coroutine function"
    if isinstance(thing, asyncio.Task):
        return "task"
    if isinstance(thing, asyncio.Future):
        return "future"
    if inspect.iscoroutine(thing):
        asyncio.ensure_future(thing).cancel()  # <- here
        return "coroutine"
    return "something else"
