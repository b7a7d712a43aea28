"""How much an object of the student's holds on to: what is counted twice, some rounds apart, shows a leak.

References are counted, and texts and bytes by their length. What belongs to Python, to the event loop or to
the kit is no business of the object's, and is not followed.
"""

import asyncio
import contextvars
import gc
import types
from collections import deque
from typing import Any

MOST = 300_000
"""Objects that are followed; more are a leak in any case."""
BYTES = 64
"""So many bytes of a text count as one reference."""
NOT_FOLLOWED = (
    *(type, types.ModuleType, types.BuiltinFunctionType, types.CodeType, types.FrameType),
    *(types.TracebackType, contextvars.Context, asyncio.AbstractEventLoop),
)
TEXTS = (str, bytes, bytearray)


def held(thing: object, module: str) -> int:
    """The references that can be reached from an object and from the globals of the module."""
    seen: set[int] = set()
    waiting: deque[Any] = deque([thing, *_globals_of(thing)])
    references = 0
    while waiting and len(seen) < MOST:
        one = waiting.popleft()
        if id(one) in seen or not _followed(one, module):
            continue
        seen.add(id(one))
        inside = _inside(one)
        references += len(one) // BYTES if isinstance(one, TEXTS) else len(inside)
        waiting.extend(inside)
    return references


def _globals_of(thing: object) -> list[Any]:
    """What the module of an object's class has, and the attributes of its classes."""
    methods = [m for m in vars(type(thing)).values() if isinstance(m, types.FunctionType)]
    spaces = [method.__globals__ for method in methods[:1]]
    values = [v for space in spaces for name, v in space.items() if name != "__builtins__"]
    classes = [v for v in values if isinstance(v, type)]
    return [*values, *(v for each in classes for v in vars(each).values())]


def _inside(one: Any) -> list[Any]:
    """What an object refers to; of a function, only what it has closed over."""
    if isinstance(one, types.FunctionType):
        return [*(one.__closure__ or ()), one.__defaults__, one.__dict__]
    return gc.get_referents(one)


def _followed(one: Any, module: str) -> bool:
    if isinstance(one, NOT_FOLLOWED):
        return False
    if isinstance(one, types.FunctionType):
        return one.__module__ == module
    home = str(getattr(type(one), "__module__", ""))
    return not home.startswith(("grader.", "checks_of_"))
