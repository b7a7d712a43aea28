"""How much an object of the student's holds on to: what is counted twice, some rounds apart, shows a leak.

References are counted, and texts and bytes by their length. What belongs to Python, to the event loop or to
the kit is no business of the object's, and is not followed.
"""

import asyncio
import contextvars
import gc
import types
from collections import deque
from collections.abc import Iterator
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
CONTAINERS: tuple[Any, ...] = (list, dict, set, deque)


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


def lengths(thing: object, module: str) -> dict[str, int]:
    """How many items each container has that an object, its classes or its module has by a name.

    What is in the containers in it counts too: a dictionary of lists grows with each of these.
    """
    found: dict[str, int] = {}
    for name, value in _named(thing, module):
        if isinstance(value, CONTAINERS):
            found[name] = found.get(name, 0) + _length(value) + sum(map(_length, _inside(value)))
    return found


def _length(value: object) -> int:
    """Of a container, whatever a class of the student's says of its length; of others 0."""
    return next((kind.__len__(value) for kind in CONTAINERS if isinstance(value, kind)), 0)


def _named(thing: object, module: str) -> Iterator[tuple[str, Any]]:
    """Attributes and globals with their names, also those of the student's objects in them."""
    seen: set[int] = set()
    waiting: deque[Any] = deque([thing])
    while waiting and len(seen) < MOST:
        spaces = _spaces_of(waiting.popleft())
        for name, value in [pair for space in spaces for pair in space.items()]:
            if name.startswith("__") or id(value) in seen:
                continue
            seen.add(id(value))
            yield name, value
            if type(value).__module__ == module and not isinstance(value, types.FunctionType):
                waiting.append(value)


def _spaces_of(thing: object) -> list[dict[str, Any]]:
    """The attributes of an object and of its classes, and the globals of its module."""
    classes = [vars(each) for each in type(thing).__mro__]
    slots = [name for space in classes for name in space.get("__slots__", ())]
    of_slots = {name: getattr(thing, name, None) for name in slots}
    return [getattr(thing, "__dict__", {}), of_slots, *map(dict, classes), *_globals_at(thing)]


def _globals_at(thing: object) -> list[dict[str, Any]]:
    methods = [m for m in vars(type(thing)).values() if isinstance(m, types.FunctionType)]
    return [method.__globals__ for method in methods[:1]]


def _globals_of(thing: object) -> list[Any]:
    """What the module of an object's class has, and the attributes of its classes."""
    spaces = _globals_at(thing)
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
