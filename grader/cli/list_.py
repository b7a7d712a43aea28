"""`awaitlings list`: lists all exercises, which are done, and which is next."""

import argparse

from grader.cli import arguments
from grader.errors import PASSED
from grader.exercise.catalog import Catalog
from grader.learn.exercise_list import next_open, show_list
from grader.learn.progress import Progress, exercises_here
from grader.learn.views import shown
from grader.report.plain import open_terminal


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    about = "list all exercises, which are done, and which is next"
    command = commands.add_parser("list", help=about, description=about.capitalize() + ".")
    arguments.plain(command)
    command.set_defaults(run=list_)


def list_(options: argparse.Namespace) -> int:
    """`awaitlings list`."""
    folder = exercises_here()
    progress, exercises = Progress(folder.parent), Catalog(folder).exercises
    terminal = open_terminal(options.plain)
    show_list(terminal, exercises, progress)
    upcoming = next_open(exercises, progress)
    if upcoming is not None:
        terminal.line(f"Next: open {shown(upcoming.stub)}", style="bold")
    if progress.notice:
        terminal.line(progress.notice, style="yellow")
    return PASSED
