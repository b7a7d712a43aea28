"""Say in words how a value differs from the one that was asked for."""

from typing import Any

from grader.evidence.values import Opaque, same

SHORT = 70
"""Characters of a value that are shown."""
BEFORE = 20
"""Of them, those before a difference that is far from the beginning."""


def difference(got: Any, asked: Any, part: str = "item") -> list[str]:
    """Lines for a reader: the kind of difference first, then the two values, shortened.

    `part` is what a list holds: an `item`, or a `line` of what was printed.
    """
    if part == "line":
        place, got, asked = _line_that_differs(got, asked)
    else:
        place, got, asked = _innermost(got, asked)
    shown, shown_asked = shown_apart(got, asked)
    return [
        f"{place}{_headline(got, asked, part)}",
        f"asked for: {shown_asked}",
        f"printed:   {shown}" if part == "line" else f"it gave:   {shown}",
    ]


def _line_that_differs(got: list[str], asked: list[str]) -> tuple[str, Any, Any]:
    """As `_innermost`, of printed lines."""
    numbers = [n for n, (one, other) in enumerate(zip(got, asked, strict=False), 1) if one != other]
    if len(got) != len(asked) or len(numbers) != 1:
        return "", got, asked
    number = numbers[0]
    return f"in line {number} of what was printed, ", got[number - 1], asked[number - 1]


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


def _headline(got: Any, asked: Any, part: str) -> str:
    if type(got) is not type(asked):
        return f"{a(type_name(asked))} was asked for, and it gave {a(type_name(got))}"
    if isinstance(asked, list | tuple):
        return _headline_of_items(got, asked, part)
    if isinstance(asked, dict):
        return _headline_of_keys(got, asked)
    what = "text" if part == "line" else "value"
    return f"the {what} is not the one that was asked for"


def _headline_of_items(got: Any, asked: Any, part: str) -> str:
    if len(got) != len(asked):
        parts = f"1 {part} was" if len(asked) == 1 else f"{len(asked)} {part}s were"
        verb = "printed" if part == "line" else "gave"
        return f"{parts} asked for, and it {verb} {len(got) or 'none'}"
    if sorted(map(repr, got)) == sorted(map(repr, asked)):
        return f"the {part}s are right, but not in the order that was asked for"
    if len(got) > 1 and all(same(item, got[0]) for item in got):
        return f"the same {part} came {len(got)} times"
    return f"the {part}s are not the ones that were asked for"


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


def shown_apart(one: Any, other: Any) -> tuple[str, str]:
    """Two values' reprs, shortened so that the place where they differ first is in view."""
    texts = repr(one), repr(other)
    pairs = enumerate(zip(*texts, strict=False))
    at = next((place for place, (a, b) in pairs if a != b), min(map(len, texts)))
    plain = short(one), short(other)
    apart = all(_is_seen_at(text, at) for text in texts) and plain[0] != plain[1]
    if apart or texts[0] == texts[1]:
        return plain
    return _around(texts[0], at), _around(texts[1], at)


def _is_seen_at(text: str, at: int) -> bool:
    """Whether `short` shows this place of a text, and a little of what follows."""
    half = (SHORT - 3) // 2
    return len(text) <= SHORT or at < half - BEFORE // 2 or at >= len(text) - half


def _around(text: str, at: int) -> str:
    if len(text) <= SHORT:
        return text
    begin = max(0, at - BEFORE)
    end = begin + SHORT - 4
    return f"{'… ' if begin else ''}{text[begin:end]}{' …' if end < len(text) else ''}"


def short(value: Any, length: int = SHORT) -> str:
    """A value's repr, cut in the middle where it is long."""
    text = repr(value)
    if len(text) <= length:
        return text
    half = (length - 3) // 2
    return f"{text[:half]} … {text[-half:]}"
