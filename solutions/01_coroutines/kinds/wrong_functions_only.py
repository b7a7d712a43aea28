# mistake: none
# fails: test_function_or_coroutine
import asyncio
import inspect
from types import FunctionType


def kind(thing) -> str:
    if isinstance(thing, FunctionType) and inspect.iscoroutinefunction(thing):  # <- here
        return "coroutine function"
    if inspect.iscoroutine(thing):
        return "coroutine"
    if isinstance(thing, asyncio.Task):
        return "task"
    if isinstance(thing, asyncio.Future):
        return "future"
    return "something else"
