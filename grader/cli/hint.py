"""`awaitlings hint`: shows the next hint."""

import argparse

from grader.cli import arguments
from grader.errors import PASSED, UsageError
from grader.exercise.catalog import Catalog
from grader.learn.exercise_list import next_open
from grader.learn.hints import next_hint
from grader.learn.progress import Progress, exercises_here
from grader.report.plain import open_terminal


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its argument."""
    about = "show a hint, and the next one each time you ask again"
    command = commands.add_parser("hint", help=about, description=about.capitalize() + ".")
    which = "the exercise (default: the next one that is not done)"
    command.add_argument("name", nargs="?", metavar="SLUG", help=which)
    arguments.plain(command)
    command.set_defaults(run=hint)


def hint(options: argparse.Namespace) -> int:
    """`awaitlings hint`."""
    folder = exercises_here()
    catalog, progress = Catalog(folder), Progress(folder.parent)
    if options.name:
        exercises = catalog.select([options.name])
        if len(exercises) > 1:
            raise UsageError(f"{options.name} is a chapter: name one exercise.")
        exercise = exercises[0]
    elif (upcoming := next_open(catalog.exercises, progress)) is not None:
        exercise = upcoming
    else:
        raise UsageError("All exercises are done: name the exercise that you want a hint for.")
    terminal = open_terminal(options.plain)
    for line in next_hint(exercise, progress):
        terminal.line(line)
    if progress.notice:
        terminal.line(progress.notice, style="yellow")
    return PASSED
