"""A `match` on classes; the coroutine function has no class of its own and is asked for by a guard."""

import asyncio
import inspect
from types import CoroutineType


def kind(thing) -> str:
    match thing:
        case asyncio.Task():
            return "task"
        case asyncio.Future():
            return "future"
        case CoroutineType():
            return "coroutine"
        case _ if inspect.iscoroutinefunction(thing):
            return "coroutine function"
        case _:
            return "something else"
