"""`awaitlings explain`: shows the page of a mistake, or the list of all mistakes."""

import argparse
import re
from typing import TYPE_CHECKING

from grader.diagnosis.pages import page as page_of
from grader.diagnosis.pages import pages
from grader.errors import PASSED
from grader.report.terminal import Terminal

if TYPE_CHECKING:
    from rich.console import Console

LINK = re.compile(r"^- \[(.*)\]\((https://.*)\)$", re.MULTILINE)
"""The links at the end of a mistake's page."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    about = "explain a mistake by its name"
    command = commands.add_parser("explain", help=about, description=about.capitalize() + ".")
    about = "the mistake's name; without it, all are listed"
    command.add_argument("name", nargs="?", metavar="MISTAKE", help=about)
    command.set_defaults(run=explain)


def explain(options: argparse.Namespace) -> int:
    """`awaitlings explain`."""
    terminal = Terminal()
    if options.name is None:
        for page in pages().values():
            terminal.line(page.name, style="bold")
            terminal.line(page.summary, indent=4)
    else:
        _show(page_of(options.name).text, terminal.console)
    return PASSED


def _show(text: str, console: "Console") -> None:
    """A page of Markdown. If links cannot be clicked here, their addresses are shown, unwrapped."""
    from rich.markdown import Markdown  # slow to import
    from rich.text import Text

    if console.color_system is not None:
        console.print(Markdown(text))
        return
    console.print(Markdown(LINK.sub("", text)))
    for title, address in LINK.findall(text):
        console.print(Text(f"- {title}: {address}"), soft_wrap=True)
