"""Say in words how a value differs from the expected one."""

from collections import Counter
from typing import Any

from grader.evidence.failures import count, were
from grader.evidence.look_alike import a, first_difference, look_alike, texts_with_types, type_name
from grader.evidence.values import Value, same

SHORT = 70
"""Characters of a value that are shown."""
BEFORE = 20
"""Of them, those before a difference that is far from the beginning."""

NOT_THE_VALUE = "the value is not the expected one"
NOT_THE_VALUES = "the values are not the expected ones"


class Mismatch(AssertionError):
    """A value is not the expected one. It carries both, as plain values."""

    def __init__(self, got: Any, expected: Any, part: str = "item", what: str = "") -> None:
        self.got = got
        self.expected = expected
        lines = _lines_about(what, got, expected) if what else difference(got, expected, part)
        super().__init__("\n".join(lines))


def expect(got: Any, expected: Any, what: str) -> None:
    """`got` must equal `expected`, by exact type, all the way down. `what` says of what it is told.

    Either may be a `Value` or plain data. Mismatch otherwise.
    """
    plain = got.plain if isinstance(got, Value) else got
    if not same(plain, expected):
        raise Mismatch(plain, expected, what=what)


def _lines_about(what: str, got: Any, expected: Any) -> list[str]:
    """How the thing that is called `what` differs, in one line where that is possible."""
    if expected is True and got is False:
        return [f"it is not true that {what}"]
    if _is_no_item(expected) and type(got) is type(expected):
        return [f"{what}: expected none, got {_items(got)}"]
    if _is_no_item(got) and type(got) is type(expected):
        return [f"{what}: expected {_items(expected)}, got none"]
    if max(len(repr(got)), len(repr(expected))) <= SHORT // 2:
        shown, wanted = shown_apart(got, expected)
        return [f"{what}: expected {wanted}, got {shown}"]
    first, *lines = difference(got, expected)
    for says_nothing in (NOT_THE_VALUE, NOT_THE_VALUES, _not_the_parts("item")):
        if first.endswith(says_nothing):  # the two values below say all, and `what` is no item
            place = first.removesuffix(says_nothing).removesuffix(", ")
            return [f"{what}{', ' if place else ''}{place}:", *lines]
    return [f"{what}: {first}", *lines]


def _is_no_item(value: Any) -> bool:
    """Whether it is a list or a set of nothing."""
    return type(value) in (list, tuple, set, frozenset) and not value


def _items(values: Any) -> str:
    """`'a', 'b'`; of many, some of them and how many they are."""
    shown = sorted(map(repr, values)) if isinstance(values, set | frozenset) else map(repr, values)
    text = ", ".join(shown)
    return text if len(text) <= SHORT else f"{len(values)}: {cut(text)}"


def difference(got: Any, expected: Any, part: str = "item") -> list[str]:
    """Lines for a reader: the kind of difference first, then the two values, shortened.

    `part` is what a list holds: an `item`, or a `line` of what was printed. What has no part at all is
    not shown: the first line says so.
    """
    if part == "line":
        place, got, expected = _line_that_differs(got, expected)
    else:
        place, got, expected = _innermost(got, expected)
    if type(got) is type(expected) in (set, frozenset) and _is_to_be_split(got, expected):
        one, *more = _of_sets(got, expected)
        return [f"{place}{one}", *more]
    first = None if part == "line" else _first_of_many(got, expected)
    where, got, expected = first or (_headline(got, expected, part), got, expected)
    return [f"{place}{where}", *_both(got, expected, part)]


def _both(got: Any, expected: Any, part: str) -> list[str]:
    """A line for each of the two values, except for a list of nothing, of which the headline tells."""
    shown, shown_expected = shown_apart(got, expected)
    is_told = type(got) is type(expected)
    lines = []
    if not (is_told and _is_no_item(expected)):
        lines.append(f"expected: {shown_expected}")
    if not (is_told and _is_no_item(got)):
        lines.append(f"printed:  {shown}" if part == "line" else f"got:      {shown}")
    return lines


def _line_that_differs(got: list[str], expected: list[str]) -> tuple[str, Any, Any]:
    """As `_innermost`, of printed lines."""
    numbers = [
        n for n, (one, other) in enumerate(zip(got, expected, strict=False), 1) if one != other
    ]
    if len(got) != len(expected) or len(numbers) != 1:
        return "", got, expected
    number = numbers[0]
    return f"in line {number} of what was printed, ", got[number - 1], expected[number - 1]


def _innermost(got: Any, expected: Any, place: str = "") -> tuple[str, Any, Any]:
    """Go down to the one part that differs: under a key, or at an index."""
    if type(got) is type(expected) is dict and got.keys() == expected.keys():
        keys = [key for key in expected if not same(got[key], expected[key])]
        if len(keys) == 1 or (keys and type(expected[keys[0]]) is dict):
            return _innermost(
                got[keys[0]], expected[keys[0]], f"{place}under {short(keys[0], 30)}, "
            )
    if type(got) is type(expected) in (list, tuple) and len(got) == len(expected):
        places = [i for i, item in enumerate(expected) if not same(got[i], item)]
        if len(places) == 1:
            return _innermost(got[places[0]], expected[places[0]], f"{place}at index {places[0]}, ")
    return place, got, expected


def _first_of_many(got: Any, expected: Any) -> tuple[str, Any, Any] | None:
    """Of two long lists that differ in several items, the first of those, and where it is.

    Lists that were sorted differ from the first other item on: there, what is missing tells more.
    """
    if type(got) is type(expected) is dict and got.keys() == expected.keys():
        return _of_dicts(got, expected)
    if not (type(got) is type(expected) in (list, tuple) and len(got) == len(expected)):
        return None
    if _are_short(got, expected):
        return None
    places = [i for i, item in enumerate(expected) if not same(got[i], item)]
    missing, extra = _without(expected, got), _without(got, expected)
    if not missing or len(places) < 2:
        return None  # only the order is another
    if len(missing) < len(places) / 2:
        what = f"{count(len(missing), 'expected item')} {were(len(missing))} missing"
        others = "another one" if len(missing) == 1 else f"{len(missing)} others"
        first = "" if len(missing) == 1 else ", the first of each"
        return f"{what}, and {others} came{first}", extra[0], missing[0]
    place, one, other = _innermost(got[places[0]], expected[places[0]])
    where = f"at index {places[0]}, the first of {len(places)} that differ, "
    return f"{where}{place}{_headline(one, other, 'item')}", one, other


def _of_dicts(got: Any, expected: Any) -> tuple[str, Any, Any] | None:
    """The first value that differs, where both are too large to be shown as a whole."""
    keys = [key for key in expected if not same(got[key], expected[key])]
    if _are_short(got, expected) or len(keys) < 2:
        return None
    one, other = got[keys[0]], expected[keys[0]]
    where = f"under {short(keys[0], 30)}, the first of {len(keys)} that differ, "
    return f"{where}{_headline(one, other, 'item')}", one, other


def _of_sets(got: Any, expected: Any) -> list[str]:
    """Of two large sets only what is in one of them: they have no order in which to look."""
    parts = {"missing": expected - got, "not expected": got - expected}
    return [f"{word}: {_items(items)}" for word, items in parts.items() if items]


def _is_to_be_split(got: Any, expected: Any) -> bool:
    """Whether two sets are too large to be shown as a whole, and have something in common."""
    return not _are_short(got, expected) and bool(got & expected)


def _are_short(got: Any, expected: Any) -> bool:
    """Whether both can be shown as a whole."""
    return max(len(repr(got)), len(repr(expected))) <= SHORT


def _without(items: Any, others: Any) -> list[Any]:
    """The items that are not among others, each as often as it is missing there."""
    left = Counter(map(repr, others))
    found = []
    for item in items:
        left[repr(item)] -= 1
        if left[repr(item)] < 0:
            found.append(item)
    return found


def _headline(got: Any, expected: Any, part: str) -> str:
    if type(got) is not type(expected):
        return f"expected {a(type_name(expected))}, got {a(type_name(got))}"
    if isinstance(expected, list | tuple):
        return _headline_of_items(got, expected, part)
    if isinstance(expected, dict):
        return _headline_of_keys(got, expected)
    return "the text is not the expected one" if part == "line" else NOT_THE_VALUE


def _headline_of_items(got: Any, expected: Any, part: str) -> str:
    if len(got) != len(expected):
        return f"expected {count(len(expected), part)}, got {len(got) or 'none'}"
    if sorted(map(repr, got)) == sorted(map(repr, expected)):
        return f"the {part}s are right, but not in the expected order"
    all_differ = len({repr(item) for item in expected}) == len(expected)
    if all_differ and len(got) > 1 and all(same(item, got[0]) for item in got):
        return f"the same {part} came {count(len(got), 'time')}"
    return _not_the_parts(part)


def _not_the_parts(part: str) -> str:
    return f"the {part}s are not the expected ones"


def _headline_of_keys(got: dict[Any, Any], expected: dict[Any, Any]) -> str:
    missing = [key for key in expected if key not in got]
    extra = [key for key in got if key not in expected]
    if missing:
        return f"the key {short(missing[0], 40)} is missing"
    if extra:
        return f"the key {short(extra[0], 40)} was not expected"
    return NOT_THE_VALUES


def shown_apart(one: Any, other: Any) -> tuple[str, str]:
    """Two values' texts, shortened so that the place where they differ first is in view."""
    texts = repr(one), repr(other)
    if texts[0] == texts[1]:
        return texts_with_types(one, other)
    if look_alike(*texts):
        texts = ascii(one), ascii(other)
    at = first_difference(*texts)
    plain = cut(texts[0]), cut(texts[1])
    apart = all(_is_seen_at(text, at) for text in texts) and plain[0] != plain[1]
    return plain if apart else (_around(texts[0], at), _around(texts[1], at))


def _is_seen_at(text: str, at: int) -> bool:
    """Whether `short` shows this place of a text, and a little of what follows."""
    begin, end = _left_out(text, SHORT)
    return len(text) <= SHORT or at < begin - BEFORE // 2 or at >= end


def _around(text: str, at: int) -> str:
    if len(text) <= SHORT:
        return text
    begin = max(0, at - BEFORE)
    end = begin + SHORT - 4
    if begin:
        begin = _after_an_item(text, begin, at)
    if end < len(text):
        end = _before_an_item(text, min(end, len(text)), at + BEFORE)
    return f"{'… ' if begin else ''}{text[begin:end]}{' …' if end < len(text) else ''}"


def short(value: Any, length: int = SHORT) -> str:
    """A value's repr, cut in the middle where it is long."""
    return cut(repr(value), length)


def cut(text: str, length: int = SHORT) -> str:
    """A text, cut in the middle where it is long."""
    if len(text) <= length:
        return text
    begin, end = _left_out(text, length)
    return f"{text[:begin].rstrip()} … {text[end:].lstrip()}"


def _left_out(text: str, length: int) -> tuple[int, int]:
    """From where to where a long text is cut out: whole items, or whole words, where these are short."""
    half = (length - 3) // 2
    least = half * 2 // 3
    begin, end = half, len(text) - half
    return _before_an_item(text, begin, least), _after_an_item(text, end, len(text) - least)


def _before_an_item(text: str, end: int, least: int) -> int:
    """The last place up to `end` behind a comma or a space, if there is one after `least`."""
    for mark in (", ", " "):
        place = text.rfind(mark, max(0, least), end)
        if place >= 0:
            return place + len(mark)
    return end


def _after_an_item(text: str, begin: int, most: int) -> int:
    """The first place from `begin` on behind a comma or a space, if there is one up to `most`."""
    for mark in (", ", " "):
        place = text.find(mark, begin, most)
        if place >= 0:
            return place + len(mark)
    return begin
