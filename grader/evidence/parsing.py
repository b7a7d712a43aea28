"""Read plain data into dataclasses, strictly: every field by its declared type, nothing coerced.

Every field must be there, and no other: defaults do not count.
"""

import types
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cache, partial
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from grader.evidence.values import Malformed

Kind = TypeVar("Kind")
Reader = Callable[[Any, int], Any]
"""Reads data that is nested so deeply."""
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
    readers = _readers(kind)
    if missing := readers.keys() - data.keys():
        raise Malformed(f"{_name(kind)} without {min(missing)}")
    if unknown := data.keys() - readers.keys():
        raise Malformed(f"{_name(kind)} with {min(unknown)!r:.40}")
    return kind(**{name: reader(data[name], depth) for name, reader in readers.items()})


def _name(kind: Any) -> str:
    return str(kind.__name__)


@cache
def _readers(kind: Any) -> dict[str, Reader]:
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


@cache
def _reader(hint: Any) -> Reader:
    """What reads data of this type. A hint is taken apart once: there are a thousand fields to a scenario."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint is float:
        return _number
    if hint in (str, int, bool):
        return partial(_plain, hint)
    if origin in (Union, types.UnionType):
        return partial(_if_there, _reader(inner[0]))
    if origin is tuple:
        return _tuple(inner)
    if origin is dict:
        return partial(_mapping, _reader(inner[1]))
    if hint is Any:
        return _as_it_is
    return partial(_word if issubclass(hint, StrEnum) else _inside, hint)


def _tuple(inner: tuple[Any, ...]) -> Reader:
    if inner[-1] is ...:
        return partial(_items, _reader(inner[0]))
    return partial(_each, [_reader(hint) for hint in inner])


def _as_it_is(data: Any, depth: int) -> Any:
    return data


def _plain(kind: Any, data: Any, depth: int) -> Any:
    if type(data) is not kind or (kind is int and abs(data) > MAX_NUMBER):
        raise Malformed(f"something that should be {_name(kind)}")
    return data


def _if_there(reader: Reader, data: Any, depth: int) -> Any:
    return None if data is None else reader(data, depth)


def _inside(kind: Callable[..., Kind], data: Any, depth: int) -> Kind:
    return read(kind, data, depth + 1)


def _word(kind: type[StrEnum], data: Any, depth: int) -> StrEnum:
    if type(data) is not str or data not in kind._value2member_map_:
        raise Malformed(f"something that should be {_name(kind)}")
    return kind(data)


def _mapping(reader: Reader, data: Any, depth: int) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise Malformed("something that should be an object")
    return {name: reader(item, depth) for name, item in data.items()}


def _items(reader: Reader, data: Any, depth: int) -> tuple[Any, ...]:
    _must_be_a_list(data)
    return tuple([reader(item, depth) for item in data])


def _each(readers: Sequence[Reader], data: Any, depth: int) -> tuple[Any, ...]:
    _must_be_a_list(data)
    if len(data) != len(readers):
        raise Malformed(f"a list of {len(data)}, not {len(readers)}")
    return tuple([reader(item, depth) for reader, item in zip(readers, data, strict=True)])


def _must_be_a_list(data: Any) -> None:
    if not isinstance(data, list):
        raise Malformed("something that should be a list")
    if len(data) > MAX_ITEMS:
        raise Malformed("a list that is too long")


def _number(data: Any, depth: int) -> float:
    if type(data) not in (int, float) or not abs(data) <= MAX_NUMBER:
        raise Malformed("something that should be a number")
    return float(data)
