"""The report in words, for a screen reader or a log: no marks, no bars, no color, a sentence on each line.

It is the report of `terminal.py`. Only what is drawn there is said here.
"""

import os
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from grader.exercise.result import CheckResult, Outcome, Result
from grader.report.terminal import NOT_GRADED, Terminal, in_words
from grader.report.timeline import Timeline
from grader.report.timeline_words import told

PLAIN = "AWAITLINGS_PLAIN"
"""The environment variable that asks for it, for `make` and for every command."""
NEVER_WRAPPED = 1_000_000
"""Characters. A terminal or a screen reader breaks lines by itself, and a log is searched by lines."""
WORD = {
    Outcome.PASS: "pass",
    Outcome.FAIL: "fail",
    Outcome.TODO: "to do",
    Outcome.BUSY: NOT_GRADED,
    Outcome.NOT_RUN: "did not run",
}
"""What a mark means."""


def plain_is_wanted() -> bool:
    """Whether the environment asks for a report in words."""
    return os.environ.get(PLAIN, "") not in ("", "0")


def open_terminal(plain: bool | None = None) -> Terminal:
    """The terminal to report to. By default the environment says whether in words."""
    return PlainTerminal() if (plain_is_wanted() if plain is None else plain) else Terminal()


class PlainTerminal(Terminal):
    """Writes results to a console, in words."""

    plain = True

    def __init__(self, console: Console | None = None) -> None:
        super().__init__(console or Console(color_system=None, highlight=False))

    @property
    def width(self) -> int:
        return NEVER_WRAPPED

    def put(self, text: Text) -> None:
        self.console.print(text, soft_wrap=True)

    def picture(self, picture: Timeline, labels: int = 0) -> list[str]:
        return told(picture) if picture.is_worth_drawing else []

    def headline(self, result: Result) -> str:
        return in_words(result)

    def check(self, check: CheckResult, lines: Sequence[str]) -> None:
        points = f"{check.points} of {check.check.points} points"
        self.line(f"{WORD[check.outcome]}, {points}: {check.check.sentence}", indent=2)
        for text in lines:
            self.line(text, indent=4)

    def row(self, result: Result) -> None:
        self.line(in_words(result), indent=2)
