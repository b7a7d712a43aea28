"""Functions whose attributes lead nowhere: what the student's code is handed of the stand-in world.

A method or a closure can be read from outside (`fetch.__self__`, `fetch.__closure__`), and so could the
pauses, the seed and the record of calls. A function of C between the two keeps them apart.
"""

import functools
import inspect
from collections.abc import Callable
from typing import Any


def opaque(function: Callable[..., Any], name: str) -> Any:
    """Does what `function` does, is async if that is, and is called `name`; nothing else is known of it."""
    hidden: Any = functools.lru_cache(maxsize=0)(function)  # keeps nothing: each call is made
    del hidden.__wrapped__
    handle = _awaiting(hidden) if inspect.iscoroutinefunction(function) else _calling(hidden)
    handle.__name__ = name.rpartition(".")[2]
    handle.__qualname__ = name
    return handle


def _awaiting(hidden: Any) -> Any:
    async def handle(*arguments: Any, **options: Any) -> Any:
        return await hidden(*arguments, **options)

    return handle


def _calling(hidden: Any) -> Any:
    def handle(*arguments: Any, **options: Any) -> Any:
        return hidden(*arguments, **options)

    return handle
