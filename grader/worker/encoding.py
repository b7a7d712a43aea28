"""Turn what the student's code returned or raised into plain data.

Values keep their exact type: `{"list": [...]}`, `{"int": "3"}`. A value of any other type, a
subclass included, becomes `{"opaque": type name, "repr": text}` and will equal nothing.
An exception becomes a tree, because an ExceptionGroup is one.
"""

import linecache
import re
import traceback
from collections.abc import Callable
from typing import Any

from grader.worker.observations import Error, Frame

Plain = dict[str, Any]

MAX_DEPTH = 60
MAX_DIGITS = 4000
MAX_REPR = 300
MAX_GROUP = 50
MAX_GROUPED = 1000
MAX_ITEMS = 100_000
MAX_KEYS = 5000
"""Of these, keys of dicts and items of sets: the grader hashes them, and hashes can be made to collide."""
MAX_TEXT = 1_000_000
ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]{6,}")
"""Where an object is in memory: another number in each run, which tells a reader nothing."""

OF_THE_LOOP = re.compile(
    r"<(?:\w+\.)*_?(Task|Future|GatheringFuture)\b[^<>]*(?:<(?:[^<>]|<[^<>]*>)*>[^<>]*)*>"
)
"""How a task or a future prints: with frames of the kit's, and longer than what is said of it."""


class Room:
    """How many items there may still be: what is shared in memory is written out each time."""

    def __init__(self, items: int, keys: int = MAX_KEYS) -> None:
        self._items = items
        self._keys = keys

    def takes(self, items: int, kind: type = list) -> bool:
        """Whether there is room for so many more, in a container of this kind; they are taken."""
        self._items -= items
        self._keys -= items if kind in _HASHED else 0
        return self._items >= 0 and self._keys >= 0


def encode(value: Any, room: Room | None = None, depth: int = 0) -> Plain:
    """Encode a value. Never raises: what cannot be encoded is opaque."""
    kind = type(value)
    room = room or Room(MAX_ITEMS)
    scalar = _SCALARS.get(kind)
    if kind is int and abs(value).bit_length() > MAX_DIGITS * 3:
        return {"opaque": "int", "repr": f"an integer of {value.bit_length()} bits"}
    if kind in _SIZED and len(value) > _SIZED[kind]:
        return {"opaque": kind.__name__, "repr": f"too large to send: length {len(value)}"}
    if scalar is not None:
        return {kind.__name__: scalar(value)}
    if depth >= MAX_DEPTH:
        return {"opaque": kind.__name__, "repr": "nested too deeply to read"}
    if kind in _CONTAINERS and not room.takes(len(value), kind):
        most = f"more than {MAX_ITEMS} items or {MAX_KEYS} keys in all"
        return {"opaque": kind.__name__, "repr": most}
    if kind is dict:
        pairs = [[encode(k, room, depth + 1), encode(v, room, depth + 1)] for k, v in value.items()]
        return {"dict": pairs}
    if kind in _CONTAINERS:
        return {kind.__name__: [encode(item, room, depth + 1) for item in value]}
    return {"opaque": name_of(kind), "repr": describe(value)}


_SCALARS: dict[type, Callable[[Any], Any]] = {
    type(None): lambda value: None,
    bool: lambda value: value,
    int: str,
    float: float.hex,
    str: lambda value: value.encode("utf-8", "backslashreplace").decode(),
    bytes: bytes.hex,
}
_HASHED = (set, frozenset, dict)
_CONTAINERS = (list, tuple, *_HASHED)
_SIZED: dict[Any, int] = dict.fromkeys((str, bytes), MAX_TEXT) | dict.fromkeys(
    _CONTAINERS, MAX_ITEMS
)


def describe(value: object) -> str:
    """A short `repr`, also of a value whose `__repr__` raises or never ends in sense."""
    try:
        text = ADDRESS.sub("", str(repr(value)))
    except BaseException as error:
        return f"<{type(value).__name__} whose repr() raised {type(error).__name__}>"
    return text if len(text) <= MAX_REPR else text[: MAX_REPR - 1] + "…"


def error_tree(error: BaseException, path: str, room: Room | None = None, depth: int = 0) -> Error:
    """An exception as a tree, with the student's own lines."""
    room = room or Room(MAX_GROUPED)
    if isinstance(error, SyntaxError) and error.filename == path:
        return _syntax_error(error, path)
    children: list[BaseException] = []
    if isinstance(error, BaseExceptionGroup) and depth < MAX_DEPTH:
        children = [child for child in error.exceptions[:MAX_GROUP] if room.takes(1)]
    return Error(
        name_of(type(error)),
        message_of(error),
        _frames(error, path),
        tuple(error_tree(child, path, room, depth + 1) for child in children),
    )


def _syntax_error(error: SyntaxError, path: str) -> Error:
    """One in the student's file itself: its line is where the source cannot be read."""
    line = error.lineno or 0
    text = (error.text or linecache.getline(path, line)).rstrip("\n")[:MAX_REPR]
    return Error(name_of(type(error)), error.msg, (Frame(line, "", text),), ())


def name_of(kind: type) -> str:
    """The name of a class, with its module unless that is Python's own."""
    module = kind.__module__
    return kind.__name__ if module == "builtins" else f"{module}.{kind.__qualname__}"


def message_of(error: BaseException) -> str:
    """What an exception says, shortened; also of one that cannot be shown."""
    try:
        text = str(error)[:MAX_TEXT]
        return ADDRESS.sub("", OF_THE_LOOP.sub(r"<\1>", text)[:MAX_REPR])
    except BaseException as broken:
        return f"(its message cannot be shown: {type(broken).__name__})"


def _frames(error: BaseException, path: str) -> tuple[Frame, ...]:
    summary = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in summary if frame.filename == path]
    return tuple(
        Frame(frame.lineno or 0, frame.name, (frame.line or "")[:MAX_REPR]) for frame in own[-20:]
    )
