"""`awaitlings explain`: a mistake's page, or the list of all."""

import argparse

from grader.diagnosis.pages import page as page_of
from grader.diagnosis.pages import pages
from grader.report.terminal import Terminal
from grader.status import PASSED


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    about = "what a mistake is, and how to think about it"
    command = commands.add_parser("explain", help=about)
    about = "a mistake's name; none lists all"
    command.add_argument("name", nargs="?", metavar="MISTAKE", help=about)
    command.set_defaults(run=explain)


def explain(options: argparse.Namespace) -> int:
    """`awaitlings explain`."""
    from rich.markdown import Markdown  # slow to import

    console = Terminal().console
    if options.name is None:
        for page in pages().values():
            console.print(f"[bold]{page.name:<36}[/bold] {page.summary}")
    else:
        console.print(Markdown(page_of(options.name).text))
    return PASSED
