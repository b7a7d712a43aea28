"""Lets `singledispatch` choose by the thing's class."""

import asyncio
import inspect
from collections.abc import Coroutine
from functools import singledispatch


@singledispatch
def kind(thing) -> str:
    return "coroutine function" if inspect.iscoroutinefunction(thing) else "something else"


@kind.register
def _(thing: Coroutine) -> str:
    return "coroutine"


@kind.register
def _(thing: asyncio.Future) -> str:
    return "future"


@kind.register
def _(thing: asyncio.Task) -> str:
    return "task"
