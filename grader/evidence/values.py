"""Values from a worker, compared by exact type."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MAX_DEPTH = 100
"""Levels of nesting that are read; a worker sends fewer."""

MAX_REPR = 1000
"""Characters of a value in a message."""


class Malformed(ValueError):
    """The data is not an encoded value."""


@dataclass(frozen=True, eq=False)
class Opaque:
    """A value that has no plain form: an object of another type. Equal to nothing."""

    type: str
    text: str

    def __repr__(self) -> str:
        return self.text


class Value:
    """A value that a scenario returned. `==` is strict about types; `plain` is the Python value.

    `part` is what a reader calls each part of a list: an item, or a line.
    """

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, plain: Any, part: str = "item") -> None:
        self.plain = plain
        self.part = part

    def __eq__(self, other: object) -> bool:
        return same(self.plain, other)

    def __repr__(self) -> str:
        text = repr(self.plain)
        return text if len(text) <= MAX_REPR else f"{text[: MAX_REPR - 1]}…"


def same(left: Any, right: Any) -> bool:
    """Equal, and of exactly the same types all the way down."""
    if type(left) is not type(right):
        return False
    if type(left) in (list, tuple):
        return len(left) == len(right) and all(map(same, left, right))
    if type(left) is dict:
        pairs = {_key(key): value for key, value in right.items()}
        return len(left) == len(right) and all(
            _key(key) in pairs and same(value, pairs[_key(key)]) for key, value in left.items()
        )
    if type(left) in (set, frozenset):
        return {_key(item) for item in left} == {_key(item) for item in right}
    return bool(left == right) or (type(left) is float and math.isnan(left) and math.isnan(right))


def _key(item: Any) -> Any:
    """A key that keeps `True`, `1` and `1.0` apart."""
    if type(item) in (tuple, frozenset):
        return type(item), tuple(map(_key, item)) if type(item) is tuple else frozenset(
            map(_key, item)
        )
    if type(item) is float and math.isnan(item):
        return float, "nan"
    return type(item), item


def decode(data: Any) -> Any:
    """The Python value of encoded data. Malformed if it is none."""
    try:
        return _decode(data)
    except Malformed:
        raise
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise Malformed(f"a value that cannot be read ({type(error).__name__})") from None


def _decode(data: Any, depth: int = 0) -> Any:
    if not isinstance(data, dict):
        raise Malformed("a value that is not an object")
    if depth > MAX_DEPTH:
        raise Malformed("a value that is nested too deeply")
    if set(data) == {"opaque", "repr"}:
        return Opaque(_text(data["opaque"]), _text(data["repr"]))
    ((kind, content),) = data.items()
    if kind in CONTAINERS:
        return CONTAINERS[kind](_each(content, depth + 1))
    if kind == "dict":
        return {_decode(k, depth + 1): _decode(v, depth + 1) for k, v in content}
    return SCALARS[kind](content)


def _each(content: Any, depth: int) -> list[Any]:
    if not isinstance(content, list):
        raise Malformed("items that are not a list")
    return [_decode(item, depth) for item in content]


def _typed(kind: type) -> Callable[[Any], Any]:
    def check(content: Any) -> Any:
        if type(content) is not kind:
            raise Malformed(f"not a {kind.__name__}")
        return content

    return check


_text = _typed(str)
CONTAINERS: dict[str, Callable[[list[Any]], Any]] = {
    "list": list,
    "tuple": tuple,
    "set": set,
    "frozenset": frozenset,
}
SCALARS: dict[str, Callable[[Any], Any]] = {
    "NoneType": _typed(type(None)),
    "bool": _typed(bool),
    "str": _text,
    "int": lambda content: int(_text(content)),
    "float": float.fromhex,
    "bytes": bytes.fromhex,
}
