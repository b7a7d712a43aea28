"""The command line. Exit status: 0 all passes, 1 something does not, 2 wrong usage, 3 no grading."""

import argparse
import io
import sys
from collections.abc import Sequence

from grader.catalog import CatalogError
from grader.commands import check, explain, verify
from grader.diagnosis.pages import UnknownMistake
from grader.status import INTERRUPTED, NO_GRADING, USAGE, CannotGrade, UsageError

COMMANDS = (check, explain, verify)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; gives the exit status."""
    options = parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # what a terminal cannot show must not end the report
            stream.reconfigure(errors="backslashreplace")
    try:
        status: int = options.run(options)
    except (UsageError, CatalogError, UnknownMistake) as error:
        print(f"awaitlings: {error}", file=sys.stderr)
        return USAGE
    except (CannotGrade, OSError) as error:
        print(f"awaitlings: {error}", file=sys.stderr)
        return NO_GRADING
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return INTERRUPTED
    return status


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    about = "Asyncio exercises that grade themselves."
    top = argparse.ArgumentParser(prog="awaitlings", description=about)
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return top
