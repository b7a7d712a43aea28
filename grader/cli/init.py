"""`awaitlings init`: makes a workspace, or updates one."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from grader.commands import WINDOWS, as_typed, program, quoted
from grader.errors import PASSED, CannotGrade, UsageError
from grader.evidence.failures import count
from grader.exercise.catalog import Catalog
from grader.learn import workspace
from grader.learn.github_files import DEVCONTAINER, for_a_devcontainer, for_github, repository_of
from grader.learn.os_errors import could_not_write
from grader.learn.workspace import Changes, bring_up_to_date, find_workspace, is_workspace
from grader.report.plain import open_terminal
from grader.report.terminal import Terminal

ABOUT = """Make a workspace: a folder with exercises, their checks, and pages to read. No solutions.

Run it again after an update of Awaitlings. It then updates pages and checks, does not change your
answers, and backs up other files that you have edited. It never overwrites your work."""
EXAMPLES = """examples:
  awaitlings init                in the current folder, which must be empty
  awaitlings init ~/asyncio      in this folder, which is made if needed
  awaitlings init                in a workspace: update it
  awaitlings init --github       and have answers checked on GitHub"""

AGAIN = "awaitlings init --github"
WATCH = "It shows the first exercise and which file to open, and checks each file when you save it."
ON_WINDOWS = (
    "It shows the exercises: open a file, write your answer, and check it with `check SLUG`."
)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command and its argument."""
    command = commands.add_parser(
        "init",
        help="make a workspace, or update it",
        description=ABOUT,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    about = "the folder (default: the workspace or empty folder that you are in)"
    command.add_argument("folder", nargs="?", type=Path, metavar="DIR", help=about)
    about = "add a workflow that checks your answers on GitHub after each push"
    command.add_argument("--github", action="store_true", help=about)
    about = "add a development container, for VS Code and GitHub Codespaces"
    command.add_argument("--devcontainer", action="store_true", help=about)
    command.set_defaults(run=init)


def init(options: argparse.Namespace) -> int:
    """`awaitlings init`."""
    folder = options.folder or find_workspace(Path.cwd()) or Path()
    try:
        _must_be_usable(folder)
        known = is_workspace(folder)
        changes = bring_up_to_date(folder)
        more = _asked_for(options, folder)
        beside = bring_up_to_date(folder, more) if more else Changes()
    except OSError as error:
        raise CannotGrade(_obstacle(folder, error)) from None
    terminal = open_terminal()
    if known:
        _show_changes(terminal, changes)
    else:
        _welcome(terminal, folder)
    _show_beside(terminal, more, beside)
    for sentence in _on_github(options, folder):
        terminal.line()
        terminal.line(sentence)
    return PASSED


def _asked_for(options: argparse.Namespace, folder: Path) -> dict[str, bytes]:
    """The files beside the workspace's own that the options ask for."""
    files = for_github(folder) if options.github else {}
    return files | (for_a_devcontainer() if options.devcontainer else {})


def _on_github(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    """What GitHub needs that is not so here."""
    root = repository_of(folder)
    if options.github and root is None:
        yield (
            f"GitHub runs a workflow only from the root of a repository, and {folder.resolve()} is in none: "
            f"run `git init` there. If it is to be a part of a repository, run `{AGAIN}` again inside of it."
        )
    if root in (None, folder.resolve()):
        return
    if options.github:
        yield (
            f"GitHub runs a workflow only from the root of a repository, which is {root}: so it is there, "
            "and works in this folder."
        )
    if options.devcontainer:
        yield (
            f"Codespaces reads {DEVCONTAINER} only at the root of the repository, which is {root}. VS Code "
            "reads it if you open this folder."
        )


def _show_beside(terminal: Terminal, files: dict[str, bytes], changes: Changes) -> None:
    _show(terminal, "Commit these files, too:", sorted(files))
    backups = [f"{path}: yours is now {Path(new).name}" for path, new in changes.backups.items()]
    _show(terminal, "You had edited these; they are backed up:", backups)


def _must_be_usable(folder: Path) -> None:
    """UsageError if the folder cannot become a workspace."""
    if (folder / "grader" / "exercise" / "catalog.py").is_file():
        raise UsageError(
            f"{folder.resolve()} is a clone of the kit, which contains the exercises: there, run "
            f"`{as_typed('watch')}`. To make a workspace, name another folder."
        )
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"Expected a folder, but {folder} is a file: name another one.")
    if not folder.is_dir() or is_workspace(folder):
        return
    if any(not entry.name.startswith(".") for entry in folder.iterdir()):
        inside = as_typed("init", str(folder / "awaitlings"))
        raise UsageError(f"{folder.resolve()} is not empty. Name a new folder: {inside}")


def _obstacle(folder: Path, error: OSError) -> str:
    remedy = f"Name a folder of your own: {as_typed('init')} ~/awaitlings"
    return f"Your files were not changed. {could_not_write(error, folder.absolute(), remedy)}"


def _welcome(terminal: Terminal, folder: Path) -> None:
    catalog = Catalog(folder / "exercises")
    number, chapters = len(catalog.exercises), len(catalog.chapters)
    terminal.line(
        f"Your workspace is ready: {count(number, 'exercise')} in {count(chapters, 'chapter')}.",
        "bold green",
    )
    terminal.line(str(folder.resolve()), "dim")
    terminal.line()
    terminal.line("Now run:", "bold")
    terminal.line()
    if folder.resolve() != Path.cwd():
        terminal.line(f"cd {quoted(str(folder))}", indent=4)
    terminal.to_copy(f"{program(folder)} list" if WINDOWS else program(folder))
    terminal.line()
    terminal.line(ON_WINDOWS if WINDOWS else WATCH)
    terminal.line("README.md has the other commands.")


def _show_changes(terminal: Terminal, changes: Changes) -> None:
    before, now = changes.version_before or "another version", workspace.version()
    versions = f"updated from {before} to {now}" if before != now else f"version {now}"
    terminal.line(
        f"This workspace is up to date ({versions}). Your answers were not changed.", "bold green"
    )
    _show(terminal, "New:", changes.added)
    _show(terminal, "Updated:", changes.updated)
    _show(terminal, "Removed, because the kit no longer has them:", changes.removed)
    backups = [f"{path}: yours is now {Path(new).name}" for path, new in changes.backups.items()]
    _show(terminal, "Updated; the files that you had edited are backed up:", backups)
    outdated = f"The kit has a newer stub of these exercises; your files were not changed. To start again with the new stub, run `{as_typed('reset', 'SLUG')}`:"
    _show(terminal, outdated, changes.outdated)
    terminal.line()
    terminal.line(f"To continue, run: {program()}")


def _show(terminal: Terminal, what: str, paths: list[str]) -> None:
    if paths:
        terminal.line()
        terminal.line(what)
        for path in paths:
            terminal.line(path, indent=2)
