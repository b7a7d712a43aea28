"""`awaitlings notebook`: writes exercises as a notebook, with a cell that checks each."""

import argparse
import json
from pathlib import Path

from grader.errors import PASSED, UsageError
from grader.exercise.catalog import Catalog, exercises_folder

ABOUT = (
    "Write exercises as a notebook without solutions: for each the brief, a cell for your answer, and "
    "a cell that checks it. An existing file is never replaced."
)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its options."""
    about = "write exercises as a notebook"
    command = commands.add_parser("notebook", help=about, description=ABOUT)
    command.add_argument("names", nargs="+", metavar="SLUG", help="exercises or chapters")
    about = "the file to write (default: named after the first exercise or chapter)"
    command.add_argument("-o", "--out", type=Path, metavar="FILE", help=about)
    command.set_defaults(run=notebook)


def notebook(options: argparse.Namespace) -> int:
    """`awaitlings notebook`."""
    from grader.classroom.build_notebook import learner_notebook

    exercises = Catalog(exercises_folder()).select(options.names)
    target: Path = options.out or Path(f"{Path(options.names[0]).stem}.ipynb")
    text = json.dumps(learner_notebook(target.stem, exercises), indent=1, ensure_ascii=False)
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(text + "\n")
    except FileExistsError:
        raise UsageError(f"{target} exists already: name another file with -o.") from None
    print(f"{target} written. Open it in Jupyter, in an environment with Awaitlings installed.")
    return PASSED
