"""The command line. Exit status: 0 all passes, 1 something does not, 2 wrong usage, 3 no grading."""

import argparse
import io
import sys
from collections.abc import Sequence

from grader.cli import (
    bundle,
    check,
    classroom,
    completion,
    doctor,
    explain,
    extract,
    hint,
    init,
    list_,
    notebook,
    reset,
    reveal,
    verify,
    watch,
)
from grader.diagnosis.pages import UnknownMistake
from grader.errors import NO_GRADING, USAGE, CannotGrade, UsageError
from grader.exercise.catalog import CatalogError
from grader.learn.obstacle import trouble
from grader.learn.workspace import version

COMMANDS = (
    init,
    watch,
    check,
    list_,
    hint,
    explain,
    reset,
    reveal,
    notebook,
    extract,
    doctor,
    completion,
    classroom,
    bundle,
    verify,
)
"""In the order in which someone new meets them."""

ABOUT = "Asyncio exercises that grade themselves, and can tell concurrent from merely correct."
EXAMPLES = """a first evening:
  awaitlings init ~/asyncio    make a folder to learn in
  cd ~/asyncio
  awaitlings                   the first exercise: open the file that it names, write, save

when you are stuck:
  awaitlings hint              one hint, and another one each time you ask
  awaitlings explain           what a mistake is, by its name
  awaitlings reveal greet      give up on an exercise
  awaitlings doctor            when it is the machine that does not do as it should

`awaitlings COMMAND --help` says more about each."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, `watch` if none is named; gives the exit status."""
    options = parser().parse_args((sys.argv[1:] if arguments is None else arguments) or ["watch"])
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # what a terminal cannot show must not end the report
            stream.reconfigure(errors="backslashreplace")
    try:
        status: int = options.run(options)
    except (UsageError, CatalogError, UnknownMistake) as error:
        print(f"awaitlings: {error}", file=sys.stderr)
        return USAGE
    except CannotGrade as error:
        print(f"awaitlings: {error}", file=sys.stderr)
        return NO_GRADING
    except OSError as error:
        print(f"awaitlings: {trouble(error)}", file=sys.stderr)
        return NO_GRADING
    return status


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(
        prog="awaitlings",
        description=ABOUT,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("-V", "--version", action="version", version=f"Awaitlings {version()}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return top
