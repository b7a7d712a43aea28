"""The keyboard of a watch: keys arrive one by one; at the end the terminal is restored."""

import asyncio
import os
import signal
import sys
import termios
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Self

ARROWS = {"\x1b[C": "n", "\x1b[D": "p", "\x1bOC": "n", "\x1bOD": "p"}
"""Right and left mean next and previous."""
QUIT = "q"
"""It also stands for a closed terminal and for a signal to terminate."""
BACK, REDRAW = "\x1b", ""
SHOW_CURSOR, HIDE_CURSOR = "\x1b[?25h", "\x1b[?25l"


class Keyboard:
    """Standard input, a key at a time, inside a `with` block; then the terminal is restored."""

    def __init__(self, *, hide_cursor: bool = True) -> None:
        self._hides = hide_cursor  # a screen reader follows it
        self._descriptor = sys.stdin.fileno()
        self._before = termios.tcgetattr(self._descriptor)

    def __enter__(self) -> Self:
        self._set_up()
        return self

    def __exit__(self, *_: object) -> None:
        self._restore()

    def _set_up(self) -> None:
        tty.setcbreak(self._descriptor)
        if self._hides:
            print(HIDE_CURSOR, end="", flush=True)

    def _restore(self) -> None:
        termios.tcsetattr(self._descriptor, termios.TCSADRAIN, self._before)
        if self._hides:
            print(SHOW_CURSOR, end="", flush=True)

    @contextmanager
    def listening(self, pressed: Callable[[str], None]) -> Iterator[None]:
        """Call `pressed` on the running loop with each key, and with REDRAW if the window is resized."""
        loop = asyncio.get_running_loop()
        handlers = {
            signal.SIGTSTP: partial(self._suspend, pressed),
            signal.SIGWINCH: partial(pressed, REDRAW),
            signal.SIGTERM: partial(pressed, QUIT),
            signal.SIGHUP: partial(pressed, QUIT),
        }
        for number, handler in handlers.items():
            loop.add_signal_handler(number, handler)
        loop.add_reader(self._descriptor, self._read, pressed)
        try:
            yield
        finally:
            loop.remove_reader(self._descriptor)
            for number in handlers:
                loop.remove_signal_handler(number)

    def _suspend(self, pressed: Callable[[str], None]) -> None:
        """Ctrl-Z: restore the terminal, stop, and continue from here when the shell resumes us."""
        self._restore()
        os.kill(os.getpid(), signal.SIGSTOP)
        self._set_up()
        pressed(REDRAW)

    def _read(self, pressed: Callable[[str], None]) -> None:
        try:
            data = os.read(self._descriptor, 1024)
        except OSError:
            data = b""
        typed = data.decode(errors="ignore")
        if not data:
            asyncio.get_running_loop().remove_reader(self._descriptor)
            pressed(QUIT)
        elif typed.startswith("\x1b"):
            pressed(ARROWS.get(typed, BACK))
        else:
            for key in typed:
                pressed(key)
