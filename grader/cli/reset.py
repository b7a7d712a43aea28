"""`awaitlings reset`: begin an exercise afresh. The file as it is now is kept."""

import argparse
import sys
from pathlib import Path

from grader.errors import NOT_PASSED, PASSED, CannotGrade, UsageError
from grader.exercise.catalog import Catalog, Exercise
from grader.learn.obstacle import obstacle
from grader.learn.progress import exercises_here
from grader.learn.reset import fresh_stub, reset
from grader.learn.views import shown
from grader.report.terminal import Terminal

ABOUT = "Begin an exercise afresh. Your file as it is now is kept in .awaitlings/kept/."


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    command = commands.add_parser("reset", help="begin an exercise afresh", description=ABOUT)
    command.add_argument("name", metavar="SLUG", help="the exercise")
    command.add_argument("--yes", action="store_true", help="do not ask")
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
        kept = reset(exercise)
    except OSError as error:
        why = obstacle(error, Path(error.filename or exercise.stub))
        raise CannotGrade(f"{why} Your file is as it was.") from None
    terminal = Terminal()
    terminal.line(f"{shown(exercise.stub)} is as it was at the beginning.")
    if kept is not None:
        terminal.line(f"Your file is kept as {shown(kept)}.")
    return PASSED


def _agreed(exercise: Exercise) -> bool:
    if not sys.stdin.isatty():
        raise UsageError(
            f"Without a terminal nobody can be asked: awaitlings reset {exercise.slug} --yes"
        )
    question = f"Begin {exercise.slug} afresh? Your file is kept in .awaitlings/kept/. [y/N] "
    try:
        return input(question).strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False
