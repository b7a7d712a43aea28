"""Frames in a terminal: each takes the place of the one before, without a flicker.

A frame is a view and what stands below it. What is below is always to be seen, at the bottom of the
window; a view that is higher than the room above it is shown a page at a time.
"""

from collections.abc import Callable

from rich.console import Console

from grader.report.terminal import Terminal

Painter = Callable[[Terminal], None]

HOME, TO_LINE_END, TO_SCREEN_END = "\x1b[H", "\x1b[K", "\x1b[J"
ALL_AT_ONCE, SHOW = "\x1b[?2026h", "\x1b[?2026l"
"""Around a frame, for terminals that know it: show nothing before all of it is there."""
DIM, PLAIN = "\x1b[2m", "\x1b[0m"


class Screen:
    """Draws from the top of the window, and keeps which page of the view is shown."""

    def __init__(self, console: Console) -> None:
        self._terminal = Terminal(console)
        self._terminal.explain = "press e"
        self._console = console
        self._begun = False
        self._top = 0
        self._sought = ""
        self._room = 1

    def draw(self, view: Painter, below: Painter) -> None:
        """One frame, in a single write: lines are replaced in place, nothing is erased before."""
        height = self._console.height
        lower = self._lines(below)
        upper = self._page(self._lines(view), height - len(lower))
        gap = [""] * (height - len(upper) - len(lower))
        lines = [*upper, *gap, *lower][-height:]
        frame = "\n".join(f"{line}{TO_LINE_END}" for line in lines)
        above = HOME if self._begun else "\n" * height + HOME
        self._begun = True
        self._write(f"{ALL_AT_ONCE}{above}{frame}{TO_SCREEN_END}{SHOW}")

    def turn(self) -> None:
        """Show the next page when it is drawn again; after the last one comes the first."""
        self._top += self._room

    def to_first_page(self, sought: str = "") -> None:
        """Show the beginning when it is drawn again, or the first page that has these words."""
        self._top = 0
        self._sought = sought

    def leave(self) -> None:
        """Go below the last frame, which stays."""
        if self._begun:
            self._write("\n")

    def _page(self, lines: list[str], room: int) -> list[str]:
        if len(lines) <= room:
            self._top = 0
            return lines
        self._room = max(1, room - 1)  # a line says that there is more
        if self._sought:
            at = next((n for n, line in enumerate(lines) if self._sought in line), 0)
            self._top, self._sought = at - at % self._room, ""
        self._top = self._top if self._top < len(lines) else 0
        shown = lines[self._top : self._top + self._room]
        left = len(lines) - self._top - len(shown)
        more = f"space: {left} more lines" if left else "space: back to the beginning"
        return [*shown, *[""] * (self._room - len(shown)), f"{DIM}  {more}{PLAIN}"]

    def _lines(self, paint: Painter) -> list[str]:
        with self._console.capture() as captured:
            paint(self._terminal)
        return captured.get().rstrip("\n").split("\n")

    def _write(self, text: str) -> None:
        self._console.file.write(text)
        self._console.file.flush()
