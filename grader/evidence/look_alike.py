"""Values that print alike and are not the same: which part differs, and how to show it."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from grader.evidence.values import Opaque, same

LONGEST = 50
"""Characters of a value whose type is told beside it."""


def texts_with_types(one: Any, other: Any) -> tuple[str, str]:
    """The first parts that differ of two values with the same repr, each with its type."""
    for left, right in _parts(one, other):
        if not same(left, right):
            return texts_with_types(left, right)
    return _with_type(one), _with_type(other)


def _parts(one: Any, other: Any) -> Iterator[tuple[Any, Any]]:
    if type(one) is not type(other):
        return
    if isinstance(one, dict):
        yield from zip(one, other, strict=False)
        yield from zip(one.values(), other.values(), strict=False)
    elif isinstance(one, set | frozenset):
        yield from zip(sorted(one, key=repr), sorted(other, key=repr), strict=False)
    elif isinstance(one, list | tuple):
        yield from zip(one, other, strict=False)


def _with_type(value: Any) -> str:
    text = repr(value)
    return f"{text if len(text) <= LONGEST else text[:LONGEST] + ' …'}, {a(type_name(value))}"


def type_name(value: Any) -> str:
    """The name of a value's type, also of one that could only be described."""
    return value.type.rpartition(".")[2] if isinstance(value, Opaque) else type(value).__name__


def a(noun: str) -> str:
    """The noun with its article."""
    if noun == "NoneType":
        return "None"
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def first_difference(one: str, other: str) -> int:
    """The index at which two texts differ first."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def look_alike(one: str, other: str) -> bool:
    """Whether two different texts can look the same on a screen."""
    if one.isascii() and other.isascii():
        return False
    if unicodedata.normalize("NFKC", one) == unicodedata.normalize("NFKC", other):
        return True
    at = first_difference(one, other)
    scripts = {_script(text[at : at + 1]) for text in (one, other)}
    return len(scripts) == 2 and "" not in scripts


def _script(character: str) -> str:
    """`LATIN` or `CYRILLIC`; nothing for what is no letter."""
    name = unicodedata.name(character, "") if character.isalpha() else ""
    return name.partition(" ")[0]
