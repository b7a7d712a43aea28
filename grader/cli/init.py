"""`awaitlings init`: make a workspace, or bring one up to date."""

import argparse
import shlex
import shutil
import sys
from pathlib import Path

from grader.errors import PASSED, CannotGrade, UsageError
from grader.exercise.catalog import Catalog
from grader.learn import workspace
from grader.learn.obstacle import obstacle
from grader.learn.workspace import Changes, bring_up_to_date, find_workspace, is_workspace
from grader.report.terminal import Terminal

ABOUT = """Make a folder to learn in: exercises, their checks, and pages to read. No solutions.

Type it again after an update of Awaitlings: pages and checks become those of the newer version, your
answers stay as they are, and what you have edited besides is kept aside. It never overwrites your work."""
EXAMPLES = """examples:
  awaitlings init                in the empty folder that you are in
  awaitlings init ~/asyncio      in a folder that is made for it
  awaitlings init                in a workspace: bring it up to date"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its argument."""
    command = commands.add_parser(
        "init",
        help="make a folder to learn in, or bring it up to date",
        description=ABOUT,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    about = "the folder; if none, the workspace or the empty folder that you are in"
    command.add_argument("folder", nargs="?", type=Path, metavar="DIR", help=about)
    command.set_defaults(run=init)


def init(options: argparse.Namespace) -> int:
    """`awaitlings init`."""
    folder = options.folder or find_workspace(Path.cwd()) or Path()
    try:
        _must_be_usable(folder)
        known = is_workspace(folder)
        changes = bring_up_to_date(folder)
    except OSError as error:
        raise CannotGrade(_obstacle(folder, error)) from None
    terminal = Terminal()
    if known:
        _tell_changes(terminal, changes)
    else:
        _welcome(terminal, folder)
    return PASSED


def _must_be_usable(folder: Path) -> None:
    """UsageError where a workspace would be in the way of something else."""
    if (folder / "grader" / "exercise" / "catalog.py").is_file():
        raise UsageError(
            f"{folder.resolve()} is the kit itself, and has the exercises in it: type `make watch`. "
            "For a workspace, name another folder."
        )
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file, and a folder is wanted.")
    if not folder.is_dir() or is_workspace(folder):
        return
    if any(not entry.name.startswith(".") for entry in folder.iterdir()):
        inside = shlex.quote(str(folder / "awaitlings"))
        raise UsageError(
            f"{folder.resolve()} has other things in it. Name a new folder: awaitlings init {inside}"
        )


def _obstacle(folder: Path, error: OSError) -> str:
    remedy = "Name a folder of your own: awaitlings init ~/awaitlings"
    return f"Nothing of yours was changed. {obstacle(error, folder.absolute(), remedy)}"


def _welcome(terminal: Terminal, folder: Path) -> None:
    catalog = Catalog(folder / "exercises")
    number, chapters = len(catalog.exercises), len(catalog.chapters)
    terminal.line(
        f"Your workspace is ready: {number} exercises in {chapters} chapters.", "bold green"
    )
    terminal.line(str(folder.resolve()), "dim")
    terminal.line()
    terminal.line("Now type:", "bold")
    terminal.line()
    if folder.resolve() != Path.cwd():
        terminal.line(f"cd {shlex.quote(str(folder))}", indent=4)
    terminal.line(as_typed(), indent=4)
    terminal.line()
    terminal.line(
        "It shows the first exercise, says which file to open, and checks each file when you save it."
    )
    terminal.line("README.md says what else there is.")


def as_typed() -> str:
    """The command by which the user can start Awaitlings again."""
    environment = Path(sys.prefix)
    if environment.parent.parent.name == "uv" and environment.parent.name != "tools":
        return "uvx awaitlings"  # out of uv's cache
    program = Path(sys.argv[0])
    if program.name != "awaitlings":
        return "python -m grader"
    return "awaitlings" if shutil.which("awaitlings") else shlex.quote(str(program.absolute()))


def _tell_changes(terminal: Terminal, changes: Changes) -> None:
    before, now = changes.version_before or "another version", workspace.version()
    came = f"from {before} to {now}" if before != now else f"as of {now}"
    terminal.line(
        f"This workspace is up to date, {came}. Your answers are as they were.", "bold green"
    )
    _tell(terminal, "New:", changes.added)
    _tell(terminal, "Updated:", changes.updated)
    _tell(terminal, "No longer part of it, and untouched by you, so taken away:", changes.gone)
    aside = [f"{path}: yours is now {Path(other).name}" for path, other in changes.aside.items()]
    _tell(terminal, "Updated, and you had edited it:", aside)
    behind = "There is a newer text of these exercises. Yours stays; `awaitlings reset SLUG` begins afresh with the new one:"
    _tell(terminal, behind, changes.behind)
    terminal.line()
    terminal.line(f"Go on with: {as_typed()}")


def _tell(terminal: Terminal, what: str, paths: list[str]) -> None:
    if paths:
        terminal.line()
        terminal.line(what)
        for path in paths:
            terminal.line(path, indent=2)
