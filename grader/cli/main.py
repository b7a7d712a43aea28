"""The command line. Exit status: 0 all passes, 1 something does not, 2 wrong usage, 3 no grading."""

import argparse
import io
import sys
from collections.abc import Sequence
from importlib import import_module

from grader.commands import as_here
from grader.errors import NO_GRADING, USAGE, CannotGrade, UsageError
from grader.exercise.decorators import CatalogError
from grader.learn.os_errors import message_for
from grader.learn.workspace import version

COMMANDS = (
    "init",
    "watch",
    "check",
    "list_",
    "hint",
    "explain",
    "reset",
    "reveal",
    "notebook",
    "extract",
    "trace",
    "doctor",
    "completion",
    "classroom",
    "bundle",
    "verify",
    "mutants",
)
"""In the order in which a beginner needs them. These are the names of their modules."""

ABOUT = "Asyncio exercises that grade themselves: results must be right, and the code must run concurrently."
EXAMPLES = """to start:
  awaitlings init ~/asyncio    make a workspace
  cd ~/asyncio
  awaitlings                   show the first exercise: open its file, write, save

when you are stuck:
  awaitlings hint              show a hint, and the next one each time you ask again
  awaitlings explain           explain a mistake by its name
  awaitlings reveal greet      give up on an exercise, and see its solution
  awaitlings doctor            find out what does not work on this machine

For more about a command: awaitlings COMMAND --help"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, `watch` if none is named; returns the exit status."""
    words = (sys.argv[1:] if arguments is None else arguments) or ["watch"]
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # a character that the terminal cannot show must not end the report
            stream.reconfigure(errors="backslashreplace")
    try:
        options = parser(words[0]).parse_args(words)
        status: int = options.run(options)
    except (UsageError, CatalogError) as error:
        print(f"awaitlings: {error}", file=sys.stderr)
        return USAGE
    except CannotGrade as error:
        print(f"awaitlings: {error}", file=sys.stderr)
        return NO_GRADING
    except OSError as error:
        print(f"awaitlings: {message_for(error)}", file=sys.stderr)
        return NO_GRADING
    return status


def parser(name: str = "") -> argparse.ArgumentParser:
    """The commands and their options; only this one if it is known, for they are slow to import."""
    top = argparse.ArgumentParser(
        prog="awaitlings",
        description=ABOUT,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("-V", "--version", action="version", version=f"Awaitlings {version()}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    known = [module for module in COMMANDS if module.rstrip("_") == name != "completion"]
    for module in known or COMMANDS:  # a script for completion names all of them
        import_module(f"grader.cli.{module}").add_to(commands)
    for each in (top, *commands.choices.values()):
        each.description, each.epilog = as_here(each.description), as_here(each.epilog)
    return top
