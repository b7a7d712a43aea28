"""Note what the student prints, and when, and let it through.

`sys.stdout` of a worker is an ordinary text stream over `Raw`: it has a `buffer` and can be
reconfigured, and it can be kept at import. What reaches descriptor 1 by another way, from `os.write`
or from a child process, is read from a pipe, see `descriptor.py`.
"""

import codecs
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from grader.worker.clock.interface import Clock
from grader.worker.descriptor import CAN_TAP, Tapped, tapped

MAX_PRINTED = 100_000
"""Characters that are noted; all of them are let through."""
STDOUT = 1
Note = Callable[[str], None]

_write = os.write


class Notes:
    """Passes text on to `note`, up to MAX_PRINTED characters."""

    def __init__(self, note: Note) -> None:
        self._note = note
        self._room = MAX_PRINTED

    def add(self, text: str) -> None:
        """Note a text, if there is room."""
        if text and self._room > 0:
            self._note(text[: self._room])
            self._room -= len(text)


class Raw(io.RawIOBase):
    """The bytes of `sys.stdout`. While `listening`, they are noted at the moment they are written."""

    name = "<stdout>"
    mode = "wb"

    def __init__(self, onward: Callable[[bytes], object]) -> None:
        self._onward = onward
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._notes: Notes | None = None
        self._tap: Tapped | None = None

    @contextmanager
    def listening(self, notes: Notes, tap: Tapped | None) -> Iterator[None]:
        """Note what is written in the block; `tap` has what was written by another way."""
        self._notes, self._tap = notes, tap
        try:
            yield
        finally:
            self._notes = self._tap = None

    def write(self, data: Any) -> int:
        """Note the bytes and pass them on."""
        given = bytes(data)
        if self._tap is not None and not self._tap.is_here():
            write_all(STDOUT, given)  # in a child process: its parent reads the pipe
            return len(given)
        if self._tap is not None:
            self._tap.drain()  # what was written before this
        if self._notes is not None:
            self._notes.add(self._decoder.decode(given))
        self._onward(given)
        return len(given)

    def writable(self) -> bool:
        """It is for writing only."""
        return True

    def fileno(self) -> int:
        """Where a child process that prints here should print."""
        return STDOUT

    def isatty(self) -> bool:
        """Nobody is watching."""
        return False


class Prompt(io.BufferedWriter):
    """A buffer that keeps nothing back: what is written is noted at that moment."""

    def write(self, data: Any) -> int:
        """Write it, at once."""
        size = super().write(data)
        self.flush()
        return size


class Stream(io.TextIOWrapper):
    """The worker's `sys.stdout`."""

    def __init__(self, raw: Raw) -> None:
        super().__init__(
            Prompt(raw), "utf-8", "backslashreplace", "\n", line_buffering=True, write_through=True
        )
        self.first = raw  # also after a `detach`


def write_all(descriptor: int, data: bytes) -> None:
    """Write all bytes to a descriptor."""
    left = memoryview(data)
    while left:
        left = left[_write(descriptor, left) :]


def stream() -> Stream:
    """A `sys.stdout` that leads to descriptor 1, or to where that led before it was tapped."""
    return Stream(Raw(lambda data: write_all(onward(), data)))


def onward() -> int:
    """The descriptor on which output leaves this process."""
    return Tapped.onward


@contextmanager
def noting(note: Note, clock: Clock) -> Iterator[None]:
    """While in the block, note what is printed."""
    notes = Notes(note)
    if isinstance(sys.__stdout__, Stream):
        in_place = tapped(notes.add, clock) if CAN_TAP else nullcontext()
        with in_place as tap, sys.__stdout__.first.listening(notes, tap):
            yield
        return
    before = sys.stdout  # in pytest's own process, whose descriptors are left alone
    sys.stdout = Stream(Raw(lambda data: before.write(data.decode("utf-8", "replace"))))
    try:
        with sys.stdout.first.listening(notes, None):
            yield
    finally:
        sys.stdout = before
