"""`awaitlings reveal`: give up on an exercise, and see its solution."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from grader.errors import NOT_PASSED, PASSED, CannotGrade, UsageError
from grader.exercise.catalog import Catalog, Exercise
from grader.exercise.solutions import answers_to
from grader.learn.obstacle import obstacle
from grader.learn.progress import Progress, exercises_here
from grader.learn.unlock import differences, unlock
from grader.learn.views import shown
from grader.report.terminal import Terminal

ABOUT = """Give up on an exercise: its solution and the other right answers are put into solutions/.

It asks first, and the list shows the exercise as revealed, not done. A hint may do instead:
awaitlings hint SLUG. The solutions of what you have done are in solutions/ already."""
EXAMPLES = """examples:
  awaitlings reveal greet          asks, then shows where the answers are
  awaitlings reveal greet --yes    does not ask, for scripts"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    command = commands.add_parser(
        "reveal",
        help="give up, and see the solution",
        description=ABOUT,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("name", metavar="SLUG", help="the exercise")
    command.add_argument("--yes", action="store_true", help="do not ask")
    command.set_defaults(run=reveal)


def reveal(options: argparse.Namespace) -> int:
    """`awaitlings reveal`."""
    folder = exercises_here()
    exercises = Catalog(folder).select([options.name])
    if len(exercises) > 1:
        raise UsageError(f"{options.name} is a chapter: name one exercise.")
    exercise, progress = exercises[0], Progress(folder.parent)
    if not answers_to(exercise):
        raise UsageError(
            f"There is no solution of {exercise.slug} in this copy of the kit: it is a student's. "
            f"Hints there are: awaitlings hint {exercise.slug}"
        )
    given_up = progress.state(exercise) == "to do"
    if given_up and not (options.yes or _agreed(exercise)):
        print("Nothing was revealed.")
        return NOT_PASSED
    try:
        files = unlock(folder.parent, exercise)
    except OSError as error:
        why = obstacle(error, folder.parent)
        raise CannotGrade(f"{why} Nothing was revealed.") from None
    if given_up:
        progress.note_revealed(exercise)
    _tell(exercise, files, progress.notice)
    return PASSED


def _agreed(exercise: Exercise) -> bool:
    if not sys.stdin.isatty():
        raise UsageError(
            f"Without a terminal nobody can be asked: awaitlings reveal {exercise.slug} --yes"
        )
    question = f"Give up on {exercise.slug}? It will be listed as revealed, not as done. [y/N] "
    try:
        return input(question).strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False


def _tell(exercise: Exercise, files: Sequence[Path], notice: str) -> None:
    terminal = Terminal()
    terminal.line(f"Right answers to {exercise.slug}:", "bold")
    words = differences(answers_to(exercise))
    for file in files:
        terminal.line()
        terminal.line(shown(file), "bold cyan", indent=2)
        terminal.line(words[file.name], indent=4)
    if notice:
        terminal.line(notice, "yellow")
