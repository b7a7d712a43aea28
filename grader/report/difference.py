"""Say in words how a value differs from the one that was asked for."""

from typing import Any

from grader.exact import Opaque, same

SHORT = 70
"""Characters of a value that are shown."""


def difference(got: Any, asked: Any) -> list[str]:
    """Lines for a reader: the kind of difference first, then the two values, shortened."""
    place, got, asked = _innermost(got, asked)
    return [
        f"{place}{_headline(got, asked)}",
        f"asked for: {short(asked)}",
        f"it gave:   {short(got)}",
    ]


def _innermost(got: Any, asked: Any, place: str = "") -> tuple[str, Any, Any]:
    """Go down to the one part that differs: under a key, or at an index."""
    if type(got) is type(asked) is dict and got.keys() == asked.keys():
        keys = [key for key in asked if not same(got[key], asked[key])]
        if len(keys) == 1 or (keys and type(asked[keys[0]]) is dict):
            return _innermost(got[keys[0]], asked[keys[0]], f"{place}under {short(keys[0], 30)}, ")
    if type(got) is type(asked) in (list, tuple) and len(got) == len(asked):
        places = [i for i, item in enumerate(asked) if not same(got[i], item)]
        if len(places) == 1:
            return _innermost(got[places[0]], asked[places[0]], f"{place}at index {places[0]}, ")
    return place, got, asked


def _headline(got: Any, asked: Any) -> str:
    if type(got) is not type(asked):
        return f"{a(type_name(asked))} was asked for, and it gave {a(type_name(got))}"
    if isinstance(asked, list | tuple):
        return _headline_of_items(got, asked)
    if isinstance(asked, dict):
        return _headline_of_keys(got, asked)
    return "the value is not the one that was asked for"


def _headline_of_items(got: Any, asked: Any) -> str:
    if len(got) != len(asked):
        items = "1 item was" if len(asked) == 1 else f"{len(asked)} items were"
        return f"{items} asked for, and it gave {len(got)}"
    if sorted(map(repr, got)) == sorted(map(repr, asked)):
        return "the items are right, but not in the order that was asked for"
    if len(got) > 1 and all(same(item, got[0]) for item in got):
        return f"the same item came {len(got)} times"
    return "the items are not the ones that were asked for"


def _headline_of_keys(got: dict[Any, Any], asked: dict[Any, Any]) -> str:
    missing = [key for key in asked if key not in got]
    extra = [key for key in got if key not in asked]
    if missing:
        return f"the key {short(missing[0], 40)} is missing"
    if extra:
        return f"the key {short(extra[0], 40)} was not asked for"
    return "the values are not the ones that were asked for"


def type_name(value: Any) -> str:
    """The name of a value's type, also of one that could only be described."""
    return value.type if isinstance(value, Opaque) else type(value).__name__


def a(noun: str) -> str:
    """The noun with its article."""
    if noun == "NoneType":
        return "None"
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def short(value: Any, length: int = SHORT) -> str:
    """A value's repr, cut in the middle where it is long."""
    text = repr(value)
    if len(text) <= length:
        return text
    half = (length - 3) // 2
    return f"{text[:half]} … {text[-half:]}"
