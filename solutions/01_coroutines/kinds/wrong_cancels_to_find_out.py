# mistake: none
# fails: test_only_looks
import asyncio
import inspect


def kind(thing) -> str:
    if inspect.iscoroutinefunction(thing):
        return "coroutine function"
    if inspect.iscoroutine(thing):
        return "coroutine"
    if asyncio.isfuture(thing):
        cancelled = thing.cancel()  # <- here
        return "task" if hasattr(thing, "get_coro") else "future"
    return "something else"
