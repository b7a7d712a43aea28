"""`awaitlings reset`: restores the stub of an exercise. The current file is backed up."""

import argparse
from pathlib import Path

from grader.cli.confirm import confirmed
from grader.errors import NOT_PASSED, PASSED, CannotGrade, UsageError
from grader.exercise.catalog import Catalog, Exercise
from grader.learn.os_errors import could_not_write
from grader.learn.progress import exercises_here
from grader.learn.reset import fresh_stub, reset
from grader.learn.views import shown
from grader.report.plain import open_terminal

ABOUT = "Reset an exercise to its stub. Your current file is backed up in .awaitlings/kept/."


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    about = "reset an exercise to its stub"
    command = commands.add_parser("reset", help=about, description=ABOUT)
    command.add_argument("name", metavar="SLUG", help="the exercise")
    command.add_argument("--yes", action="store_true", help="do not ask for confirmation")
    command.set_defaults(run=reset_one)


def reset_one(options: argparse.Namespace) -> int:
    """`awaitlings reset`."""
    exercises = Catalog(exercises_here()).select([options.name])
    if len(exercises) > 1:
        raise UsageError(f"{options.name} is a chapter: name one exercise.")
    (exercise,) = exercises
    fresh_stub(exercise)  # before the question
    if not (options.yes or _agreed(exercise)):
        print("Nothing was changed.")
        return NOT_PASSED
    try:
        backup = reset(exercise)
    except OSError as error:
        why = could_not_write(error, Path(error.filename or exercise.stub))
        raise CannotGrade(f"{why} Your file was not changed.") from None
    terminal = open_terminal()
    terminal.line(f"{shown(exercise.stub)} was reset.")
    if backup is not None:
        terminal.line(f"Your file was backed up as {shown(backup)}.")
    return PASSED


def _agreed(exercise: Exercise) -> bool:
    question = f"Reset {exercise.slug}? Your file is backed up in .awaitlings/kept/."
    return confirmed("reset", exercise.slug, question)
