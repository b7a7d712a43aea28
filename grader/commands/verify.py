"""`awaitlings verify`: for authors, the exercises themselves are checked."""

import argparse

from grader.catalog import Catalog, exercises_folder
from grader.commands import arguments
from grader.gather import Options
from grader.status import NOT_PASSED, PASSED


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    about = "for authors: check the exercises themselves"
    command = commands.add_parser("verify", help=about)
    arguments.names(command)
    about = "the clock to verify by (fast)"
    command.add_argument("--clock", choices=["wall", "fast"], default="fast", help=about)
    command.set_defaults(run=verify)


def verify(options: argparse.Namespace) -> int:
    """`awaitlings verify`."""
    from grader.verify import verify as verified  # for authors only

    exercises = Catalog(exercises_folder()).select(options.names)
    return PASSED if verified(exercises, Options(clock=options.clock)) else NOT_PASSED
