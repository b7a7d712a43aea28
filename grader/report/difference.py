"""Say in words how a value differs from the one that was asked for."""

from typing import Any

SHORT = 90
"""Characters of a value that are shown."""


def difference(got: Any, asked: Any) -> list[str]:
    """Lines for a reader: the kind of difference first, then the two values, shortened."""
    return [f"{_headline(got, asked)}", f"asked for: {short(asked)}", f"it gave:   {short(got)}"]


def _headline(got: Any, asked: Any) -> str:
    if type(got) is not type(asked):
        return f"a {type_name(asked)} was asked for, and it gave {a(type_name(got))}"
    if isinstance(asked, list | tuple):
        return _headline_of_items(got, asked)
    if isinstance(asked, dict):
        return _headline_of_keys(got, asked)
    return "the value is not the one that was asked for"


def _headline_of_items(got: Any, asked: Any) -> str:
    if len(got) != len(asked):
        return f"{len(asked)} items were asked for, and it gave {len(got)}"
    if sorted(map(repr, got)) == sorted(map(repr, asked)):
        return "the items are right, but not in the order that was asked for"
    at = next(
        i for i, pair in enumerate(zip(got, asked, strict=True)) if repr(pair[0]) != repr(pair[1])
    )
    return (
        f"item {at} differs: {short(asked[at], 30)} was asked for, and it gave {short(got[at], 30)}"
    )


def _headline_of_keys(got: dict[Any, Any], asked: dict[Any, Any]) -> str:
    missing = [key for key in asked if key not in got]
    extra = [key for key in got if key not in asked]
    if missing:
        return f"the key {missing[0]!r} is missing"
    if extra:
        return f"the key {short(extra[0], 40)} was not asked for"
    wrong = [key for key in asked if repr(got[key]) != repr(asked[key])]
    return f"the value under {wrong[0]!r} differs" if wrong else "the dict differs"


def type_name(value: Any) -> str:
    """The name of a value's type, also of one that could only be described."""
    return str(getattr(value, "type", type(value).__name__))


def a(noun: str) -> str:
    """The noun with its article."""
    return noun if noun == "NoneType" else f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def short(value: Any, length: int = SHORT) -> str:
    """A value's repr, cut in the middle where it is long."""
    text = repr(value)
    if len(text) <= length:
        return text
    half = (length - 3) // 2
    return f"{text[:half]} … {text[-half:]}"
