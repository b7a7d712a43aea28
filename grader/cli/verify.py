"""`awaitlings verify`: for authors, verifies the exercises themselves."""

import argparse

from grader.cli import arguments
from grader.errors import NOT_PASSED, PASSED
from grader.exercise.catalog import Catalog, exercises_folder
from grader.exercise.options import Options


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    about = "for authors: verify the exercises themselves"
    command = commands.add_parser("verify", help=about, description=about.capitalize() + ".")
    arguments.names(command)
    about = "the clock (default: fast)"
    command.add_argument("--clock", choices=["wall", "fast"], default="fast", help=about)
    command.add_argument("--seed", metavar="S", help="the seed of the random inputs; it is printed")
    about = "only the I-th of N parts of the answers besides the stubs and solutions"
    command.add_argument("--share", metavar="I/N", type=arguments.share, default=(1, 1), help=about)
    command.set_defaults(run=verify)


def verify(options: argparse.Namespace) -> int:
    """`awaitlings verify`."""
    from grader.authoring.verify import verify as verified  # for authors only

    exercises = Catalog(exercises_folder()).select(options.names)
    seed = {"seed": options.seed} if options.seed else {}
    given = Options(clock=options.clock, **seed)
    return PASSED if verified(exercises, given, share=options.share) else NOT_PASSED
