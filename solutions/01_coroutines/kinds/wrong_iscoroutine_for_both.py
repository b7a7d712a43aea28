# mistake: none
# fails: test_function_or_coroutine
import asyncio


def kind(thing) -> str:
    if asyncio.iscoroutine(thing):  # <- here
        return "coroutine function" if callable(thing) else "coroutine"
    if isinstance(thing, asyncio.Task):
        return "task"
    if asyncio.isfuture(thing):
        return "future"
    return "something else"
