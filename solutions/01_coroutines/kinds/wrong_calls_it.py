# mistake: never-awaited
# fails: test_something_else, test_only_looks
import asyncio
import inspect


def kind(thing) -> str:
    if inspect.iscoroutine(thing):
        return "coroutine"
    if isinstance(thing, asyncio.Task):
        return "task"
    if asyncio.isfuture(thing):
        return "future"
    try:
        made = thing()  # <- here
    except TypeError:
        return "coroutine function" if inspect.iscoroutinefunction(thing) else "something else"
    return "coroutine function" if inspect.iscoroutine(made) else "something else"
