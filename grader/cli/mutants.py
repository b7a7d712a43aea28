"""`awaitlings mutants`: for authors, breaks the right answers and finds what no check refuses."""

import argparse
import secrets
from importlib.util import find_spec

from grader.cli import arguments
from grader.errors import NOT_PASSED, PASSED, CannotGrade
from grader.exercise.catalog import Catalog, exercises_folder, is_stub

TESTS = (
    "There is nothing to break: a test that is changed in one place is mostly as good as before."
)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    about = "for authors: break the right answers, and list what no check refuses"
    command = commands.add_parser("mutants", help=about, description=about.capitalize() + ".")
    arguments.names(command)
    about = "grade only so many, drawn from all"
    command.add_argument("--sample", type=arguments.positive, metavar="N", help=about)
    about = "what a sample is drawn by, as it prints it"
    command.add_argument("--draw", default=None, metavar="TEXT", help=about)
    about = "the number of seeds that must refuse a mutant (default: 3)"
    command.add_argument("--seeds", type=arguments.positive, default=3, metavar="N", help=about)
    command.set_defaults(run=mutants)


def mutants(options: argparse.Namespace) -> int:
    """`awaitlings mutants`."""
    if find_spec("libcst") is None:
        raise CannotGrade("libcst is not installed: it comes with the extra `dev` of this package.")
    from rich.console import Console

    from grader.authoring.mutants.report import break_answers  # for authors only

    chosen = Catalog(exercises_folder()).select(options.names)
    exercises = [exercise for exercise in chosen if not is_stub(exercise.stub)]
    if not exercises:
        raise CannotGrade(TESTS)
    console = Console(highlight=False, soft_wrap=True)
    draw = options.draw or secrets.token_hex(4)
    well = break_answers(exercises, options.seeds, options.sample, draw, console)
    return PASSED if well else NOT_PASSED
