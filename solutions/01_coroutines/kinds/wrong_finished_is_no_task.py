# mistake: none
# fails: test_task_or_future
import asyncio
import inspect


def kind(thing) -> str:
    if inspect.iscoroutinefunction(thing):
        return "coroutine function"
    if inspect.iscoroutine(thing):
        return "coroutine"
    if isinstance(thing, asyncio.Future) and thing.done():
        return "something else"  # <- here
    if isinstance(thing, asyncio.Task):
        return "task"
    if isinstance(thing, asyncio.Future):
        return "future"
    return "something else"
