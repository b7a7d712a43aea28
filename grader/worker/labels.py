"""How the arguments of a call are written, in the timeline and in messages.

Two arguments that differ look different: the text `None` has quotes, and the value None has none.
An object of the student's own is named by its type only, because its `__repr__` may do anything.
"""

import inspect
import re
import reprlib
from typing import Any

MAX_LABEL = 40
"""Characters of one argument."""
LIKE_A_VALUE = re.compile(
    r"None|True|False|[-+]?[\d_]*\.?\d+\.?(e[-+]?\d+)?|b?['\"].*|[\[({<].*|\s.*|.*\s|", re.DOTALL
)
"""A string that could be taken for another value, or be overlooked, if it had no quotes."""
MAX_NUMBER = 10**30
PLAIN = (type(None), bool, int, float, complex, bytes, range)
CONTAINERS = (list, tuple, dict, set, frozenset)


class _Short(reprlib.Repr):
    """The first few items of a container, and of objects only their types."""

    def __init__(self) -> None:
        super().__init__()
        self.maxstring = self.maxother = MAX_LABEL

    def repr_instance(self, x: Any, level: int) -> str:
        """What `reprlib` calls for everything that is no container, text or number."""
        return repr(x) if type(x) in PLAIN else _a(x)

    def repr_int(self, x: int, level: int) -> str:
        """Of a number with thousands of digits there is no text."""
        return repr(x) if abs(x) < MAX_NUMBER else f"<int of {x.bit_length()} bits>"


_SHORT = _Short()


def label(*arguments: object) -> str:
    """The arguments of one call."""
    return ", ".join(map(_text, arguments))


def scalars_only(*arguments: object) -> tuple[object, ...]:
    """Those of the arguments that say something in a picture: strings and whole numbers."""
    return tuple(a for a in arguments if isinstance(a, str | int))


def _text(argument: object) -> str:
    text = _whole(argument)
    return text if len(text) <= MAX_LABEL else text[: MAX_LABEL - 1] + "…"


def _whole(argument: object) -> str:
    if isinstance(argument, str):
        text = str.__str__(argument)
        plain = text.isprintable() and not LIKE_A_VALUE.fullmatch(text)
        return text if plain else repr(text[: MAX_LABEL * 2])
    if isinstance(argument, bytes):
        return bytes.__repr__(argument[:MAX_LABEL])
    if isinstance(argument, int) and abs(int(argument)) < MAX_NUMBER:
        return str(bool(argument)) if type(argument) is bool else int.__repr__(argument)
    return _SHORT.repr(argument) if type(argument) in (*PLAIN, *CONTAINERS) else _a(argument)


def _a(thing: object) -> str:
    """An object, named by what it is."""
    if inspect.iscoroutine(thing):
        return f"<coroutine {thing.__name__}>"
    if inspect.isclass(thing):
        return f"<class {thing.__name__}>"
    if inspect.isroutine(thing):
        return f"<function {getattr(thing, '__name__', '?')}>"
    return f"<{type(thing).__name__}>"
