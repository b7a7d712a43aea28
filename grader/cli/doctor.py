"""`awaitlings doctor`: shows what works on this machine, and how to fix the rest."""

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from grader.errors import NOT_PASSED, PASSED
from grader.report.plain import open_terminal
from grader.report.terminal import Terminal

if TYPE_CHECKING:
    from grader.learn import health

ABOUT = """Show what works on this machine, and how to fix what does not.

It grades a small exercise on both clocks and tries every isolation level, which takes a few seconds.
Exit status: 0 if answers can be graded here, 1 if not."""
MARKS = {"works": ("✓", "ok", "green"), "absent": ("·", "-", ""), "broken": ("✗", "x", "red")}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    command = commands.add_parser(
        "doctor",
        help="show what works on this machine",
        description=ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=doctor)


def doctor(options: argparse.Namespace) -> int:
    """`awaitlings doctor`."""
    from grader.learn import health  # slow to import

    terminal = open_terminal()
    healthy = _section(terminal, "Needed to check your answers", health.essentials())
    _section(terminal, "Isolation of other people's code", health.isolation())
    _section(terminal, "Optional", health.extras())
    if healthy:
        terminal.line("Answers can be graded here.", "bold green")
    else:
        mark = _mark(terminal, "broken")
        terminal.line(f"Answers cannot be graded here: fix what has {mark} above.", "bold red")
    return PASSED if healthy else NOT_PASSED


def _section(terminal: Terminal, title: str, findings: "Iterable[health.HealthItem]") -> bool:
    """Show findings as they arrive; returns whether none of them is broken."""
    terminal.line(title, "bold")
    healthy = True
    for finding in findings:
        style = MARKS[finding.state][2]
        terminal.line(f"{_mark(terminal, finding.state):<2} {finding.what}", style, indent=2)
        if finding.remedy:
            terminal.line(finding.remedy, "dim", indent=5)
        healthy = healthy and finding.state != "broken"
    terminal.line()
    return healthy


def _mark(terminal: Terminal, state: str) -> str:
    mark, in_ascii, _ = MARKS[state]
    return f"{state}:" if terminal.plain else mark if terminal.unicode else in_ascii
