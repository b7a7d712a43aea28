"""Says in words what a watch shows: nothing is drawn over, and only what is new is written.

For screen readers and logs. It has the methods of `Screen`, so the watch does not know which one it has.
"""

from collections.abc import Sequence

from grader.learn.screen import Painter, in_the_watch
from grader.report.plain import PlainTerminal

AS_BEFORE = "The report is the same as before: {}"


class SpokenScreen:
    """Writes below what is there, with an empty line between an event and the next."""

    def __init__(self, terminal: PlainTerminal) -> None:
        self._terminal = in_the_watch(terminal)
        self._upper: Sequence[str] = ()
        self._lower: Sequence[str] = ()
        self._is_waiting = False  # for what came of an event
        self._is_result = False

    def draw(self, view: Painter, footer: Painter) -> None:
        """Write the view if it is another one, and those lines of the footer that are new."""
        upper, lower = self._lines(view), self._lines(footer)
        told: list[str] = []
        if upper != self._upper:
            told = ["", *upper, ""]
        elif self._is_waiting and self._is_result:
            told = [AS_BEFORE.format(next(filter(None, upper), ""))]
        self._is_waiting = self._is_waiting and not self._is_result
        self._is_result = False
        told += [line for line in lower if line not in self._lower]
        self._upper, self._lower = upper, lower
        for line in told:
            self._terminal.line(line)
        self._terminal.console.file.flush()

    def event(self, text: str) -> None:
        """Say what happened; what came of it follows, even if it is the same as before."""
        self._terminal.line()
        self._terminal.line(text)
        self._is_waiting = True

    def turn(self) -> None:
        """Say all of it again."""
        self._upper = self._lower = ()

    def to_first_page(self, sought: str = "") -> None:
        """A view is shown: there are no pages here."""
        self._is_result = True

    def leave(self) -> None:
        """Nothing is to be restored."""

    def _lines(self, paint: Painter) -> list[str]:
        with self._terminal.console.capture() as captured:
            paint(self._terminal)
        return captured.get().rstrip("\n").split("\n")
