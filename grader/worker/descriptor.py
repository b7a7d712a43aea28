"""A pipe in the place of descriptor 1: sees what is printed past `sys.stdout`.

`os.write(1, …)`, a second stream on the descriptor and child processes print there. A thread reads
the pipe as soon as there is something. On the fast clock that might be after the clock has moved, so
the pipe is emptied before each move as well.
"""

import codecs
import os
import select
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from grader.worker.beside import start_beside
from grader.worker.clock.interface import Clock

STDOUT = 1
OUT_OF_THE_WAY = 200
"""The lowest descriptor that is used here."""
CAN_TAP = hasattr(select, "poll")
"""Whether a pipe can be watched here: on Windows it cannot, and only `sys.stdout` is noted."""
AT_ONCE = 1 << 16
"""Bytes that are read at once: what a pipe holds."""

_read, _write, _getpid = os.read, os.write, os.getpid


class Tapped:
    """The reading end of the pipe."""

    onward = STDOUT
    """The descriptor on which output leaves this process."""

    def __init__(self, reading: int, onward: int, note: Callable[[str], None]) -> None:
        self._reading = reading
        self._onward = onward
        self._note = note
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._lock = threading.RLock()
        self._process = _getpid()

    def is_here(self) -> bool:
        """Whether this is the process that reads the pipe, and not a child of it."""
        return _getpid() == self._process

    def drain(self) -> None:
        """Note what is in the pipe, and pass it on."""
        if not self.is_here():
            return
        with self._lock:
            while data := self._waiting():
                self._note(self._decoder.decode(data))
                left = memoryview(data)
                while left:
                    left = left[_write(self._onward, left) :]

    def _waiting(self) -> bytes:
        try:
            return _read(self._reading, AT_ONCE)
        except BlockingIOError:
            return b""

    def follow(self) -> None:
        """Note what comes, until the last writer is gone."""
        ready = select.poll()
        ready.register(self._reading, select.POLLIN)
        while not any(event & select.POLLHUP for _, event in ready.poll()):
            self.drain()
        self.drain()


@contextmanager
def tapped(note: Callable[[str], None], clock: Clock) -> Iterator[Tapped]:
    """Put the pipe in place for the block."""
    reading, writing = (_moved(end) for end in os.pipe())
    os.set_blocking(reading, False)
    onward = out_of_the_way(STDOUT)
    tap = Tapped(reading, onward, note)
    os.dup2(writing, STDOUT)
    os.close(writing)
    Tapped.onward = onward
    clock.before_moves(tap.drain)
    start_beside(clock, "output", tap.follow)
    try:
        yield tap
    finally:
        os.dup2(onward, STDOUT)
        Tapped.onward = STDOUT
        tap.drain()


def _moved(descriptor: int) -> int:
    moved = out_of_the_way(descriptor)
    os.close(descriptor)
    return moved


def out_of_the_way(descriptor: int) -> int:
    """A copy of a descriptor for this process alone, whose number is high; on Windows it is any."""
    try:
        import fcntl
    except ImportError:  # which only Unix has
        return os.dup(descriptor)
    return fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, OUT_OF_THE_WAY)
