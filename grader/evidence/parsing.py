"""Read plain data into dataclasses, strictly: every field by its declared type, nothing coerced.

Every field must be there, and no other: defaults do not count.
"""

import types
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from grader.evidence.values import Malformed

Kind = TypeVar("Kind")
MAX_DEPTH = 61
"""Levels of nesting: those of a group of exceptions (`worker/encoding.py`), and the answer around it."""
MAX_ITEMS = 300_000
"""Items of one list: a scenario may print as many single characters."""
MAX_NUMBER = 1e12
"""No time in seconds and no count is larger."""


def read(kind: Callable[..., Kind], data: Any, depth: int = 0) -> Kind:
    """A `kind`, a dataclass, from an object of plain data. Malformed if the data does not fit."""
    if not isinstance(data, dict) or depth > MAX_DEPTH:
        raise Malformed(f"something that should be {_name(kind)}")
    hints = _hints(kind)
    if missing := hints.keys() - data.keys():
        raise Malformed(f"{_name(kind)} without {min(missing)}")
    if unknown := data.keys() - hints.keys():
        raise Malformed(f"{_name(kind)} with {min(unknown)!r:.40}")
    return kind(**{name: _field(hint, data[name], depth) for name, hint in hints.items()})


def _name(kind: Any) -> str:
    return str(kind.__name__)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _field(hint: Any, data: Any, depth: int) -> Any:
    if hint is float:
        return _number(data)
    if hint in (str, int, bool):
        if type(data) is not hint or (hint is int and abs(data) > MAX_NUMBER):
            raise Malformed(f"something that should be {hint.__name__}")
        return data
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return None if data is None else _field(get_args(hint)[0], data, depth)
    if origin is tuple:
        return _items(get_args(hint), data, depth)
    if origin is dict:
        return _mapping(get_args(hint)[1], data, depth)
    if hint is Any:
        return data
    return _word(hint, data) if issubclass(hint, StrEnum) else read(hint, data, depth + 1)


def _word(kind: type[StrEnum], data: Any) -> StrEnum:
    if type(data) is not str or data not in kind._value2member_map_:
        raise Malformed(f"something that should be {_name(kind)}")
    return kind(data)


def _mapping(hint: Any, data: Any, depth: int) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise Malformed("something that should be an object")
    return {name: _field(hint, item, depth) for name, item in data.items()}


def _items(hints: tuple[Any, ...], data: Any, depth: int) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise Malformed("something that should be a list")
    if len(data) > MAX_ITEMS:
        raise Malformed("a list that is too long")
    if hints[-1] is ...:
        return tuple(_field(hints[0], item, depth) for item in data)
    if len(data) != len(hints):
        raise Malformed(f"a list of {len(data)}, not {len(hints)}")
    return tuple(_field(hint, item, depth) for hint, item in zip(hints, data, strict=True))


def _number(data: Any) -> float:
    if type(data) not in (int, float) or not abs(data) <= MAX_NUMBER:
        raise Malformed("something that should be a number")
    return float(data)
