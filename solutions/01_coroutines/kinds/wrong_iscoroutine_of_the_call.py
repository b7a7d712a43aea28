# mistake: unexpected-error
# fails: test_something_else, test_only_looks
import asyncio
import inspect


def kind(thing) -> str:
    if inspect.iscoroutine(thing):
        return "coroutine"
    if callable(thing) and inspect.iscoroutine(thing("Ada")):  # <- here
        return "coroutine function"
    if isinstance(thing, asyncio.Task):
        return "task"
    if isinstance(thing, asyncio.Future):
        return "future"
    return "something else"
