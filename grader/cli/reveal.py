"""`awaitlings reveal`: gives up on an exercise and shows its solution."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from grader.cli.confirm import confirmed
from grader.commands import as_typed
from grader.errors import NOT_PASSED, PASSED, CannotGrade, UsageError
from grader.exercise.catalog import Catalog, Exercise
from grader.exercise.solutions import answers_to
from grader.learn.os_errors import could_not_write
from grader.learn.progress import Progress, exercises_here
from grader.learn.unlock_solutions import differences, unlock
from grader.learn.views import shown
from grader.report.plain import open_terminal

ABOUT = """Give up on an exercise: its solution and other right answers are copied to solutions/.

It asks for confirmation, because the list then shows the exercise as revealed, not as done. Try a hint
first: awaitlings hint SLUG. The solutions of exercises that you have done are in solutions/ already."""
EXAMPLES = """examples:
  awaitlings reveal greet          asks, then shows where the answers are
  awaitlings reveal greet --yes    does not ask, for scripts"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    command = commands.add_parser(
        "reveal",
        help="give up on an exercise, and see its solution",
        description=ABOUT,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("name", metavar="SLUG", help="the exercise")
    command.add_argument("--yes", action="store_true", help="do not ask for confirmation")
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
            f"A student's copy of the kit has no solutions, and this is one. For a hint, run: "
            f"{as_typed('hint', exercise.slug)}"
        )
    given_up = progress.state(exercise) == "to do"
    if given_up and not (options.yes or _agreed(exercise)):
        print("Nothing was revealed.")
        return NOT_PASSED
    try:
        files = unlock(folder.parent, exercise)
    except OSError as error:
        why = could_not_write(error, folder.parent)
        raise CannotGrade(f"{why} Nothing was revealed.") from None
    if given_up:
        progress.note_revealed(exercise)
    _tell(exercise, files, progress.notice)
    return PASSED


def _agreed(exercise: Exercise) -> bool:
    question = f"Give up on {exercise.slug}? It will be listed as revealed, not as done."
    return confirmed("reveal", exercise.slug, question)


def _tell(exercise: Exercise, files: Sequence[Path], notice: str) -> None:
    terminal = open_terminal()
    terminal.line(f"Right answers to {exercise.slug}:", "bold")
    sentences = differences(answers_to(exercise))
    for file in files:
        terminal.line()
        terminal.line(shown(file), "bold cyan", indent=2)
        terminal.line(sentences[file.name], indent=4)
    if notice:
        terminal.line(notice, "yellow")
