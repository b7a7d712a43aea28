"""Draws frames in a terminal: each replaces the one before without flicker.

A frame is a view and a footer. The footer is always visible at the bottom of the window; a view that
is higher than the space above it is shown a page at a time.
"""

from collections.abc import Callable

from rich.console import Console

from grader.report.terminal import Terminal

Painter = Callable[[Terminal], None]

HOME, TO_LINE_END, TO_SCREEN_END = "\x1b[H", "\x1b[K", "\x1b[J"
ALL_AT_ONCE, SHOW = "\x1b[?2026h", "\x1b[?2026l"
"""Around a frame: terminals that know this sequence show the whole frame at once."""
DIM, PLAIN = "\x1b[2m", "\x1b[0m"


def in_the_watch(terminal: Terminal) -> Terminal:
    """Here a key explains a mistake, not a command."""
    terminal.key = "press e"
    return terminal


class Screen:
    """Draws from the top of the window, and remembers which page of the view is shown."""

    def __init__(self, console: Console) -> None:
        self._terminal = in_the_watch(Terminal(console))
        self._console = console
        self._started = False
        self._top = 0
        self._sought = ""
        self._page_height = 1

    def draw(self, view: Painter, footer: Painter) -> None:
        """Draw one frame in a single write: lines are overwritten, nothing is erased first."""
        height = self._console.height
        lower = self._lines(footer)
        upper = self._page(self._lines(view), height - len(lower))
        gap = [""] * (height - len(upper) - len(lower))
        lines = [*upper, *gap, *lower][-height:]
        frame = "\n".join(f"{line}{TO_LINE_END}" for line in lines)
        above = HOME if self._started else "\n" * height + HOME
        self._started = True
        self._write(f"{ALL_AT_ONCE}{above}{frame}{TO_SCREEN_END}{SHOW}")

    def turn(self) -> None:
        """Go to the next page for the next draw; after the last one comes the first."""
        self._top += self._page_height

    def to_first_page(self, sought: str = "") -> None:
        """Go to the first page for the next draw, or to the first one that contains this text."""
        self._top = 0
        self._sought = sought

    def leave(self) -> None:
        """Move the cursor below the last frame, which stays visible."""
        if self._started:
            self._write("\n")

    def event(self, text: str) -> None:
        """What a frame shows by itself is not said as well."""

    def _page(self, lines: list[str], height: int) -> list[str]:
        if len(lines) <= height:
            self._top = 0
            return lines
        self._page_height = max(1, height - 1)  # one line says that there is more
        if self._sought:
            at = next((n for n, line in enumerate(lines) if self._sought in line), 0)
            self._top, self._sought = at - at % self._page_height, ""
        self._top = self._top if self._top < len(lines) else 0
        shown = lines[self._top : self._top + self._page_height]
        left = len(lines) - self._top - len(shown)
        more = f"space: {left} more lines" if left else "space: back to the first page"
        return [*shown, *[""] * (self._page_height - len(shown)), f"{DIM}  {more}{PLAIN}"]

    def _lines(self, paint: Painter) -> list[str]:
        with self._console.capture() as captured:
            paint(self._terminal)
        return captured.get().rstrip("\n").split("\n")

    def _write(self, text: str) -> None:
        self._console.file.write(text)
        self._console.file.flush()
