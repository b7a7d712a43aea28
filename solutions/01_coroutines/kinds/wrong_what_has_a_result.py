# mistake: none
# fails: test_something_else
import asyncio
import inspect


def kind(thing) -> str:
    if inspect.iscoroutinefunction(thing):
        return "coroutine function"
    if inspect.iscoroutine(thing):
        return "coroutine"
    if isinstance(thing, asyncio.Task):
        return "task"
    if hasattr(thing, "set_result") and not inspect.isclass(thing):
        return "future"  # <- here
    return "something else"
