"""The display of a watch: one view, notes below it, a status line, and the keys."""

from grader.exercise.decorators import CatalogError
from grader.learn import views
from grader.learn.screen import Painter, Screen
from grader.learn.spoken_screen import SpokenScreen
from grader.report.terminal import Terminal


class Display:
    """Every change is drawn at once."""

    def __init__(self, screen: Screen | SpokenScreen, view: Painter) -> None:
        self._screen = screen
        self._view = view
        self._notes: list[str] = []
        self._call = ""
        self._status = ""

    def show(self, view: Painter, call: str, sought: str = "") -> None:
        """Show another view, without the old notes; `call` says what to do now.

        It starts at its first page, or at the page that contains the text `sought`.
        """
        self._view = view
        self._call = call
        self._notes = []
        self._screen.to_first_page(sought)
        self.say("")

    def shows(self, view: Painter) -> bool:
        """Whether this is the view that is shown."""
        return self._view == view

    def note(self, *lines: str) -> None:
        """Add lines below the view."""
        self._notes.extend(lines)
        self.draw()

    def say(self, status: str) -> None:
        """Show a status or a question instead of what to do."""
        self._status = status
        self.draw()

    def event(self, text: str) -> None:
        """What happened, for a screen that says it in words."""
        self._screen.event(text)

    def turn(self) -> None:
        """Show the next page of a view that is higher than the window."""
        self._screen.turn()
        self.draw()

    def draw(self) -> None:
        """Draw everything again."""
        self._screen.draw(self._above, self._below)

    def _above(self, terminal: Terminal) -> None:
        try:
            self._view(terminal)
        except (CatalogError, OSError) as error:  # an author is editing the checks
            terminal.line(str(error), style="yellow")

    def _below(self, terminal: Terminal) -> None:
        for line in self._notes:
            terminal.line(line, style="cyan")
        views.footer(terminal, self._status or self._call)
