"""`awaitlings notebook`: exercises as a notebook, with a cell that checks each."""

import argparse
import json
from pathlib import Path

from grader.errors import PASSED, UsageError
from grader.exercise.catalog import Catalog, exercises_folder

ABOUT = (
    "Write exercises as a notebook without solutions: the brief, a cell to write in, and a cell that "
    "checks. A file that is there already is never replaced."
)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    command = commands.add_parser("notebook", help="exercises as a notebook", description=ABOUT)
    command.add_argument("names", nargs="+", metavar="SLUG", help="exercises or chapters")
    about = "the file to write (called like the first exercise or chapter)"
    command.add_argument("-o", "--out", type=Path, metavar="FILE", help=about)
    command.set_defaults(run=notebook)


def notebook(options: argparse.Namespace) -> int:
    """`awaitlings notebook`."""
    from grader.classroom.build import to_learn_with

    exercises = Catalog(exercises_folder()).select(options.names)
    target: Path = options.out or Path(f"{Path(options.names[0]).stem}.ipynb")
    text = json.dumps(to_learn_with(target.stem, exercises), indent=1, ensure_ascii=False)
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(text + "\n")
    except FileExistsError:
        raise UsageError(f"There is a {target} already: name another file with -o.") from None
    print(f"{target}: open it in Jupyter, in an environment where Awaitlings is installed.")
    return PASSED
