"""`awaitlings explain`: shows the page of a mistake, or the list of all mistakes."""

import argparse

from grader.cli import arguments
from grader.diagnosis.pages import page as page_of
from grader.diagnosis.pages import pages
from grader.errors import PASSED
from grader.report.markdown import show_page
from grader.report.plain import open_terminal


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    about = "explain a mistake by its name"
    command = commands.add_parser("explain", help=about, description=about.capitalize() + ".")
    about = "the mistake's name; without it, all are listed"
    command.add_argument("name", nargs="?", metavar="MISTAKE", help=about)
    arguments.plain(command)
    command.set_defaults(run=explain)


def explain(options: argparse.Namespace) -> int:
    """`awaitlings explain`."""
    terminal = open_terminal(options.plain)
    if options.name is None:
        for page in pages().values():
            terminal.line(page.name, style="bold")
            terminal.line(page.summary, indent=4)
    else:
        show_page(terminal, page_of(options.name).text)
    return PASSED
