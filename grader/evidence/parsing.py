"""Read plain data into dataclasses, strictly: every field by its declared type, nothing coerced."""

import types
from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from grader.evidence.values import Malformed

Kind = TypeVar("Kind")
MAX_DEPTH = 60
MAX_ITEMS = 300_000
"""Items of one list: a scenario may print as many single characters."""
MAX_NUMBER = 1e12
"""No time in seconds and no count is larger."""


def read(kind: Callable[..., Kind], data: Any, depth: int = 0) -> Kind:
    """A `kind`, a dataclass, from an object of plain data. Malformed if the data does not fit.

    Fields of other names are ignored; a field that has a default may be missing.
    """
    if not isinstance(data, dict) or depth > MAX_DEPTH:
        raise Malformed(f"something that should be {_name(kind)}")
    hints, defaults = _shape(kind)
    missing = hints.keys() - data.keys() - defaults
    if missing:
        raise Malformed(f"{_name(kind)} without {sorted(missing)[0]}")
    present = {name: hint for name, hint in hints.items() if name in data}
    return kind(**{name: _field(hint, data[name], depth) for name, hint in present.items()})


def _name(kind: Any) -> str:
    return str(kind.__name__)


@cache
def _shape(kind: Any) -> tuple[dict[str, Any], frozenset[str]]:
    return get_type_hints(kind), frozenset(f.name for f in fields(kind) if f.default is not MISSING)


def _field(hint: Any, data: Any, depth: int) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return None if data is None else _field(get_args(hint)[0], data, depth)
    if origin is tuple:
        return _items(get_args(hint), data, depth)
    if hint is float:
        return _number(data)
    if hint in (str, int, bool):
        if type(data) is not hint or (hint is int and abs(data) > MAX_NUMBER):
            raise Malformed(f"something that should be {hint.__name__}")
        return data
    return read(hint, data, depth + 1)


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
