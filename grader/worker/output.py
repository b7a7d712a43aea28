"""Note what the student prints, and when, and let it through."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

MAX_PRINTED = 100_000
"""Characters that are noted; all of them are let through."""


class Noted(io.TextIOBase):
    """A text stream in front of another one. `note(text)` is called for each write."""

    def __init__(self, onward: TextIO, note: Callable[[str], None]) -> None:
        self._onward = onward
        self._note = note
        self._room = MAX_PRINTED

    def write(self, text: str) -> int:
        """Note the text and pass it on."""
        if self._room > 0:
            self._note(text[: self._room])
            self._room -= len(text)
        return self._onward.write(text)

    def flush(self) -> None:
        """Flush the stream behind."""
        self._onward.flush()

    def fileno(self) -> int:
        """The descriptor of the stream behind."""
        return self._onward.fileno()

    def isatty(self) -> bool:
        """Nobody is watching."""
        return False

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """As the stream behind."""
        return self._onward.encoding


@contextmanager
def noting(note: Callable[[str], None]) -> Iterator[None]:
    """While in the block, note what is printed."""
    before = sys.stdout
    sys.stdout = Noted(before, note)
    try:
        yield
    finally:
        sys.stdout = before
