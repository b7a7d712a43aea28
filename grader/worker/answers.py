"""Which call's answer an argument came from: what needs another call's answer must wait for it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

WORD = re.compile(r"\w{2,}")
SMALL = 100
"""Numbers below this are equal by chance."""
LONG = 1000
"""Characters of a text that are looked at."""
DEPTH = 2
MOST = 20
"""Parts of one value that are looked at."""


class Answers:
    """The parts of all answers so far, each with the place of the call that gave it last."""

    def __init__(self) -> None:
        self._places: dict[str | int, int] = {}

    def note(self, place: int, answer: Any, arguments: tuple[Any, ...]) -> None:
        """The call at `place` has answered; what it was given itself is no news."""
        known = set(_parts(arguments))
        self._places.update((part, place) for part in _parts(answer) if part not in known)

    def behind(self, arguments: tuple[Any, ...]) -> int | None:
        """The place of the last call whose answer has a part in common with the arguments."""
        return max((self._places[p] for p in _parts(arguments) if p in self._places), default=None)


def _parts(value: Any, depth: int = 0) -> Iterator[str | int]:
    """The words and numbers in a value of plain data: only exact types, whose methods are Python's own."""
    if type(value) is str:
        yield value[:LONG]
        yield from WORD.findall(value[:LONG])[:MOST]
    elif type(value) is int and abs(value) >= SMALL:
        yield value
    elif depth <= DEPTH and type(value) in (list, tuple, dict):
        inside = value.values() if isinstance(value, Mapping) else value
        for _, item in zip(range(MOST), inside, strict=False):
            yield from _parts(item, depth + 1)
